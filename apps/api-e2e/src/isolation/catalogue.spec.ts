import pg from 'pg';
import { figure } from '../support/figure';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { isolationGaps, tablesOutsideIsolation } from './catalogue';

describe('isolation of practices in the database', () => {
  let database: TestDatabase;
  let owner: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });

  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  it('has no gap in roles, policies, views, foreign keys, uniques and grants', async () => {
    expect(await isolationGaps(owner)).toEqual([]);
  });

  it('lets the application have one thing done with the rights of the owner: statistics gathered', async () => {
    const { rows } = await owner.query<{ name: string; isOpen: boolean }>(
      `SELECT proname AS name, has_function_privilege('public', oid, 'EXECUTE') AS "isOpen"
         FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef`,
    );
    expect(rows).toEqual([{ name: 'refresh_statistics', isOpen: false }]);
  });

  it('excuses no table that does not exist', async () => {
    const names = Object.keys(tablesOutsideIsolation);
    const found = await owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relname = ANY ($1)`,
      [names],
    );
    expect(found.rows.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  it.each([
    ['a policy dropped', 'DROP POLICY assessment_practice ON assessment', 'assessment: no policy'],
    [
      'a policy that forgives a missing transaction',
      `ALTER POLICY patient_practice ON patient
         USING (practice_id = nullif(current_setting('app.practice_id', true), '')::uuid)`,
      'patient: USING is',
    ],
    [
      'a second policy that lets everything through',
      'CREATE POLICY open ON course USING (true)',
      'course: more than one policy',
    ],
    [
      'row-level security not forced',
      'ALTER TABLE injection_site NO FORCE ROW LEVEL SECURITY',
      'injection_site: row-level security is not forced',
    ],
    [
      'a new table without protection',
      'CREATE TABLE scan (practice_id uuid, id uuid, PRIMARY KEY (practice_id, id))',
      'scan: row-level security is off',
    ],
    [
      'a view that runs as its owner',
      'CREATE VIEW all_scores AS SELECT total FROM assessment',
      'all_scores: a view that does not run as its caller',
    ],
    [
      'a global unique that tells of another practice’s record number',
      'CREATE UNIQUE INDEX mrn_everywhere ON patient (mrn)',
      'patient: unique index mrn_everywhere does not lead with the practice',
    ],
    [
      'a right to change versions',
      'GRANT UPDATE ON assessment_version TO glabella_app',
      'assessment_version: the application role may UPDATE',
    ],
  ])('notices %s', async (_name, statement, gap) => {
    await owner.query('BEGIN');
    try {
      await owner.query(statement);
      expect((await isolationGaps(owner)).join('\n')).toContain(gap);
    } finally {
      await owner.query('ROLLBACK');
    }
  });

  it('notices each policy of each table when it is dropped, opened to everybody or not forced', async () => {
    const policies = await policiesOf(owner);
    const mutants = policies.flatMap(({ table, policy }) => [
      [table, `DROP POLICY ${policy} ON ${table}`],
      [table, `ALTER POLICY ${policy} ON ${table} USING (true)`],
      [table, `ALTER POLICY ${policy} ON ${table} WITH CHECK (true)`],
      [table, `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`],
      [table, `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`],
    ]);
    const unnoticed: string[] = [];
    for (const [table, statement = ''] of mutants) {
      await owner.query('BEGIN');
      await owner.query(statement);
      const gaps = await isolationGaps(owner);
      await owner.query('ROLLBACK');
      if (!gaps.some((gap) => gap.startsWith(`${table}: `))) unnoticed.push(statement);
    }
    figure(
      'row-level security removed, one policy or table at a time',
      `${mutants.length - unnoticed.length} of ${mutants.length} noticed (${policies.length} policies)`,
      'all',
    );
    expect(unnoticed).toEqual([]);
    expect(policies.length).toBeGreaterThanOrEqual(20);
  });

  it('throws for a query outside a tenant transaction, on a fresh and on a reused connection', async () => {
    const app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
    try {
      await expect(app.query('SELECT * FROM patient')).rejects.toMatchObject({ code: '42704' });
      await app.query('BEGIN');
      await app.query(
        `SELECT set_config('app.practice_id', '00000000-0000-4000-8000-000000000001', true)`,
      );
      expect((await app.query('SELECT * FROM patient')).rows).toEqual([]);
      await app.query('COMMIT');
      await expect(app.query('SELECT * FROM patient')).rejects.toMatchObject({ code: '22P02' });
    } finally {
      await app.end();
    }
  });
});

async function policiesOf(owner: pg.Client): Promise<{ table: string; policy: string }[]> {
  const { rows } = await owner.query<{ table: string; policy: string }>(
    `SELECT polrelid::regclass::text AS "table", polname AS policy FROM pg_policy ORDER BY 1, 2`,
  );
  return rows;
}
