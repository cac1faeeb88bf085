import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../config/refusal';
import { writeDurably } from '../../files/durable-file';
import { readIfThere } from '../../files/write-once';

/** What lies in the folder of a backup, beside the manifest. */
export const backupFolders = { cluster: 'postgres', besides: 'data-dir' } as const;

const MANIFEST = 'manifest.json';
const MANIFEST_HASH = 'manifest.json.sha256';

const fileSchema = z.strictObject({
  /** Below the folder of the backup, with '/'. */
  path: z.string().regex(/^(?:postgres|data-dir)\/(?!.*(?:^|\/)\.\.(?:\/|$))[^\0\\]+$/),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifestSchema = z.strictObject({
  format: z.literal('glabella-backup-1'),
  serverVersion: z.string(),
  /** Everything that was acknowledged before this instant is in the backup. */
  snapshotAt: z.iso.datetime(),
  /** The database is as of the end; the files before it are put right by the WAL in between. */
  startLsn: z.string().regex(/^[0-9A-F]+\/[0-9A-F]+$/),
  endLsn: z.string().regex(/^[0-9A-F]+\/[0-9A-F]+$/),
  /** Folders without a file in them count too: PostgreSQL does not start without its own. */
  folders: z.array(z.union([z.enum(['postgres', 'data-dir']), fileSchema.shape.path])),
  files: z.array(fileSchema),
});

export type BackedUpFile = z.output<typeof fileSchema>;
export type BackupManifest = z.output<typeof manifestSchema>;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Written last: a folder without it is no backup. */
export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  await writeDurably(join(folder, MANIFEST_HASH), `${sha256(text)}  ${MANIFEST}\n`, 0o600);
  await writeDurably(join(folder, MANIFEST), text, 0o600);
}

/** Throws a `Refusal` that names the file if the manifest is missing or is not as it was written. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const file = join(folder, MANIFEST);
  const [text, hashLine] = await Promise.all([
    readIfThere(file),
    readIfThere(join(folder, MANIFEST_HASH)),
  ]);
  if (text === null || hashLine === null) {
    throw new Refusal(`${folder} is no complete backup: ${MANIFEST} or its hash is missing.`);
  }
  if (hashLine !== `${sha256(text)}  ${MANIFEST}\n`) throw damaged(MANIFEST);
  const { success, data } = manifestSchema.safeParse(JSON.parse(text));
  if (success) return data;
  throw new Refusal(`${file} is not a backup that this version of Glabella can read.`);
}

/** `path` is the file's, below the folder of the backup. */
export function damaged(path: string): Refusal {
  return new Refusal(
    `The backup is damaged: ${path} is not as it was written. Nothing was restored; use another backup.`,
  );
}

/** The names that the backup has beside the files of the manifest. */
export const manifestFiles: ReadonlySet<string> = new Set([MANIFEST, MANIFEST_HASH]);
