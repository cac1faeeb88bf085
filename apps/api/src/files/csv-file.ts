import { csvHeading, csvWriter, type CsvDialect } from '@glabella/domain/values';
import type { FileTable } from './table';

/** The table as CSV in UTF-8 with CRLF, a chunk for each batch of rows. */
export async function* csvFile(table: FileTable, dialect: CsvDialect): AsyncGenerator<Buffer> {
  yield Buffer.from(csvHeading(table.columns, dialect));
  const write = csvWriter(table.columns, dialect);
  for await (const rows of table.rows()) yield Buffer.from(write(rows));
}
