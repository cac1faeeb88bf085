import * as fc from 'fast-check';
import { copiedRows, copyOf, type RowBatch } from './copied-rows';

describe('a statement that is copied', () => {
  it.each<[string, readonly unknown[], string]>([
    ['SELECT $1', ['a'], "SELECT 'a'"],
    ['SELECT $2, $1', [1, null], "SELECT NULL, '1'"],
    ['SELECT $1::boolean', [false], "SELECT 'false'::boolean"],
    ['SELECT $1', ["O'Neill"], "SELECT 'O''Neill'"],
    ['SELECT $1', ['\\'], "SELECT  E'\\\\'"],
    ['SELECT $10, $1', Array.from({ length: 10 }, (_, at) => at), "SELECT '9', '0'"],
    ['SELECT $1', [], 'SELECT NULL'],
    ['SELECT $1', ['$2'], "SELECT '$2'"],
  ])('%s of %p has its values in it: %s', (text, values, query) =>
    expect(copyOf({ name: 'any', text }, values)).toBe(
      `COPY (${query} LIMIT (SELECT NULL::bigint)) TO STDOUT (HEADER)`,
    ),
  );
});

type Cells = readonly (string | null)[];

/** The text format of COPY, written from its description: what is escaped, and how. */
function written(rows: readonly Cells[]): string {
  const signs = { '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't', '\v': 'v', '\\': '\\' };
  const escaped = (cell: string) =>
    [...cell].map((sign) => (sign in signs ? `\\${signs[sign as keyof typeof signs]}` : sign));
  return rows
    .map((row) => row.map((cell) => (cell === null ? '\\N' : escaped(cell).join(''))).join('\t'))
    .map((line) => `${line}\n`)
    .join('');
}

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function batchesOf(text: string, size: number): Promise<RowBatch[]> {
  const batches: RowBatch[] = [];
  for await (const batch of copiedRows(cut(Buffer.from(text), size))) batches.push(batch);
  return batches;
}

const rowsOf = (batches: readonly RowBatch[]) => batches.flatMap(({ rows }) => rows);

describe('rows that are copied', () => {
  it('are what was stored, a gap a gap and an empty text an empty text, however the bytes are cut', () =>
    fc.assert(
      fc.asyncProperty(
        fc
          .integer({ min: 1, max: 5 })
          .chain((width) =>
            fc.array(
              fc.array(
                fc.option(
                  fc.oneof(
                    fc.string({ unit: 'grapheme' }),
                    fc.string({ unit: fc.constantFrom('\\', '\t', '\n', '\r', 'N', 'n', 'é') }),
                  ),
                ),
                { minLength: width, maxLength: width },
              ),
              { minLength: 1 },
            ),
          ),
        fc.integer({ min: 1, max: 40 }),
        async (rows, size) => {
          const names = rows[0]?.map((_, at) => `column_${at}`) ?? [];
          const batches = await batchesOf(written([names, ...rows]), size);
          expect(rowsOf(batches)).toEqual(rows);
          expect(batches[0]?.names).toEqual(names);
        },
      ),
    ));

  it('come some at a time, each time with the names of their columns', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => [String(at), 'é'.repeat(50)]);
    const batches = await batchesOf(written([['n', 'words'], ...rows]), 8192);
    expect(rowsOf(batches)).toEqual(rows);
    expect(batches.length).toBeGreaterThan(3);
    expect(batches.every(({ names }) => names.join() === 'n,words')).toBe(true);
  });

  it('are none where only names come', async () => {
    expect(await batchesOf('n\twords\n', 8192)).toEqual([]);
    expect(await batchesOf('', 8192)).toEqual([]);
  });

  it('break off with what broke them off, after what came whole', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('n\n1\n');
      throw new Error('the connection is gone');
    }
    await expect(copiedRows(broken()).next()).rejects.toThrow('the connection is gone');
  });
});
