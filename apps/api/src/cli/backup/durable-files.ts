import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { BackedUpFile } from './manifest';

const CHUNK_BYTES = 1024 * 1024;

/** Writes a new file that only we may read; resolves when it is on the disk. */
export async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts the names in a folder on the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Size and SHA-256 of what was read. */
export type Fingerprint = Omit<BackedUpFile, 'path'>;

/**
 * Copies a file into a new one that only we may read, and resolves with its fingerprint when it is on the disk. A file
 * that changes meanwhile is taken as it is found: the WAL puts it right.
 */
export async function copyDurably(from: string, to: string): Promise<Fingerprint> {
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'wx', 0o600);
    try {
      const print = await readThrough(source, (chunk) => writeAll(target, chunk));
      await target.sync();
      return print;
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
