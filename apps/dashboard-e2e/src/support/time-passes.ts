import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';

const secretsSchema = z.object({ port: z.int(), adminPassword: z.string() });

/**
 * Lets hours pass for one follow-up: its opening and its deadline move into the past, as if the clock had gone on. The
 * product runs on the real clock, so this is done where the follow-up is stored.
 */
export async function letHoursPass(followUpId: string, hours: number): Promise<void> {
  const dataDir = process.env['GLABELLA_DATA_DIR'];
  if (!dataDir) throw new Error('The product is not running: see global-setup.ts');
  const text = readFileSync(join(dataDir, 'postgres-secrets.json'), 'utf8');
  const { port, adminPassword } = secretsSchema.parse(JSON.parse(text));
  const client = new Client({
    connectionString: `postgresql://glabella_admin:${adminPassword}@127.0.0.1:${port}/glabella`,
  });
  await client.connect();
  try {
    const moved = await client.query(
      `UPDATE safety_follow_up
          SET opened_at = opened_at - make_interval(hours => $2), due_at = due_at - make_interval(hours => $2)
        WHERE id = $1`,
      [followUpId, hours],
    );
    if (moved.rowCount !== 1) throw new Error('No such follow-up');
  } finally {
    await client.end();
  }
}
