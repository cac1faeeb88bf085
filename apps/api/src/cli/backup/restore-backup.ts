import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../config/refusal';
import { EmbeddedServer } from '../../database/embedded/embedded-server';
import { embeddedPaths } from '../../database/embedded/paths';
import { dataPlace, orUnusable } from '../../database/embedded/unusable-place';
import { withClient } from '../../database/roles';
import { sync } from '../../files/durable-file';
import { copyPrivately, fingerprint, syncAll } from './durable-files';
import { type BackedUpFile, backupFolders, type BackupManifest } from './manifest';
import { damaged, manifestFiles, readManifest } from './manifest';

export interface Restoring {
  readonly from: string;
  /** Absolute; must be empty or not exist. */
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** Aborts when the restore shall end and leave nothing behind. */
  readonly stop?: AbortSignal;
}

/**
 * Checks every byte of a backup, copies it beside DATA_DIR, lets a server replay it there to the end of the backup,
 * and gives it its place only then: DATA_DIR is either untouched or whole.
 */
export async function restoreBackup(restoring: Restoring): Promise<BackupManifest> {
  const { from, dataDir } = restoring;
  const unfinished = join(
    dirname(dataDir),
    `${basename(dataDir)}.restoring-${randomBytes(4).toString('hex')}`,
  );
  try {
    return await restoreBeside(restoring, unfinished);
  } catch (error) {
    const backup = { paths: [from], remedy: 'give the folder of a backup with --from' } as const;
    throw orUnusable(orUnusable(error, dataPlace(dataDir, unfinished)), backup);
  }
}

async function restoreBeside(
  { from, dataDir, log, stop }: Restoring,
  unfinished: string,
): Promise<BackupManifest> {
  if (existsSync(dataDir) && (await readdir(dataDir)).length > 0) {
    throw new Refusal(
      `${dataDir} is not empty, and a restore overwrites nothing.\n` +
        'Move that folder away, or restore into a new one with DATA_DIR.',
    );
  }
  const manifest = await readManifest(from);
  log(`Checking ${manifest.files.length} files`);
  await refuseUnlessWhole(from, manifest, stop);
  await mkdir(dirname(dataDir), { recursive: true, mode: 0o700 });
  try {
    log('Copying them');
    await copyAll(from, unfinished, manifest, stop);
    log('Replaying what was written while the backup was taken');
    await replay(unfinished, manifest, log);
    stop?.throwIfAborted();
    await putInPlace(unfinished, dataDir);
    return manifest;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function refuseUnlessWhole(
  from: string,
  manifest: BackupManifest,
  stop?: AbortSignal,
): Promise<void> {
  for (const file of manifest.files) {
    stop?.throwIfAborted();
    if (!isSame(await fingerprintOf(from, file), file)) throw damaged(file.path);
  }
  const known = new Set([...manifest.files.map(({ path }) => path), ...manifestFiles]);
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(join(from, '/').length);
    if (!entry.isDirectory() && !known.has(path.replaceAll('\\', '/'))) {
      throw new Refusal(`${path} does not belong to this backup. Nothing was restored.`);
    }
  }
}

async function fingerprintOf(from: string, { path }: BackedUpFile) {
  try {
    return await fingerprint(join(from, path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Refusal(`The backup is damaged: ${path} is missing. Nothing was restored.`);
  }
}

const isSame = (a: Omit<BackedUpFile, 'path'>, b: BackedUpFile) =>
  a.bytes === b.bytes && a.sha256 === b.sha256;

async function copyAll(
  from: string,
  unfinished: string,
  manifest: BackupManifest,
  stop?: AbortSignal,
): Promise<void> {
  const placeOf = (path: string) => {
    const [top = '', ...rest] = path.split('/');
    return top === backupFolders.besides
      ? join(unfinished, ...rest)
      : join(embeddedPaths(unfinished).cluster, ...rest);
  };
  await mkdir(unfinished, { mode: 0o700 });
  for (const folder of manifest.folders) {
    if (folder !== backupFolders.besides) await mkdir(placeOf(folder), { mode: 0o700 });
  }
  for (const file of manifest.files) {
    stop?.throwIfAborted();
    const copied = await copyPrivately(join(from, file.path), placeOf(file.path));
    if (!isSame(copied, file)) throw damaged(file.path);
  }
  const written = [...manifest.files.map(({ path }) => path), ...manifest.folders];
  await syncAll([unfinished, ...written.map(placeOf)]);
}

/** A server that found less WAL than the backup took would start as well: so it is asked how far it came. */
async function replay(
  unfinished: string,
  { endLsn }: BackupManifest,
  log: (line: string) => void,
): Promise<void> {
  const server = await EmbeddedServer.start({ dataDir: unfinished, log, onLost: () => undefined });
  try {
    const { rows } = await withClient(server.urls.adminUrl, (admin) =>
      admin.query<{ came: boolean }>('SELECT pg_current_wal_lsn() >= $1::pg_lsn AS came', [endLsn]),
    );
    if (!rows[0]?.came) throw new Refusal('The backup ends before its end: nothing was restored.');
  } finally {
    await server.stop();
  }
}

async function putInPlace(unfinished: string, dataDir: string): Promise<void> {
  await rm(embeddedPaths(unfinished).serverLog, { force: true });
  try {
    if (existsSync(dataDir)) await rmdir(dataDir);
    await rename(unfinished, dataDir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EBUSY') throw error;
    throw new Refusal(`${dataDir} is where a disk is mounted: restore into a new folder on it.`);
  }
  await sync(dirname(dataDir));
}
