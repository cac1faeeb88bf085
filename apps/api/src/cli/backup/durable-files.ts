import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { sync } from '../../files/durable-file';
import type { BackedUpFile } from './manifest';

const CHUNK_BYTES = 1024 * 1024;
const SYNCED_AT_ONCE = 32;

/** As `sync`, for many: a disk that is asked for several at once needs a fraction of the time. */
export async function syncAll(paths: readonly string[]): Promise<void> {
  for (let at = 0; at < paths.length; at += SYNCED_AT_ONCE) {
    await Promise.all(paths.slice(at, at + SYNCED_AT_ONCE).map(sync));
  }
}

/** Size and SHA-256 of what was read. */
export type Fingerprint = Omit<BackedUpFile, 'path'>;

/**
 * Copies a file into a new one that only we may read, and resolves with its fingerprint; it is on the disk once it is
 * synced. A file that changes meanwhile is taken as it is found: the WAL puts it right.
 */
export async function copyPrivately(from: string, to: string): Promise<Fingerprint> {
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'wx', 0o600);
    try {
      return await readThrough(source, (chunk) => writeAll(target, chunk));
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** The fingerprint of a file as it is. */
export async function fingerprint(file: string): Promise<Fingerprint> {
  const handle = await open(file, 'r');
  try {
    return await readThrough(handle, () => Promise.resolve());
  } finally {
    await handle.close();
  }
}

async function readThrough(
  source: FileHandle,
  take: (chunk: Uint8Array) => Promise<void>,
): Promise<Fingerprint> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(CHUNK_BYTES);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES, bytes);
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    await take(chunk);
    bytes += bytesRead;
  }
}

/** A write may take less than it is given. */
async function writeAll(target: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length;) {
    const { bytesWritten } = await target.write(chunk, at);
    at += bytesWritten;
  }
}
