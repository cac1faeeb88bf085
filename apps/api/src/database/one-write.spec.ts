import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { gatherIntoOneWrite } from './one-write';

function connection() {
  const writes: string[][] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      writes.push([chunk]);
      done();
    },
    writev(chunks, done) {
      writes.push(chunks.map(({ chunk }) => String(chunk)));
      done();
    },
  });
  return { writes, stream, client: { connection: { stream } } as unknown as ClientBase };
}

describe('what is sent on a connection', () => {
  it('in one turn leaves in one write, in its order', async () => {
    const { client, stream, writes } = connection();
    for (const text of ['BEGIN', 'SELECT 1', 'SELECT 2']) {
      gatherIntoOneWrite(client);
      stream.write(text);
      await Promise.resolve();
    }
    expect(writes).toEqual([]);
    await setImmediate();
    expect(writes).toEqual([['BEGIN', 'SELECT 1', 'SELECT 2']]);
  });

  it('in two turns leaves in two, and nothing stays behind', async () => {
    const { client, stream, writes } = connection();
    gatherIntoOneWrite(client);
    stream.write('BEGIN');
    await setImmediate();
    gatherIntoOneWrite(client);
    stream.write('COMMIT');
    await setImmediate();
    expect(writes.flat()).toEqual(['BEGIN', 'COMMIT']);
    expect(stream.writableCorked).toBe(0);
  });
});
