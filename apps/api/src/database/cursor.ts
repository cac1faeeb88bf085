import type { QueryResultRow } from 'pg';
import type { Statement } from './statement';
import type { TenantTransaction } from './tenant';

/** A query whose rows are read some at a time, so that nobody holds all of them. */
export interface Cursor {
  readonly open: Statement;
  readonly next: Statement;
  /** How many rows come at a time: fewer are the last. */
  readonly size: number;
}

/** The cursor of a statement, by its name. */
export function cursorOf({ name, text }: Statement, size: number): Cursor {
  return {
    open: { name, text: `DECLARE ${name} NO SCROLL CURSOR FOR ${text}` },
    next: { name: `${name}_next`, text: `FETCH FORWARD ${size} FROM ${name}` },
    size,
  };
}

/** PostgreSQL plans a cursor for the first tenth of its rows. These are read to the last, so that all of them count. */
const PLAN_FOR_ALL_ROWS: Statement = {
  name: 'cursor_plan_for_all_rows',
  text: `SELECT set_config('cursor_tuple_fraction', '1', true)`,
};

/**
 * Sends the query and the request for its first rows at once; when some have come, the next are already on their way. All
 * are as they were at the beginning. The cursor ends with the transaction, which can open it once.
 */
export function readBatches<Row extends QueryResultRow>(
  tx: TenantTransaction,
  { open, next, size }: Cursor,
  values: readonly unknown[],
): AsyncGenerator<Row[]> {
  void tx.query(PLAN_FOR_ALL_ROWS);
  void tx.query(open, values);
  const fetchNext = () => tx.query<Row>(next);
  const first = fetchNext();
  async function* batches(): AsyncGenerator<Row[]> {
    for (let fetched = first; ;) {
      const { rows } = await fetched;
      const isLast = rows.length < size;
      if (!isLast) fetched = fetchNext();
      if (rows.length > 0) yield rows;
      if (isLast) return;
    }
  }
  return batches();
}
