import { stringify } from 'csv-stringify/sync';
import { guardFormula } from './formula-guard';
import type { Cell, CellKind, FileTable } from './table';

/** How a CSV is written: what separates cells and decimals, and whether it says that it is UTF-8. */
export interface CsvDialect {
  readonly separator: ',' | ';';
  readonly decimal: '.' | ',';
  readonly hasByteOrderMark: boolean;
}

/** What any program reads the same way: RFC 4180. */
export const plainCsv: CsvDialect = { separator: ',', decimal: '.', hasByteOrderMark: false };

const BYTE_ORDER_MARK = '\uFEFF';

/** Separators of other regions are quoted, too: a program set to one of them sees a text. A decimal comma is none. */
const QUOTED = /[;\t]|,(?!\d+$)/;

/** The table as CSV in UTF-8 with CRLF, a chunk for each batch of rows; missing is an empty cell. */
export async function* csvFile(table: FileTable, dialect: CsvDialect): AsyncGenerator<Buffer> {
  const options = {
    delimiter: dialect.separator,
    record_delimiter: '\r\n',
    quoted_match: QUOTED,
  } as const;
  const mark = dialect.hasByteOrderMark ? BYTE_ORDER_MARK : '';
  yield Buffer.from(mark + stringify([table.columns.map(({ name }) => name)], options));
  const writers = table.columns.map(({ kind }) => writerOf(kind, dialect));
  for await (const rows of table.rows()) {
    const lines = rows.map((row) => writers.map((write, at) => write(row[at] ?? null)));
    yield Buffer.from(stringify(lines, options));
  }
}

function writerOf(kind: CellKind, { decimal }: CsvDialect): (cell: Cell) => string {
  if (kind === 'text') return (cell) => (cell === null ? '' : guardFormula(cell));
  if (kind === 'number' && decimal === ',') return (cell) => cell?.replace('.', ',') ?? '';
  return (cell) => cell ?? '';
}
