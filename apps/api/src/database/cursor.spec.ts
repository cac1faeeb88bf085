import { cursorOf, readBatches } from './cursor';
import type { Statement, TenantTransaction } from './tenant';

const query: Statement = { name: 'some_rows', text: 'SELECT n FROM numbers WHERE n < $1' };

/** A transaction that answers each fetch with the next of these batches, and notes what was sent. */
function answering(batches: readonly (readonly number[])[]) {
  const sent: [name: string, text: string, values: readonly unknown[] | undefined][] = [];
  const left = [...batches];
  const send = ({ name, text }: Statement, values?: readonly unknown[]) => {
    sent.push([name, text, values]);
    const rows = text.startsWith('FETCH') ? (left.shift() ?? []).map((n) => ({ n })) : [];
    return Promise.resolve({ rows });
  };
  return { sent, tx: { query: send } as unknown as TenantTransaction };
}

describe('a query that is read from a cursor', () => {
  it('is sent with the request for its first rows at once, before anybody takes them', () => {
    const { tx, sent } = answering([]);
    readBatches(tx, cursorOf(query, 2), [9]);
    expect(sent).toEqual([
      [
        'cursor_plan_for_all_rows',
        `SELECT set_config('cursor_tuple_fraction', '1', true)`,
        undefined,
      ],
      ['some_rows', `DECLARE some_rows NO SCROLL CURSOR FOR ${query.text}`, [9]],
      ['some_rows_next', 'FETCH FORWARD 2 FROM some_rows', undefined],
    ]);
  });

  it.each([
    ['the last are fewer', [[1, 2], [3, 4], [5]], 3],
    ['the last are as many', [[1, 2], [3, 4], []], 3],
    ['there are none', [[]], 1],
  ])('answers all rows and asks no further where %s', async (_, batches, fetches) => {
    const { tx, sent } = answering(batches);
    const read: number[][] = [];
    for await (const rows of readBatches<{ n: number }>(tx, cursorOf(query, 2), [])) {
      read.push(rows.map(({ n }) => n));
    }
    expect(read).toEqual(batches.filter((batch) => batch.length > 0));
    expect(sent.filter(([name]) => name === 'some_rows_next')).toHaveLength(fetches);
  });

  it('has the next rows on their way when some are taken', async () => {
    const { tx, sent } = answering([[1, 2], [3]]);
    await readBatches(tx, cursorOf(query, 2), []).next();
    expect(sent.map(([name]) => name)).toEqual([
      'cursor_plan_for_all_rows',
      'some_rows',
      'some_rows_next',
      'some_rows_next',
    ]);
  });
});
