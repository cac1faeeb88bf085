import type { Cell, CellKind, CellRows, FileColumn } from './csv-text';

/** A column of a series: its name, its kind, and its cell for a row. */
export interface SeriesColumn<Row> extends FileColumn {
  readonly cell: (row: Row) => Cell;
}

/** A column of a series; of texts unless it says otherwise. */
export function seriesColumn<Row>(
  name: string,
  cell: (row: Row) => Cell,
  kind: CellKind = 'text',
): SeriesColumn<Row> {
  return { name, kind, cell };
}

/** A column of numbers. */
export function numberColumn<Row>(name: string, cell: (row: Row) => Cell): SeriesColumn<Row> {
  return seriesColumn(name, cell, 'number');
}

/** A column of days. */
export function dayColumn<Row>(name: string, cell: (row: Row) => Cell): SeriesColumn<Row> {
  return seriesColumn(name, cell, 'date');
}

/** 'yes' or 'no', as every file of the product says it. */
export function yesOrNo(is: boolean): 'yes' | 'no' {
  return is ? 'yes' : 'no';
}

/** A number as a file writes it; null stays an empty cell, never 0. */
export function numberCell(value: number | null | undefined): Cell {
  return value === null || value === undefined ? null : String(value);
}

/** A text as a file writes it; an empty one is an empty cell. */
export function textCell(text: string): Cell {
  return text === '' ? null : text;
}

/** The rows under the columns of a series. */
export function seriesOf<Row>(
  columns: readonly SeriesColumn<Row>[],
  rows: readonly Row[],
): CellRows {
  return {
    columns: columns.map(({ name, kind }) => ({ name, kind })),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  };
}

/** The same with columns of texts after the others that say the same in every row: what the whole series is of. */
export function withConstants(
  { columns, rows }: CellRows,
  constants: Readonly<Record<string, string>>,
): CellRows {
  const names = Object.keys(constants);
  const cells = Object.values(constants).map(textCell);
  return {
    columns: [...columns, ...names.map((name) => ({ name, kind: 'text' as const }))],
    rows: rows.map((row) => [...row, ...cells]),
  };
}

/** The same with a last column that says whether the people in it are made up: a file leaves the page that says so. */
export function withOrigin(series: CellRows, isSynthetic: boolean): CellRows {
  return withConstants(series, { is_synthetic: yesOrNo(isSynthetic) });
}
