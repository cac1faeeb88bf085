import type { Environment } from '../config/environment';
import type { Refusal } from '../config/refusal';
import { EmbeddedServer, runningEmbeddedUrls } from '../database/embedded/embedded-server';
import { prepareExternalDatabase } from '../database/prepare';
import { type DatabaseUrls, externalUrls } from '../database/roles';

/** A database that takes connections, until it is closed. */
export interface OpenDatabase {
  readonly urls: DatabaseUrls;
  /** Tells other starts on the same data where this copy answers. */
  announce(address: string): void;
  close(): Promise<void>;
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

/** Opens the database for one command: a running copy's if there is one, else as `openDatabase`. */
export async function borrowDatabase(
  environment: Environment,
  log: (line: string) => void,
): Promise<OpenDatabase> {
  const urls = externalUrls(environment) ? null : runningEmbeddedUrls(environment.dataDir);
  if (urls) return { urls, announce: () => undefined, close: () => Promise.resolve() };
  return openDatabase(environment, {
    log,
    onLost: (reason) => {
      throw reason;
    },
  });
}

async function openExternal(environment: Environment): Promise<OpenDatabase | null> {
  const urls = externalUrls(environment);
  if (!urls) return null;
  await prepareExternalDatabase(urls);
  return { urls, announce: () => undefined, close: () => Promise.resolve() };
}
