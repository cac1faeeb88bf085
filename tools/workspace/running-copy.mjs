import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './paths.mjs';
import { ask, isAlive, readOrNothing, stopSignal } from './run.mjs';
import { PlainError } from './say.mjs';

const PATIENCE_MS = { stopping: 30_000, starting: 3_000, ready: 3_000 };

/**
 * Refuses while a copy runs on the same data, before anything is installed or built: that would take away the files
 * which the copy serves. The note that it reads, and the words, are those of
 * `apps/api/src/database/embedded/instance-file.ts`, which keeps the lock itself.
 */
export async function refuseBesideRunningCopy(environment = process.env) {
  const isSet = (name) => Boolean(environment[name]?.trim());
  if (isSet('DATABASE_URL') || isSet('DATABASE_URL_FILE')) return;
  // As the program that is started in the repository understands it.
  const folder = isSet('DATA_DIR') ? resolve(root, environment.DATA_DIR) : join(root, '.data');
  const since = Date.now();
  for (;;) {
    const copy = runningCopy(join(folder, 'running.json'));
    if (copy === null || stopSignal()) return;
    if (Date.now() - since > PATIENCE_MS[copy.state]) throw alreadyRunning(copy);
    await delay(100);
  }
}

/** What the note says of the copy that wrote it, or null where that runs no more. */
function runningCopy(file) {
  let copy;
  try {
    copy = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
  if (!Number.isInteger(copy?.pid) || copy.pid <= 0 || !(copy.state in PATIENCE_MS)) return null;
  return isAlive(copy.pid) && startTokenOf(copy.pid) === copy.startToken ? copy : null;
}

/** Process numbers are given out again: number and this text together name one process. */
function startTokenOf(pid) {
  if (process.platform === 'win32') return null;
  if (process.platform !== 'linux') return ask(pid, 'lstart=') || null;
  const stat = readOrNothing(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[19] === undefined) return null;
  return `${readOrNothing('/proc/sys/kernel/random/boot_id').trim()}:${fields[19]}`;
}

function alreadyRunning({ pid, address }) {
  const where = address ? ` at ${address}` : '';
  return new PlainError(
    `Glabella already runs on this data${where} (process ${pid}).\n` +
      `Stop that copy first (Ctrl-C where it was started, or: kill ${pid}), or give this one a folder of its own: ` +
      'DATA_DIR=/another/folder and PORT=another-port.',
  );
}
