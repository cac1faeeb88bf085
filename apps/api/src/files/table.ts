import type { Cell, FileColumn } from '@glabella/domain/values';

/** Rows under named columns that arrive in batches and are read once. */
export interface FileTable {
  /** Names its file or sheet. */
  readonly name: string;
  readonly columns: readonly FileColumn[];
  rows(): AsyncIterable<readonly (readonly Cell[])[]>;
}
