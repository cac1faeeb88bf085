import { Readable } from 'node:stream';
import { csvDialects, type CsvFormat } from '@glabella/domain/values';
import { StreamableFile } from '@nestjs/common';
import { csvFile } from './csv-file';
import { fileName, type NamedFile } from './file-name';
import type { FileTable } from './table';

/** A table that a route answers as a file, and what its name tells. */
export interface CsvAnswer {
  readonly table: FileTable;
  readonly named: Omit<NamedFile, 'extension'>;
}

/** The answer of a route that streams a table as CSV, under the name that every file has. */
export function csvAnswer({ table, named }: CsvAnswer, format: CsvFormat): StreamableFile {
  const lines = csvFile(table, csvDialects[format]);
  return new StreamableFile(Readable.from(lines, { objectMode: false }), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${fileName({ ...named, extension: 'csv' })}"`,
  });
}
