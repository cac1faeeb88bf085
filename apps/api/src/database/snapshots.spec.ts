import { PassThrough } from 'node:stream';
import type pg from 'pg';
import { Snapshot } from './snapshots';

const query = { name: 'some_rows', text: 'SELECT n FROM numbers WHERE n < $1' };

/** A connection on which everything is answered at once, but for what is copied, which comes as the test says. */
function snapshotOn() {
  const copied = new PassThrough();
  const sent: string[] = [];
  const release = jest.fn();
  const cancelled = jest.fn(() => Promise.resolve());
  const destroyed = jest.fn(() => copied.destroy(new Error('the connection is gone')));
  const client = {
    processID: 17,
    connection: { stream: { destroy: destroyed } },
    query: (statement: string | { text: string }) => {
      const text = typeof statement === 'string' ? statement : statement.text;
      sent.push(text);
      return text.startsWith('COPY') ? copied : Promise.resolve({ rows: [{ n: 1 }] });
    },
    release,
  };
  const snapshot = new Snapshot(client as unknown as pg.PoolClient, cancelled);
  return { snapshot, copied, sent, release, cancelled, destroyed };
}

describe('a snapshot', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] }));
  afterEach(() => jest.useRealTimers());

  it('reads a query to its last row, and gives its connection back', async () => {
    const { snapshot, copied, sent, release, cancelled, destroyed } = snapshotOn();
    copied.end('n\n1\n2\n');
    const rows: unknown[] = [];
    for await (const batch of snapshot.read(query, [3])) rows.push(...batch.rows);
    expect(rows).toEqual([['1'], ['2']]);
    await snapshot.close();
    expect(sent).toEqual([expect.stringMatching(/^COPY \(SELECT n .* n < '3' /), 'ROLLBACK']);
    expect(release.mock.calls).toEqual([[]]);
    expect([cancelled, destroyed].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  });

  it.each([
    ['takes no row for two minutes', 120_000],
    ['leaves before the last row', null],
  ])('ends the query and its connection when its reader %s', async (_, ms) => {
    const { snapshot, copied, sent, release, cancelled, destroyed } = snapshotOn();
    copied.write('n\n');
    copied.write(`${'1\n'.repeat(40_000)}`);
    const rows = snapshot.read(query, [3]);
    expect((await rows.next()).done).toBe(false);
    if (ms === null) {
      await rows.return(undefined);
      await snapshot.close();
    } else {
      await jest.advanceTimersByTimeAsync(ms - 1);
      expect(cancelled).not.toHaveBeenCalled();
      await jest.advanceTimersByTimeAsync(1);
      await expect(rows.next()).rejects.toThrow('the connection is gone');
    }
    expect(cancelled).toHaveBeenCalledWith(17);
    expect(destroyed).toHaveBeenCalledTimes(1);
    expect(release.mock.calls).toEqual([[true]]);
    expect(sent).not.toContain('ROLLBACK');
  });

  it('ends its connection even where the query cannot be cancelled', async () => {
    const { snapshot, copied, release, cancelled, destroyed } = snapshotOn();
    cancelled.mockRejectedValue(new Error('no connection is free'));
    copied.write(`n\n${'1\n'.repeat(40_000)}`);
    const rows = snapshot.read(query, [3]);
    await rows.next();
    await rows.return(undefined);
    await snapshot.close();
    expect(destroyed).toHaveBeenCalledTimes(1);
    expect(release.mock.calls).toEqual([[true]]);
  });

  it('ends a query that sends nothing for a minute', async () => {
    const { snapshot, cancelled } = snapshotOn();
    const next = expect(snapshot.read(query, [3]).next()).rejects.toThrow('the connection is gone');
    await jest.advanceTimersByTimeAsync(59_999);
    expect(cancelled).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    await next;
    expect(cancelled).toHaveBeenCalledWith(17);
  });

  it('answers nothing once it is closed', async () => {
    const { snapshot } = snapshotOn();
    await snapshot.close();
    await expect(snapshot.first(query, [1])).rejects.toThrow('The snapshot is closed');
    await expect(snapshot.read(query, [1]).next()).rejects.toThrow('The snapshot is closed');
  });
});
