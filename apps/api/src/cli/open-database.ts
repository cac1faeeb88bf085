import type { Environment } from '../config/environment';
import type { Refusal } from '../config/refusal';
import { refuseWithoutCluster } from '../database/embedded/cluster';
import { EmbeddedServer, runningCopy } from '../database/embedded/embedded-server';
import { prepareExternalDatabase } from '../database/prepare';
import { type DatabaseUrls, externalUrls } from '../database/roles';

/** A database that takes connections, until it is closed. */
export interface OpenDatabase {
  readonly urls: DatabaseUrls;
  /** Tells other starts on the same data where this copy answers. */
  announce(address: string): void;
  close(): Promise<void>;
}

/** A database for one command, and where the copy answers that works with it, if that is known. */
export interface BorrowedDatabase extends OpenDatabase {
  readonly address: string | null;
}

interface Opening {
  readonly log: (line: string) => void;
  readonly onLost: (reason: Refusal) => void;
}

/** Opens the database for a copy that serves: the external one, or the embedded one, which is then ours alone. */
export async function openDatabase(
  environment: Environment,
  { log, onLost }: Opening,
): Promise<OpenDatabase> {
  const external = await openExternal(environment);
  if (external) return external;
  const server = await EmbeddedServer.start({ dataDir: environment.dataDir, log, onLost });
  return {
    urls: server.urls,
    announce: (address) => server.announce(address),
    close: () => server.stop(),
  };
}

/**
 * Opens the database for one command: a running copy's if there is one, else as `openDatabase`. Throws a `Refusal` where
 * there is none: a new one in the place of data that were meant and are not there would only hide that.
 */
export async function borrowDatabase(
  environment: Environment,
  log: (line: string) => void,
): Promise<BorrowedDatabase> {
  const running = borrowRunning(environment);
  if (running) return running;
  if (externalUrls(environment) === null) refuseWithoutCluster(environment.dataDir);
  return openForCommand(environment, log);
}

/** The same for a command that may begin: with a new database where there is none yet. */
export async function borrowOrMakeDatabase(
  environment: Environment,
  log: (line: string) => void,
): Promise<BorrowedDatabase> {
  return borrowRunning(environment) ?? openForCommand(environment, log);
}

function borrowRunning(environment: Environment): BorrowedDatabase | null {
  if (externalUrls(environment) !== null) return null;
  const running = runningCopy(environment.dataDir);
  return running && { ...running, ...notOurs };
}

async function openForCommand(
  environment: Environment,
  log: (line: string) => void,
): Promise<BorrowedDatabase> {
  const opened = await openDatabase(environment, {
    log,
    onLost: (reason) => {
      throw reason;
    },
  });
  return { ...opened, address: null };
}

/** Whoever started a database tells where its copy answers, and stops it. */
const notOurs = { announce: () => undefined, close: () => Promise.resolve() };

async function openExternal(environment: Environment): Promise<OpenDatabase | null> {
  const urls = externalUrls(environment);
  if (!urls) return null;
  await prepareExternalDatabase(urls);
  return { urls, ...notOurs };
}
