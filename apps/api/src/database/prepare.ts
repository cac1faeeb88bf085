import type pg from 'pg';
import { buildOwnerDataSource } from './data-source';
import { type DatabaseUrls, ensureAppRole, withClient } from './roles';
import { refuseNewerSchema } from './schema-version';
import { refuseForgetfulServer, refusePowerfulAppRole } from './server-checks';

/** The lock of whoever changes roles and schema: several processes may start at the same moment. */
const LOCK = [0x61_ab_e1, 2] as const;

/**
 * Makes an external database fit to work with: it keeps what it acknowledges, and the application role exists without
 * power. The embedded server's supervisor does the same for its own.
 */
export async function prepareExternalDatabase(urls: DatabaseUrls): Promise<void> {
  await withClient(urls.ownerUrl, (owner) =>
    whileLocked(owner, async () => {
      await refuseForgetfulServer(owner);
      await ensureAppRole(owner, urls.appUrl);
    }),
  );
}

/** Throws a `Refusal` unless the application may work here: nothing acknowledged is lost, and its role has no power. */
export async function refuseUnsafeDatabase(appUrl: string): Promise<void> {
  await withClient(appUrl, async (client) => {
    await refuseForgetfulServer(client);
    await refusePowerfulAppRole(client);
  });
}

/** Runs the migrations that are missing, as the owner; resolves with their names in order. */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  return withClient(ownerUrl, (owner) => whileLocked(owner, () => runMissing(ownerUrl)));
}

async function runMissing(ownerUrl: string): Promise<readonly string[]> {
  const dataSource = await buildOwnerDataSource(ownerUrl).initialize();
  try {
    await refuseNewerSchema((sql) => dataSource.query<unknown[]>(sql));
    const run = await dataSource.runMigrations();
    return run.map(({ name }) => name);
  } finally {
    await dataSource.destroy();
  }
}

async function whileLocked<Answer>(owner: pg.Client, work: () => Promise<Answer>): Promise<Answer> {
  await owner.query('SELECT pg_advisory_lock($1, $2)', [...LOCK]);
  try {
    return await work();
  } finally {
    await owner.query('SELECT pg_advisory_unlock($1, $2)', [...LOCK]);
  }
}
