import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from '../../config/refusal';
import type { ServerAccount } from './account';
import type { EmbeddedPaths } from './paths';
import { readPostmasterFile } from './postmaster-file';
import { isAlive } from './processes';
import { clusterArgument, spawnInCluster } from './program-run';
import type { ServerPrograms } from './programs';
import { serverSettings, settingArguments } from './server-settings';

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
const FAST_STOP_PATIENCE_MS = 30_000;
const IMMEDIATE_STOP_PATIENCE_MS = 10_000;
const POLL_MS = 20;
/** Backends of a server that was killed outright need a moment to notice; until then its memory counts as in use. */
const LEFT_OVER_BACKENDS_PATIENCE_MS = 15_000;
const PORT_ATTEMPTS = 5;

/** A running PostgreSQL server that is our child. */
export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** Resolves once it has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

interface Launch {
  readonly paths: EmbeddedPaths;
  readonly programs: ServerPrograms;
  readonly account: ServerAccount;
  readonly log: (line: string) => void;
}

/** Starts the server on the remembered port, or on a free one, and resolves when it takes connections. */
export async function startServer(launch: Launch, lastPort: number | null): Promise<ServerProcess> {
  const since = Date.now();
  let port = lastPort !== null && (await isFree(lastPort)) ? lastPort : await freePort();
  for (let attempt = 1; ;) {
    const started = await tryToStart(launch, port);
    if ('server' in started) return started.server;
    if (/pre-existing shared memory block/.test(started.said)) {
      if (Date.now() - since > LEFT_OVER_BACKENDS_PATIENCE_MS) throw didNotStart(launch, started);
      await delay(200);
    } else if (/could not (bind|create any TCP)/.test(started.said) && attempt < PORT_ATTEMPTS) {
      attempt += 1;
      port = await freePort();
    } else {
      throw didNotStart(launch, started);
    }
  }
}

const didNotStart = ({ paths }: Launch, { said }: { said: string }) =>
  new Refusal(`PostgreSQL did not start on ${paths.cluster}. Its last words:\n${said}`);

async function tryToStart(
  launch: Launch,
  port: number,
): Promise<{ server: ServerProcess } | { said: string }> {
  const { paths, programs, account } = launch;
  const logFile = openLog(paths.serverLog);
  const logStart = statSync(paths.serverLog).size;
  // A session of its own: Ctrl-C in the terminal reaches us, and we decide when the server stops.
  const child = spawnInCluster(
    programs.postgres,
    ['-D', clusterArgument(paths.cluster, account), ...settingArguments(serverSettings(port))],
    paths.cluster,
    account,
    { stdio: ['ignore', logFile, logFile], ownSession: 'own-session' },
  );
  closeSync(logFile);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const isReady = await waitUntilReady(child, launch);
  if (isReady && child.pid !== undefined) return { server: { pid: child.pid, port, ended } };
  await ended;
  return { said: endOf(paths.serverLog, logStart) };
}

async function waitUntilReady(child: ChildProcess, { paths, log }: Launch): Promise<boolean> {
  const since = Date.now();
  let toldAt = since;
  let hasFailed = false;
  child.once('error', () => {
    hasFailed = true;
  });
  while (child.exitCode === null && child.signalCode === null && !hasFailed) {
    const file = readPostmasterFile(paths.cluster);
    if (file?.pid === child.pid && file?.isReady) return true;
    if (Date.now() - toldAt > 3_000) {
      toldAt = Date.now();
      log('PostgreSQL is recovering what the last run left unfinished');
    }
    await delay(POLL_MS);
  }
  return false;
}

/**
 * Stops a server, child or orphan: a fast shutdown (open transactions are rolled back, everything is written), and
 * if that does not end, an immediate one, from which the next start recovers by itself.
 */
export async function stopServer(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await hasEndedWithin(pid, FAST_STOP_PATIENCE_MS)) return;
  signal(pid, 'SIGQUIT');
  if (await hasEndedWithin(pid, IMMEDIATE_STOP_PATIENCE_MS)) return;
  throw new Refusal(`The PostgreSQL server (process ${pid}) does not stop.`);
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function hasEndedWithin(pid: number, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await delay(POLL_MS);
  }
  return true;
}

function openLog(path: string): number {
  try {
    if (statSync(path).size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return openSync(path, 'a', 0o600);
}

function endOf(path: string, from: number): string {
  const lines = readFileSync(path).subarray(from).toString().trim().split('\n');
  return lines.slice(-12).join('\n');
}

function listenOn(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}

const isFree = async (port: number) => (await listenOn(port)) !== null;

async function freePort(): Promise<number> {
  const port = await listenOn(0);
  if (port === null) throw new Refusal('There is no free port on 127.0.0.1 for the database.');
  return port;
}
