import { randomBytes } from 'node:crypto';
import { clusterAddress, inDatabase } from './cluster-address';
import { withClient } from './cluster-under-test';

/** A database of a test's own, with all migrations run and nothing in it. */
export interface TestDatabase {
  readonly name: string;
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

/** `from` is 'migrated' (a copy of the run's template) or 'empty' (no table at all, owned by the owner). */
export async function createTestDatabase(
  from: 'migrated' | 'empty' = 'migrated',
): Promise<TestDatabase> {
  const { adminUrl, ownerUrl, appUrl, templateName } = clusterAddress();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = from === 'migrated' ? templateName : 'template0';
  await withClient(adminUrl, (admin) =>
    admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER glabella_owner`),
  );
  return {
    name,
    adminUrl: inDatabase(adminUrl, name),
    ownerUrl: inDatabase(ownerUrl, name),
    appUrl: inDatabase(appUrl, name),
    drop: () =>
      withClient(adminUrl, async (admin) => {
        await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}
