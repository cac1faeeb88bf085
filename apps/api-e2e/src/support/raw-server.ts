import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  readPostmasterFile,
  runInCluster,
  serverAccount,
  serverPrograms,
  spawnInCluster,
} from './cluster-under-test';

/** A PostgreSQL that Glabella did not set up, as an external one is. */
export interface RawServer {
  /** The superuser, in the database `postgres`. */
  readonly adminUrl: string;
  stop(): Promise<void>;
}

/** The superuser needs no password here; everybody else does, as on a real server. */
const ACCESS = `
host all raw_admin 127.0.0.1/32 trust
host all all       127.0.0.1/32 scram-sha-256
`;

/** Starts a server with settings of the test's choice. */
export async function startRawServer(
  settings: Readonly<Record<string, string>> = {},
): Promise<RawServer> {
  const account = serverAccount(() => undefined);
  const programs = serverPrograms(account, () => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'glabella-raw-'));
  const cluster = join(folder, 'cluster');
  mkdirSync(cluster, { mode: 0o700 });
  if (account.uid !== null && account.gid !== null) {
    chownSync(cluster, account.uid, account.gid);
  }
  const here = account.uid === null ? cluster : '/proc/self/cwd';
  const made = await runInCluster(
    programs.initdb,
    ['-D', here, '-U', 'raw_admin', '--auth=trust', '--no-locale', '--no-sync', '-E', 'UTF8'],
    cluster,
    account,
  );
  if (made.code !== 0) throw new Error(made.output);
  const port = await freePort();
  const given = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const options = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  writeFileSync(join(cluster, 'pg_hba.conf'), ACCESS);
  const child = spawnInCluster(
    programs.postgres,
    ['-D', here, '-p', String(port), ...options],
    cluster,
    account,
    { stdio: ['ignore', 'ignore', 'ignore'] },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!readPostmasterFile(cluster)?.isReady) await delay(20);
  return {
    adminUrl: `postgresql://raw_admin@127.0.0.1:${port}/postgres`,
    stop: async () => {
      child.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
