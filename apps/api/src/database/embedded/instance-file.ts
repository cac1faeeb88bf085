import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { Refusal } from '../../config/refusal';
import { isAlive, startTokenOf } from './processes';

const instanceSchema = z.object({
  pid: z.number().int(),
  startToken: z.string().nullable(),
  state: z.enum(['starting', 'ready', 'stopping']),
  address: z.string().nullable(),
});

/** The copy of Glabella that runs on a DATA_DIR. */
export type Instance = z.output<typeof instanceSchema>;

const STOPPING_PATIENCE_MS = 30_000;
const RUNNING_PATIENCE_MS = 3_000;

/** The copy that runs on this data now, or null: a file left behind by a killed process does not count. */
export function runningInstance(path: string): Instance | null {
  const instance = read(path);
  if (instance === null || !isAlive(instance.pid)) return null;
  return startTokenOf(instance.pid) === instance.startToken ? instance : null;
}

/**
 * One copy of Glabella per DATA_DIR: the first of two locks, which answers in plain words before a server is
 * touched. The second is an advisory lock inside the database.
 */
export class InstanceFile {
  private constructor(
    private readonly path: string,
    private instance: Instance,
  ) {}

  /** Takes the file, or throws a `Refusal` that names the running copy. Waits for one that is just stopping. */
  static async claim(path: string): Promise<InstanceFile> {
    const mine: Instance = {
      pid: process.pid,
      startToken: startTokenOf(process.pid),
      state: 'starting',
      address: null,
    };
    const since = Date.now();
    while (!tryToCreate(path, mine)) {
      const other = runningInstance(path);
      if (other === null) removeStale(path);
      else if (Date.now() - since > patienceWith(other)) throw alreadyRunning(other);
      else await delay(100);
    }
    return new InstanceFile(path, mine);
  }

  update(change: Pick<Instance, 'state'> & Partial<Pick<Instance, 'address'>>): void {
    this.instance = { ...this.instance, ...change };
    replace(this.path, this.instance);
  }

  release(): void {
    if (read(this.path)?.pid === process.pid) rmSync(this.path, { force: true });
  }
}

const patienceWith = (other: Instance) =>
  other.state === 'stopping' ? STOPPING_PATIENCE_MS : RUNNING_PATIENCE_MS;

function alreadyRunning(other: Instance): Refusal {
  const where = other.address === null ? '' : ` at ${other.address}`;
  return new Refusal(
    `Glabella already runs on this data${where} (process ${other.pid}).\n` +
      `Stop that copy first (Ctrl-C where it was started, or: kill ${other.pid}), or give this one a folder of its ` +
      'own: DATA_DIR=/another/folder and PORT=another-port.',
  );
}

function read(path: string): Instance | null {
  try {
    return instanceSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

const besides = (path: string) => `${path}.${randomBytes(4).toString('hex')}`;

/** A link appears whole or not at all, and only if there is none yet. */
function tryToCreate(path: string, instance: Instance): boolean {
  const written = besides(path);
  writeFileSync(written, JSON.stringify(instance), { mode: 0o600 });
  try {
    linkSync(written, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(written, { force: true });
  }
}

function replace(path: string, instance: Instance): void {
  const written = besides(path);
  writeFileSync(written, JSON.stringify(instance), { mode: 0o600 });
  renameSync(written, path);
}

/** Moved aside first: of two starts that both find it stale, only one gets to remove this very file. */
function removeStale(path: string): void {
  const aside = besides(path);
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return;
  }
  if (runningInstance(aside) !== null) renameSync(aside, path);
  else rmSync(aside, { force: true });
}
