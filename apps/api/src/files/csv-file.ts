import type { CsvFormat } from '@glabella/domain/values';
import { guardFormula } from './formula-guard';
import type { Cell, CellKind, FileTable } from './table';

/** How a CSV is written: what separates cells and decimals, and whether it says that it is UTF-8. */
export interface CsvDialect {
  readonly separator: ',' | ';';
  readonly decimal: '.' | ',';
  readonly hasByteOrderMark: boolean;
}

/** Each way of writing; the one for analysis is what any program reads the same way: RFC 4180. */
export const csvDialects: Readonly<Record<CsvFormat, CsvDialect>> = {
  'csv-analysis': { separator: ',', decimal: '.', hasByteOrderMark: false },
  'csv-excel-comma': { separator: ',', decimal: '.', hasByteOrderMark: true },
  'csv-excel-semicolon': { separator: ';', decimal: ',', hasByteOrderMark: true },
};

const BYTE_ORDER_MARK = '\uFEFF';

/** What needs quotes; separators of other regions, too, so that a program set to one of them sees a text. */
const NEEDS_QUOTES = /[",;\t\r\n]/;

type WriteCell = (cell: Cell) => string;

/**
 * The table as CSV in UTF-8 with CRLF, a chunk for each batch of rows; missing is an empty cell. It writes the lines
 * itself: a general writer took four times as long and twice the memory.
 */
export async function* csvFile(table: FileTable, dialect: CsvDialect): AsyncGenerator<Buffer> {
  const { separator, hasByteOrderMark } = dialect;
  const header = table.columns.map(({ name }) => writeText(name)).join(separator);
  yield Buffer.from(`${hasByteOrderMark ? BYTE_ORDER_MARK : ''}${header}\r\n`);
  const writers = table.columns.map(({ kind }) => writerOf(kind, dialect));
  for await (const rows of table.rows()) {
    let lines = '';
    for (const row of rows) lines += `${writeRow(row, writers, separator)}\r\n`;
    yield Buffer.from(lines);
  }
}

function writeRow(row: readonly Cell[], writers: readonly WriteCell[], separator: string): string {
  return writers.map((write, at) => write(row[at] ?? null)).join(separator);
}

function writerOf(kind: CellKind, { decimal }: CsvDialect): WriteCell {
  if (kind === 'text') return (cell) => (cell === null ? '' : writeText(cell));
  if (kind === 'number' && decimal === ',') return (cell) => cell?.replace('.', ',') ?? '';
  return (cell) => cell ?? '';
}

function writeText(text: string): string {
  const guarded = guardFormula(text);
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
