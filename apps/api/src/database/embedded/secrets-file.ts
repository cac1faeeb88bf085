import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const secretsSchema = z.object({
  /** The port of the last run: kept, so that tools find the server where it was. */
  port: z.number().int().min(1).max(65_535).nullable(),
  adminPassword: z.string().min(32),
  ownerPassword: z.string().min(32),
  appPassword: z.string().min(32),
  /** False until the cluster knows `adminPassword`. */
  isAdminPasswordSet: z.boolean(),
});

/** The random passwords of the embedded database. */
export type EmbeddedSecrets = z.output<typeof secretsSchema>;

/** The secrets of this DATA_DIR, or null if there is no readable file of them. */
export function readSecrets(path: string): EmbeddedSecrets | null {
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

export function writeSecrets(path: string, secrets: EmbeddedSecrets): void {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, path);
}

const randomPassword = () => randomBytes(32).toString('base64url');

export function newSecrets(): EmbeddedSecrets {
  return {
    port: null,
    adminPassword: randomPassword(),
    ownerPassword: randomPassword(),
    appPassword: randomPassword(),
    isAdminPasswordSet: false,
  };
}
