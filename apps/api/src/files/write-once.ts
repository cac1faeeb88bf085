import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sync, writeDurably } from './durable-file';

/**
 * Writes a file that is there whole and on the disk, or not at all, and never in the place of another: a full disk or a
 * kill leaves no half of it. Resolves with false where there is one of that name, which stays as it is.
 */
export async function writeOnce(file: string, content: string, mode: number): Promise<boolean> {
  const beside = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    await writeDurably(beside, content, mode);
    await link(beside, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
  // The name as well. Windows opens no folder, and keeps names by itself.
  if (process.platform !== 'win32') await sync(dirname(file));
  return true;
}

/**
 * What a file holds; where it is not there, it is made first, with its folder. Where another process made it at the same
 * moment, theirs is the one.
 */
export async function readOrMake(file: string, make: () => string, mode: number): Promise<string> {
  const there = await readIfThere(file);
  if (there !== null) return there;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeOnce(file, make(), mode);
  return readFile(file, 'utf8');
}

export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
