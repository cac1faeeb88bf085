import { buffer } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { strFromU8, unzipSync } from 'fflate';
import { type ArchiveEntry, zipArchive } from './zip-archive';

const at = new Date('2026-04-23T08:30:00Z');

function entry(name: string, chunks: readonly string[], isCompressed = true): ArchiveEntry {
  return {
    name,
    isCompressed,
    content: async function* () {
      for (const chunk of chunks) yield Buffer.from(chunk);
    },
  };
}

describe('a zip archive', () => {
  it('holds each file as it was written, compressed or not', async () => {
    const long = 'Synthetic line.\n'.repeat(50_000);
    const bytes = await buffer(
      zipArchive(
        [entry('a.csv', ['one', 'two']), entry('b.csv', [long], false), entry('c', [])],
        at,
      ),
    );
    const files = unzipSync(new Uint8Array(bytes));
    expect(Object.keys(files)).toEqual(['a.csv', 'b.csv', 'c']);
    expect(strFromU8(files['a.csv'] ?? new Uint8Array())).toBe('onetwo');
    expect(strFromU8(files['b.csv'] ?? new Uint8Array())).toBe(long);
  });

  it('asks for no more than its reader takes, and ends a file when the reader leaves', async () => {
    let asked = 0;
    let isEnded = false;
    const endless: ArchiveEntry = {
      name: 'endless',
      isCompressed: false,
      content: async function* () {
        try {
          for (;;) {
            asked += 1;
            yield Buffer.alloc(64 * 1024);
          }
        } finally {
          isEnded = true;
        }
      },
    };
    const archive = zipArchive([endless], at);
    for (let turns = 0; turns < 200; turns += 1) await turn();
    expect(asked).toBeLessThan(20);
    archive.destroy();
    for (let turns = 0; turns < 50 && !isEnded; turns += 1) await turn();
    expect(isEnded).toBe(true);
  });

  it('breaks off when a file cannot be read', async () => {
    const broken: ArchiveEntry = {
      ...entry('broken', []),
      content: async function* () {
        yield Buffer.from('begins');
        throw new Error('cannot go on');
      },
    };
    await expect(buffer(zipArchive([entry('a', ['x']), broken], at))).rejects.toThrow(
      'cannot go on',
    );
  });
});
