import { spawn, type ChildProcess } from 'node:child_process';
import type { ServerAccount } from './account';

/**
 * How a PostgreSQL program names its data directory. Root's server runs as another account, to which the folders
 * above may be closed (root's home, a private temporary folder): it is put into the directory and calls it by where
 * it stands.
 */
export function clusterArgument(cluster: string, account: ServerAccount): string {
  return account.uid !== null && process.platform === 'linux' ? '/proc/self/cwd' : cluster;
}

/** Nothing of our environment: it holds secrets, and `PG...` variables would steer the server. */
const bareEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.platform === 'win32' ? { SYSTEMROOT: process.env['SYSTEMROOT'] } : {}),
});

/** Starts a PostgreSQL program inside the cluster folder as the server's account. */
export function spawnInCluster(
  program: string,
  args: readonly string[],
  cluster: string,
  account: ServerAccount,
  options: { stdio: ('ignore' | 'pipe' | number)[]; ownSession?: 'own-session' },
): ChildProcess {
  return spawn(program, args, {
    cwd: cluster,
    env: bareEnvironment(),
    uid: account.uid ?? undefined,
    gid: account.gid ?? undefined,
    stdio: options.stdio,
    detached: options.ownSession === 'own-session',
  });
}

/** Runs a program to its end; resolves with its exit code and everything it said. */
export function runInCluster(
  program: string,
  args: readonly string[],
  cluster: string,
  account: ServerAccount,
  input = '',
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawnInCluster(program, args, cluster, account, {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
    // A program that dies early closes its input: its exit code tells, not the broken pipe.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
