import { createHash } from 'node:crypto';
import { exportTableNames, type ExportCounts } from '@glabella/contracts';
import { csvDialects } from '@glabella/domain/values';
import { csvFile } from '../files/csv-file';
import type { FileTable } from '../files/table';
import { xlsxWorkbook } from '../files/xlsx-workbook';
import type { ArchiveEntry } from '../files/zip-archive';
import { noRows } from './data-export-rows';
import { manifestOf, selectionWords, type ManifestFacts, type WrittenFile } from './manifest';
import { cellKinds } from './tables/export-table';
import { exportTables } from './tables';
import { codebook, columnsOf } from './tables/codebook';
import { writeRows, type RowContext } from './tables/write-rows';
import type { RowBatch } from '../database/copied-rows';
import type { ExportTable } from './tables/export-table';

/** Stands in the workbook of a practice whose patients are made up. */
const syntheticRow: [string, string] = ['Data', 'Synthetic demo data: no real patients.'];

/** The tables of an export as they are read; every batch passes through here before it is written. */
export type TableReader = (table: ExportTable) => AsyncIterable<RowBatch>;

/**
 * What one export writes: its files in their order, the manifest last. It counts rows while they pass, which is how far
 * the export is.
 */
export class ArchiveRun {
  private readonly written: { [Name in keyof ExportCounts]: number } = { ...noRows };
  private readonly files: WrittenFile[] = [];

  constructor(
    private readonly facts: ManifestFacts,
    private readonly context: RowContext,
    private readonly read: TableReader,
  ) {}

  /** Rows written so far, by table. */
  get counts(): ExportCounts {
    return { ...this.written };
  }

  entries(): ArchiveEntry[] {
    const { format, dataAsOf } = this.facts;
    const tables = exportTables.map((table) => this.fileTable(table));
    const book = codebook(this.context.pseudonyms !== null);
    const manifest: ArchiveEntry = {
      name: 'manifest.json',
      isCompressed: true,
      content: () => this.manifest(),
    };
    if (format === 'xlsx') {
      const sheets = [...tables, book, this.about()];
      const content = () => xlsxWorkbook(sheets, 'About', dataAsOf);
      return [this.entry('outcomes.xlsx', false, null, content), manifest];
    }
    const dialect = csvDialects[format];
    return [
      ...tables.map((table) => {
        const rows = () => this.written[table.name];
        return this.entry(`${table.name}.csv`, true, rows, () => csvFile(table, dialect));
      }),
      this.entry(
        'codebook.csv',
        true,
        () => book.rowCount,
        () => csvFile(book, dialect),
      ),
      manifest,
    ];
  }

  private fileTable(table: ExportTable): FileTable & Pick<ExportTable, 'name'> {
    const columns = columnsOf(table.columns, this.context.pseudonyms !== null);
    const { context, read, written } = this;
    return {
      name: table.name,
      columns: columns.map(({ name, type }) => ({ name, kind: cellKinds[type] })),
      rows: async function* () {
        for await (const batch of read(table)) {
          yield writeRows(columns, batch, context);
          written[table.name] += batch.rows.length;
        }
      },
    };
  }

  /** What a workbook says of itself, as it has no manifest beside it once it is taken out of the archive. */
  private about(): FileTable {
    const { practice, dataAsOf, selection, kind, exportId, exporter } = this.facts;
    const counts = (): [string, string][] =>
      exportTableNames.map((name) => [`Rows in ${name}`, String(this.written[name])]);
    const rows = (): [string, string][] => [
      ['Practice', practice.name],
      ...(practice.isSynthetic ? [syntheticRow] : []),
      ['Kind', kind],
      ['Selection', selectionWords(selection)],
      ['Data as of', dataAsOf.toISOString()],
      ['Time zone of the practice', practice.timeZone],
      ...(kind === 'identified' ? [['Exported by', exporter.displayName] as [string, string]] : []),
      ['Export', exportId],
      ...counts(),
      ['Missing', 'An empty cell was not recorded; it is never 0.'],
      ['Columns', 'Explained on the sheet codebook.'],
    ];
    return {
      name: 'About',
      columns: [
        { name: 'About this file', kind: 'text' },
        { name: 'Value', kind: 'text' },
      ],
      rows: async function* () {
        yield rows();
      },
    };
  }

  /** A file whose bytes are added up while they pass, for the manifest. */
  private entry(
    name: string,
    isCompressed: boolean,
    rows: (() => number) | null,
    content: () => AsyncIterable<Buffer>,
  ): ArchiveEntry {
    const { files } = this;
    return {
      name,
      isCompressed,
      content: async function* () {
        const hash = createHash('sha256');
        let bytes = 0;
        for await (const chunk of content()) {
          hash.update(chunk);
          bytes += chunk.length;
          yield chunk;
        }
        files.push({ name, rows: rows?.() ?? null, bytes, sha256: hash.digest('hex') });
      },
    };
  }

  private async *manifest(): AsyncGenerator<Buffer> {
    yield Buffer.from(manifestOf(this.facts, this.counts, this.files));
  }
}
