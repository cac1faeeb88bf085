import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../config/refusal';

/** Folders whose content a starting server makes anew (PostgreSQL's manual, "Making a Base Backup"). */
const emptied = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
]);

/** Of a running server only, or what the server makes anew. `backup_label` is written from what the server tells. */
const left =
  /^(?:postmaster\.(?:pid|opts)|backup_label(?:\.old)?|tablespace_map|backup_manifest|pg_internal\.init.*|pgsql_tmp.*|current_logfiles)$/;

/** The state of the cluster: copied after all other files. */
export const CONTROL_FILE = 'global/pg_control';

/** What a copy of a data folder takes, in paths below it with '/'. */
export interface ClusterFiles {
  readonly folders: readonly string[];
  /** The control file is the last. */
  readonly files: readonly string[];
}

/** Lists a running cluster. Files may come and go meanwhile: what is new is in the WAL. */
export async function clusterFiles(cluster: string): Promise<ClusterFiles> {
  const folders: string[] = [];
  const files: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await listed(join(cluster, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (left.test(entry.name)) continue;
      if (entry.isSymbolicLink()) {
        throw new Refusal(`${join(cluster, path)} is a link: only a whole cluster is backed up.`);
      }
      if (entry.isDirectory()) {
        folders.push(path);
        if (!emptied.has(path)) await walk(path);
      } else if (entry.isFile() && path !== CONTROL_FILE) files.push(path);
    }
  };
  await walk('');
  return { folders: [...folders, 'pg_wal/archive_status'], files: [...files, CONTROL_FILE] };
}

async function listed(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    // A folder of a database that was dropped a moment ago.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The names of the WAL files from the first to the last, both included. */
export function walFilesBetween(first: string, last: string, segmentBytes: number): string[] {
  if (first.slice(0, 8) !== last.slice(0, 8)) {
    throw new Refusal('The history of the database branched while it was copied: try again.');
  }
  const perLog = 0x1_0000_0000 / segmentBytes;
  const numberOf = (name: string) =>
    parseInt(name.slice(8, 16), 16) * perLog + parseInt(name.slice(16, 24), 16);
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(8, '0');
  const names: string[] = [];
  for (let number = numberOf(first); number <= numberOf(last); number += 1) {
    names.push(first.slice(0, 8) + hex(Math.floor(number / perLog)) + hex(number % perLog));
  }
  return names;
}
