import pg from 'pg';
import { buildOwnerDataSource, migrations } from '../support/api-under-test';
import { withClient } from '../support/cluster-under-test';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** Everything that a migration can change, as sorted lines. */
async function schemaLines(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    SELECT format('%s.%s %s%s default %s', c.relname, a.attname,
                  format_type(a.atttypid, a.atttypmod),
                  CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
                  pg_get_expr(d.adbin, d.adrelid)) AS line
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
       AND NOT a.attisdropped
    UNION ALL
    SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT polrelid::regclass || ' ' || polname || pg_get_expr(polqual, polrelid) FROM pg_policy
    UNION ALL SELECT proname || pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT table_name || ' ' || grantee || ' ' || privilege_type
                FROM information_schema.role_table_grants WHERE table_schema = 'public'
    UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    ORDER BY 1`);
  return rows.map(({ line }) => line);
}

describe('the migrations', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  it('run in the order of their timestamps, each once', () => {
    const stamps = migrations.map(({ name }) => Number(/\d{13}$/.exec(name)?.[0]));
    expect(stamps.every((stamp) => Number.isInteger(stamp))).toBe(true);
    expect(stamps).toEqual([...new Set(stamps)].sort((a, b) => a - b));
  });

  it('go down to nothing and up again to the same schema', async () => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    const owner = await buildOwnerDataSource(database.ownerUrl).initialize();
    try {
      const before = await schemaLines(client);
      expect(before.length).toBeGreaterThan(200);
      for (let step = 0; step < migrations.length; step += 1) await owner.undoLastMigration();
      const { rows } = await client.query(
        `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
            AND relkind IN ('r', 'v') AND relname <> 'schema_migration'`,
      );
      expect(rows).toEqual([]);
      await owner.runMigrations();
      expect(await schemaLines(client)).toEqual(before);
    } finally {
      await owner.destroy();
      await client.end();
    }
  });

  it.each([
    [
      'life events that are recorded',
      'AddLifeEvents',
      'Life events of patients are stored',
      `INSERT INTO life_event (practice_id, id, patient_id, version, created_at)
       SELECT id, gen_random_uuid(), gen_random_uuid(), 1, now() FROM new`,
      'SELECT FROM life_event',
    ],
    [
      'withdrawals that are voided',
      'VoidConsentWithdrawals',
      'Withdrawals entered by mistake are voided',
      `INSERT INTO patient_consent_event
         (practice_id, consent_id, version, patient_id, kind, voids_version, happened_on, reason, author_id, recorded_at)
       SELECT id, gen_random_uuid(), 3, gen_random_uuid(), 'withdrawal-voided', 2, current_date, 'Synthetic',
              gen_random_uuid(), now() FROM new`,
      'SELECT voids_version FROM patient_consent_event',
    ],
  ])('do not go down over %s', async (_, migration, message, insert, find) => {
    const own = await createTestDatabase();
    const owner = await buildOwnerDataSource(own.ownerUrl).initialize();
    try {
      await withClient(own.adminUrl, async (admin) => {
        // Nothing that the record belongs to is needed for it to be one.
        await admin.query('SET session_replication_role = replica');
        await admin.query(
          `WITH new AS (INSERT INTO tenant (id) VALUES (gen_random_uuid()) RETURNING id) ${insert}`,
        );
      });
      const later = migrations.findIndex(({ name }) => name.startsWith(migration)) + 1;
      for (let step = later; step < migrations.length; step += 1) await owner.undoLastMigration();
      await expect(owner.undoLastMigration()).rejects.toThrow(message);
      const kept = await withClient(own.adminUrl, (admin) => admin.query(find));
      expect(kept.rows).toHaveLength(1);
    } finally {
      await owner.destroy();
      await own.drop();
    }
  });
});
