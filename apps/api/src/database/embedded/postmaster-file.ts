import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a PostgreSQL server writes into its data directory about itself. */
export interface PostmasterFile {
  readonly pid: number;
  /** Null while the server has not come to opening its port. */
  readonly port: number | null;
  readonly isReady: boolean;
}

const LINES = { pid: 0, port: 3, status: 7 };

/** Reads the text of a `postmaster.pid`; null if it is no such file (empty after a full disk, for instance). */
export function parsePostmasterFile(text: string): PostmasterFile | null {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[LINES.pid]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  const port = Number(lines[LINES.port]);
  return {
    pid,
    port: Number.isInteger(port) && port > 0 ? port : null,
    isReady: lines[LINES.status] === 'ready',
  };
}

const pathIn = (cluster: string) => join(cluster, 'postmaster.pid');

export function readPostmasterFile(cluster: string): PostmasterFile | null {
  try {
    return parsePostmasterFile(readFileSync(pathIn(cluster), 'utf8'));
  } catch {
    return null;
  }
}

/** Removes what a server that no longer runs left behind: PostgreSQL refuses to start if the number lives on elsewhere. */
export function removePostmasterFile(cluster: string): void {
  rmSync(pathIn(cluster), { force: true });
}
