/** What the cells of a column are; a file writes each kind in its own way. */
export type CellKind = 'text' | 'number' | 'date';

/** A value as PostgreSQL writes it; null: not recorded, an empty cell. Dates are YYYY-MM-DD, numbers have a point. */
export type Cell = string | null;

/** A column of a table that is written to a file. */
export interface FileColumn {
  readonly name: string;
  readonly kind: CellKind;
}

/** Rows under named columns that arrive in batches and are read once. */
export interface FileTable {
  /** Names its file or sheet. */
  readonly name: string;
  readonly columns: readonly FileColumn[];
  rows(): AsyncIterable<readonly (readonly Cell[])[]>;
}
