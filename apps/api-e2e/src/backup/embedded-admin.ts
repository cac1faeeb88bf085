import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({
  port: z.int(),
  adminPassword: z.string(),
  ownerPassword: z.string(),
  appPassword: z.string(),
});

const passwordOf = {
  glabella_admin: 'adminPassword',
  glabella_owner: 'ownerPassword',
  glabella_app: 'appPassword',
} as const;

/** A role of the embedded server of a running product. */
export function roleUrlOf(
  dataDir: string,
  role: keyof typeof passwordOf,
  database = 'glabella',
): string {
  const text = readFileSync(join(dataDir, 'postgres-secrets.json'), 'utf8');
  const secrets = secretsSchema.parse(JSON.parse(text));
  return `postgresql://${role}:${secrets[passwordOf[role]]}@127.0.0.1:${secrets.port}/${database}`;
}

/** The superuser, who alone sees all practices at once. */
export const adminUrlOf = (dataDir: string) => roleUrlOf(dataDir, 'glabella_admin');
