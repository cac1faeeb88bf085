import type { CsvFormat } from './csv-format';
import { guardFormula } from './formula-guard';

/** What the cells of a column are; a file writes each kind in its own way. */
export type CellKind = 'text' | 'number' | 'date';

/** A value of a file: null is not recorded, an empty cell. Dates are YYYY-MM-DD, numbers have a point. */
export type Cell = string | null;

/** A column of a table that is written to a file. */
export interface FileColumn {
  readonly name: string;
  readonly kind: CellKind;
}

/** A table that is at hand as a whole, as the series of a chart. */
export interface CellRows {
  readonly columns: readonly FileColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

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

/** Writes rows as lines, each with its CRLF. */
export type WriteRows = (rows: readonly (readonly Cell[])[]) => string;

/** The first line of a CSV with its CRLF, after the mark where the dialect has one. */
export function csvHeading(columns: readonly FileColumn[], dialect: CsvDialect): string {
  const { separator, hasByteOrderMark } = dialect;
  const header = columns.map(({ name }) => writeText(name)).join(separator);
  return `${hasByteOrderMark ? BYTE_ORDER_MARK : ''}${header}\r\n`;
}

/**
 * What writes the lines under these columns; missing is an empty cell. It writes them itself: a general writer took four
 * times as long and twice the memory.
 */
export function csvWriter(columns: readonly FileColumn[], dialect: CsvDialect): WriteRows {
  const writers = columns.map(({ kind }) => writerOf(kind, dialect));
  return (rows) => {
    let lines = '';
    for (const row of rows) lines += `${writeRow(row, writers, dialect.separator)}\r\n`;
    return lines;
  };
}

/** A table at hand as the whole text of a CSV. */
export function csvText({ columns, rows }: CellRows, dialect: CsvDialect): string {
  return csvHeading(columns, dialect) + csvWriter(columns, dialect)(rows);
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
