import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeOnce } from './write-once';

let mockIsDiskFull = false;

jest.mock('node:fs/promises', () => {
  const actual = jest.requireActual<{ open: typeof open }>('node:fs/promises');
  return {
    ...actual,
    open: async (...args: Parameters<typeof open>) => {
      const handle = await actual.open(...args);
      if (mockIsDiskFull) handle.writeFile = () => Promise.reject(new Error('ENOSPC: no space'));
      return handle;
    },
  };
});

describe('a file that is written once', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'glabella-once-'));
    file = join(folder, 'key');
  });
  afterEach(() => {
    mockIsDiskFull = false;
    rmSync(folder, { recursive: true });
  });

  it('is whole, of the mode that was given, and the only one', async () => {
    expect(await writeOnce(file, 'mine', 0o600)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['key']);
  });

  it('never takes the place of another, also when many are written at once', async () => {
    const texts = Array.from({ length: 20 }, (_, number) => `text ${number}`);
    const made = await Promise.all(texts.map((text) => writeOnce(file, text, 0o600)));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(readFileSync(file, 'utf8')).toBe(texts[made.indexOf(true)]);
    expect(readdirSync(folder)).toEqual(['key']);
  });

  it('is not there at all when the disk is full', async () => {
    mockIsDiskFull = true;
    await expect(writeOnce(file, 'mine', 0o600)).rejects.toThrow('ENOSPC');
    expect(readdirSync(folder)).toEqual([]);
  });
});
