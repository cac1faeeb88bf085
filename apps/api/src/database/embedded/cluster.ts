import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal } from '../../config/refusal';
import { scramVerifier } from '../scram';
import type { ServerAccount } from './account';
import { embeddedPaths, type EmbeddedPaths } from './paths';
import { clusterArgument, runInCluster } from './program-run';
import type { ServerPrograms } from './programs';
import { hostBasedAccess } from './server-settings';

/** The superuser of the embedded cluster: it creates roles and databases and takes backups; no request ever uses it. */
export const ADMIN_ROLE = 'glabella_admin';

const MAJOR_VERSION = '18';

/**
 * Makes sure that there is a complete cluster. It is built in a folder beside and renamed when whole, so that a
 * start killed half-way leaves nothing that could be taken for a database.
 */
export async function ensureCluster(
  paths: EmbeddedPaths,
  programs: ServerPrograms,
  account: ServerAccount,
  log: (line: string) => void,
): Promise<void> {
  removeUnfinished(paths);
  if (isEmptyFolder(paths.cluster)) rmdirSync(paths.cluster);
  if (existsSync(paths.cluster)) return assertUsable(paths.cluster, account);
  log(`Creating the database in ${paths.cluster}`);
  const unfinished = `${paths.cluster}.unfinished-${randomBytes(4).toString('hex')}`;
  mkdirSync(unfinished, { mode: 0o700 });
  give(unfinished, account);
  const { code, output } = await runInCluster(
    programs.initdb,
    [
      `--pgdata=${clusterArgument(unfinished, account)}`,
      `--username=${ADMIN_ROLE}`,
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      '--auth=reject',
      '--no-instructions',
    ],
    unfinished,
    account,
  );
  if (code !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Refusal(`The database could not be created in ${paths.dataDir}:\n${output.trim()}`);
  }
  const access = join(unfinished, 'pg_hba.conf');
  writeFileSync(access, hostBasedAccess, { mode: 0o600 });
  give(access, account);
  renameSync(unfinished, paths.cluster);
}

/** For who works with data that are there: throws a `Refusal` where nothing was ever made, and makes nothing. */
export function refuseWithoutCluster(dataDir: string): void {
  const { cluster } = embeddedPaths(dataDir);
  if (existsSync(cluster) && !isEmptyFolder(cluster)) return;
  throw new Refusal(
    `There is no database in ${dataDir}, and none was made.\n` +
      'Name the folder that holds the data with DATA_DIR, or make a new database with `start` or `migrate`.',
  );
}

/**
 * Gives the superuser its password through the single-user mode of the stopped server, which asks for none: there is
 * no moment at which a server without a password listens, and lost secrets can be replaced by who owns the files.
 */
export async function setAdminPassword(
  paths: EmbeddedPaths,
  programs: ServerPrograms,
  account: ServerAccount,
  password: string,
): Promise<void> {
  const { code, output } = await runInCluster(
    programs.postgres,
    ['--single', '-D', clusterArgument(paths.cluster, account), 'postgres'],
    paths.cluster,
    account,
    `ALTER ROLE ${ADMIN_ROLE} PASSWORD '${scramVerifier(password)}'\n`,
  );
  if (code !== 0 || /\b(ERROR|FATAL|PANIC):/.test(output)) {
    throw new Refusal(`The database in ${paths.cluster} cannot be opened:\n${output.trim()}`);
  }
}

/** A killed start may have left folders that its initdb still writes into: those are removed the next time. */
function removeUnfinished(paths: EmbeddedPaths): void {
  const prefix = `${basename(paths.cluster)}.unfinished-`;
  for (const name of readdirSync(paths.dataDir)) {
    if (!name.startsWith(prefix)) continue;
    try {
      rmSync(join(paths.dataDir, name), { recursive: true, force: true, maxRetries: 5 });
    } catch {
      continue;
    }
  }
}

function isEmptyFolder(path: string): boolean {
  return existsSync(path) && readdirSync(path).length === 0;
}

function assertUsable(cluster: string, account: ServerAccount): void {
  const versionFile = join(cluster, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    throw new Refusal(
      `${cluster} is not a complete PostgreSQL database, and Glabella does not delete what it did not make.\n` +
        'Move that folder away (a backup can be restored into a new one), then start again.',
    );
  }
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version !== MAJOR_VERSION) {
    throw new Refusal(
      `${cluster} was written by PostgreSQL ${version}; this Glabella brings PostgreSQL ${MAJOR_VERSION}.`,
    );
  }
  chmodSync(cluster, 0o700);
  if (account.uid !== null && statSync(versionFile).uid !== account.uid) giveAll(cluster, account);
}

function give(path: string, account: ServerAccount): void {
  if (account.uid !== null && account.gid !== null) chownSync(path, account.uid, account.gid);
}

/** A copy made by root, or a first start as another user, leaves files that the server may not open. */
function giveAll(folder: string, account: ServerAccount): void {
  give(folder, account);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) give(join(entry.parentPath, entry.name), account);
  }
}
