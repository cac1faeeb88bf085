import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { Refusal } from '../../config/refusal';
import { embeddedPaths, type EmbeddedPaths } from '../../database/embedded/paths';
import { orUnusable } from '../../database/embedded/unusable-place';
import { withClient } from '../../database/roles';
import { sync, writeDurably } from '../../files/durable-file';
import { clusterFiles, CONTROL_FILE, walFilesBetween } from './cluster-files';
import { copyPrivately, type Fingerprint, syncAll, fingerprint } from './durable-files';
import { type BackedUpFile, backupFolders, type BackupManifest, writeManifest } from './manifest';

/** How far a backup is; `written` counts files. */
export type BackupStage =
  | { readonly kind: 'begun' }
  | { readonly kind: 'copying'; readonly written: number; readonly of: number }
  | { readonly kind: 'copied' };

export interface Backup {
  /** Absolute; is there afterwards, and complete. */
  readonly to: string;
  /** Of the data that is backed up. */
  readonly dataDir: string;
  /** The superuser of the running embedded cluster, in any database. */
  readonly adminUrl: string;
  /** Awaited: the backup goes on when it resolves. */
  readonly onStage: (stage: BackupStage) => Promise<void> | void;
  /** Aborts when the backup shall end and leave nothing behind. */
  readonly stop?: AbortSignal;
}

const AUDIT_HEADS = 'audit-heads';
const PROGRESS_EVERY = 500;

/**
 * A physical copy of the running cluster by PostgreSQL's own low-level way: the files are copied between
 * pg_backup_start and pg_backup_stop while everybody works on, with every WAL file written meanwhile, which a
 * temporary slot keeps from being recycled. The server that starts on the copy replays it to the state of the end.
 * With it comes what DATA_DIR holds beside the cluster: secrets, keys and the signed heads of the audit trail.
 */
export async function takeBackup(backup: Backup): Promise<BackupManifest> {
  const { to } = backup;
  const unfinished = join(
    dirname(to),
    `${basename(to)}.unfinished-${randomBytes(4).toString('hex')}`,
  );
  try {
    return await takeBeside(backup, unfinished);
  } catch (error) {
    throw orUnusable(error, { paths: [to, unfinished], remedy: 'choose another folder with --to' });
  }
}

/** Written whole before it gets its name. */
async function takeBeside(backup: Backup, unfinished: string): Promise<BackupManifest> {
  const { to, dataDir } = backup;
  if (`${to}${sep}`.startsWith(`${dataDir}${sep}`)) {
    throw new Refusal(`${to} lies in ${dataDir}: a backup belongs on another disk.`);
  }
  if (existsSync(to) && (await readdir(to)).length > 0) {
    throw new Refusal(`${to} is not empty, and a backup overwrites nothing: give a new folder.`);
  }
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await mkdir(unfinished, { mode: 0o700 });
  try {
    const manifest = await withClient(backup.adminUrl, (admin) =>
      new Copying(backup, unfinished, admin).run(),
    );
    const written = [...manifest.files.map(({ path }) => path), ...manifest.folders];
    await syncAll(written.map((path) => join(unfinished, path)));
    await writeManifest(unfinished, manifest);
    await sync(unfinished);
    backup.stop?.throwIfAborted();
    if (existsSync(to)) await rmdir(to);
    await rename(unfinished, to);
    await sync(dirname(to));
    return manifest;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

class Copying {
  private readonly files: BackedUpFile[] = [];
  private readonly folders: string[] = [];
  private readonly paths: EmbeddedPaths;

  constructor(
    private readonly backup: Backup,
    private readonly folder: string,
    private readonly admin: pg.Client,
  ) {
    this.paths = embeddedPaths(backup.dataDir);
  }

  async run(): Promise<BackupManifest> {
    for (const folder of Object.values(backupFolders)) await this.makeFolder(folder);
    // Before the database: a head that it holds is then sealed in the database as well, and never the other way.
    await this.copyBesides((name) => name === AUDIT_HEADS);
    const start = await this.begin();
    await this.backup.onStage({ kind: 'begun' });
    await this.copyCluster();
    await this.backup.onStage({ kind: 'copied' });
    const end = await this.end();
    await this.copyWal(start.walFile, end.walFile, start.segmentBytes);
    // After it: a key that a row in the database was encrypted with is there by now.
    await this.copyBesides((name) => name !== AUDIT_HEADS);
    return {
      format: 'glabella-backup-1',
      serverVersion: start.serverVersion,
      snapshotAt: end.at.toISOString(),
      startLsn: start.lsn,
      endLsn: end.lsn,
      folders: this.folders,
      files: this.files,
    };
  }

  /** The slot and the backup fall with this session, however it ends. */
  private async begin() {
    await this.admin.query('SELECT pg_create_physical_replication_slot($1, true, true)', [
      `glabella_backup_${randomBytes(6).toString('hex')}`,
    ]);
    const { rows } = await this.admin.query<Beginning>(`
      WITH begun AS MATERIALIZED (SELECT pg_backup_start('glabella', true) AS lsn)
      SELECT lsn::text AS lsn, pg_walfile_name(lsn) AS "walFile",
             current_setting('server_version') AS "serverVersion",
             (SELECT setting::integer FROM pg_settings WHERE name = 'wal_segment_size')
               AS "segmentBytes"
        FROM begun`);
    return onlyRow(rows);
  }

  private async end() {
    const { rows } = await this.admin.query<Ending>(`
      WITH now AS MATERIALIZED (SELECT clock_timestamp() AS at),
           ended AS MATERIALIZED (SELECT now.at, stop.* FROM now, pg_backup_stop(false) AS stop)
      SELECT at, lsn::text AS lsn, pg_walfile_name(lsn) AS "walFile", labelfile AS label,
             spcmapfile AS tablespaces
        FROM ended`);
    const end = onlyRow(rows);
    if (end.tablespaces.trim() !== '') throw new Refusal('The cluster has tablespaces elsewhere.');
    await this.write(`${backupFolders.cluster}/backup_label`, end.label);
    return end;
  }

  private async copyCluster(): Promise<void> {
    const { folders, files } = await clusterFiles(this.paths.cluster);
    for (const folder of folders) await this.makeFolder(`${backupFolders.cluster}/${folder}`);
    for (const [index, file] of files.entries()) {
      if (index % PROGRESS_EVERY === 0) {
        await this.backup.onStage({ kind: 'copying', written: index, of: files.length });
      }
      if (file === CONTROL_FILE) await this.copyControlFile();
      else await this.copyIfThere(join(this.paths.cluster, file), file);
    }
  }

  /** The server rewrites this file in place: it is whole once two readings agree. */
  private async copyControlFile(): Promise<void> {
    const file = join(this.paths.cluster, CONTROL_FILE);
    for (;;) {
      const content = await readFile(file);
      if (content.equals(await readFile(file))) {
        return this.write(`${backupFolders.cluster}/${CONTROL_FILE}`, content);
      }
    }
  }

  private async copyWal(first: string, last: string, segmentBytes: number): Promise<void> {
    for (const name of walFilesBetween(first, last, segmentBytes)) {
      const path = `${backupFolders.cluster}/pg_wal/${name}`;
      await this.copy(join(this.paths.cluster, 'pg_wal', name), path);
    }
  }

  /** Everything in DATA_DIR but the cluster and what tells of the running copy. */
  private async copyBesides(isMeant: (name: string) => boolean): Promise<void> {
    const { cluster, instance, serverLog, dataDir } = this.paths;
    const apart = [cluster, instance, serverLog].map((path) => basename(path));
    for (const entry of await readdir(dataDir, { withFileTypes: true })) {
      const { name } = entry;
      if (!isMeant(name) || apart.some((one) => name === one || name.startsWith(`${one}.`))) {
        continue;
      }
      const path = `${backupFolders.besides}/${name}`;
      if (entry.isFile()) await this.copy(join(dataDir, name), path);
      if (!entry.isDirectory()) continue;
      await this.makeFolder(path);
      for (const inside of await readdir(join(dataDir, name))) {
        await this.copy(join(dataDir, name, inside), `${path}/${inside}`);
      }
    }
  }

  private async makeFolder(path: string): Promise<void> {
    await mkdir(join(this.folder, path), { mode: 0o700 });
    this.folders.push(path);
  }

  private async copyIfThere(from: string, file: string): Promise<void> {
    try {
      await this.copy(from, `${backupFolders.cluster}/${file}`);
    } catch (error) {
      // A table that was dropped since the files were listed: the WAL drops it again.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }

  private async copy(from: string, path: string): Promise<void> {
    this.backup.stop?.throwIfAborted();
    this.note(path, await copyPrivately(from, join(this.folder, path)));
  }

  private async write(path: string, content: string | Uint8Array): Promise<void> {
    const file = join(this.folder, path);
    await writeDurably(file, content, 0o600);
    this.note(path, await fingerprint(file));
  }

  private note(path: string, print: Fingerprint): void {
    this.files.push({ path, ...print });
  }
}

interface Beginning {
  readonly lsn: string;
  readonly walFile: string;
  readonly serverVersion: string;
  readonly segmentBytes: number;
}

interface Ending {
  readonly at: Date;
  readonly lsn: string;
  readonly walFile: string;
  readonly label: string;
  readonly tablespaces: string;
}

function onlyRow<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('PostgreSQL answered no row');
  return row;
}
