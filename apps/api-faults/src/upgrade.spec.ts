import { setTimeout as delay } from 'node:timers/promises';
import { FaultyProduct } from './support/faulty-product';
import {
  buildOwnerDataSource,
  DataSource,
  figure,
  migrations,
  withClient,
} from './support/product-under-test';
import { differing, storedRows, type StoredRows } from './support/stored-rows';

/** The migrations of the first release; undoing one of them deletes the record by nature. */
const FIRST_RELEASE_UNTIL = 1_795_000_005_000;
const stampOf = (migration: { readonly name: string }) =>
  Number(/\d{13}$/.exec(migration.name)?.[0]);
const firstRelease = migrations.filter((migration) => stampOf(migration) <= FIRST_RELEASE_UNTIL);
const since = migrations.filter((migration) => stampOf(migration) > FIRST_RELEASE_UNTIL);

/** Computed from the record, and computed anew after an upgrade; and the note of what is still to be computed. */
const derived = new Set([
  'patient_summary',
  'caseload_entry',
  'attention_phase',
  'derived_rebuild',
]);
/** What a command leaves in the trail. */
const changing = new Set([...derived, 'audit_event', 'audit_seal', 'login_session']);

describe('an upgrade of a practice with records', () => {
  let product: FaultyProduct;

  beforeAll(async () => {
    product = await FaultyProduct.create();
    await product.start();
    // By then the trail of the start is sealed: from here on only this test changes anything.
    await delay(6_000);
  });

  afterAll(() => product.remove());

  const databaseUrl = (name: string) => product.adminUrl.replace(/\/[^/]+$/, `/${name}`);
  const rowsIn = (url: string) => withClient(url, storedRows);

  it(`keeps every row of the first release through the ${since.length} migrations after it`, async () => {
    const demo = await rowsIn(product.adminUrl);
    const name = 'first_release';
    await withClient(product.adminUrl, (admin) =>
      admin.query(`CREATE DATABASE ${name} TEMPLATE template0 OWNER glabella_owner`),
    );
    await withClient(databaseUrl(name), (admin) =>
      admin.query('GRANT USAGE ON SCHEMA public TO glabella_app'),
    );
    await migrateOnly(name, firstRelease);
    const { stored, refused } = await fill(databaseUrl(name), ofFirstRelease(demo));
    const before = await rowsIn(databaseUrl(name));
    await migrateOnly(name, migrations);
    const after = await rowsIn(databaseUrl(name));
    const { compared, tables } = differing(before, after, derived);
    figure(
      'first release with the demo, upgraded to the newest schema',
      `${stored} rows in ${compared} tables, ${tables.length} tables differ ` +
        `(${refused} rows of later kinds could not be stored in the first release)`,
      '0 differ',
    );
    expect(tables).toEqual([]);
    expect(stored).toBeGreaterThan(1_000);
  });

  it('goes down migration by migration and up again with every older row as it was', async () => {
    await removeLifeEvents();
    const before = await rowsIn(product.adminUrl);
    const owner = await buildOwnerDataSource(product.ownerUrl('glabella')).initialize();
    let undone = 0;
    let refusal = '';
    let compared = 0;
    const faults: string[] = [];
    try {
      for (const { name } of [...since].reverse()) {
        try {
          await owner.undoLastMigration();
        } catch {
          // The older schema cannot hold what is stored: it says so and leaves everything as it is.
          refusal = `; ${name} refuses, as the demo holds what the schema before it cannot`;
          break;
        }
        undone += 1;
        const older = await rowsIn(product.adminUrl);
        const found = differing(older, before, derived);
        compared += found.compared;
        faults.push(...found.tables.map((table) => `${table} after undoing ${name}`));
      }
      const oldest = await rowsIn(product.adminUrl);
      await owner.runMigrations();
      const again = differing(oldest, await rowsIn(product.adminUrl), derived);
      faults.push(...again.tables.map((table) => `${table} after going up again`));
    } finally {
      await owner.destroy();
    }
    const rebuilt = await product.rebuildSummaries();
    const kept = new Set([...changing, ...ownTablesOf(before, await rowsIn(product.adminUrl))]);
    const { tables } = differing(before, await rowsIn(product.adminUrl), kept);
    figure(
      'down and up again on the demo',
      `${undone} of ${since.length} migrations since the first release undone${refusal}; ` +
        `${compared} tables compared on the way, ${faults.length + tables.length} differ; ${/\d+ patients computed, .*/.exec(rebuilt)?.[0]}`,
      'at least 1 undone, 0 differ',
    );
    expect([...faults, ...tables.map((table) => `${table} in the end`)]).toEqual([]);
    expect(undone).toBeGreaterThan(0);
    expect(await product.rebuildSummaries()).toContain(' 0 differed');
  });

  /** The newest migration refuses to go down over them, which a test of the migrations shows: the demo records some. */
  async function removeLifeEvents(): Promise<void> {
    await withClient(product.adminUrl, async (admin) => {
      await admin.query('SET session_replication_role = replica');
      await admin.query('DELETE FROM life_event_version');
      await admin.query('DELETE FROM life_event');
    });
  }

  async function migrateOnly(name: string, which: typeof migrations): Promise<void> {
    const dataSource = new DataSource({
      ...buildOwnerDataSource(product.ownerUrl(name)).options,
      migrations: [...which],
    });
    await dataSource.initialize();
    try {
      await dataSource.runMigrations();
    } finally {
      await dataSource.destroy();
    }
  }

  /** Puts rows into the tables and columns that this schema has; what its rules refuse is of a later kind. */
  function fill(url: string, rows: StoredRows): Promise<{ stored: number; refused: number }> {
    return withClient(url, async (admin) => {
      // Rows come in the order of their tables' names: foreign keys and triggers are asleep meanwhile.
      await admin.query(`SET session_replication_role = replica`);
      let stored = 0;
      let refused = 0;
      for (const table of (await storedRows(admin)).keys()) {
        for (const row of rows.get(table) ?? []) {
          try {
            await admin.query(
              `INSERT INTO ${admin.escapeIdentifier(table)} OVERRIDING SYSTEM VALUE
               SELECT * FROM jsonb_populate_record(null::${admin.escapeIdentifier(table)}, $1)`,
              [row],
            );
            stored += 1;
          } catch {
            refused += 1;
          }
        }
      }
      return { stored, refused };
    });
  }
});

/** The first release knew one protocol: whoever is treated by another came later, with everything about them. */
function ofFirstRelease(rows: StoredRows): StoredRows {
  const later = new Set(
    (rows.get('course_version') ?? [])
      .filter((row) => row['protocol_id'] !== 'glabellar-depression')
      .map((row) => row['patient_id']),
  );
  const about = (name: string, row: Readonly<Record<string, unknown>>): unknown =>
    name === 'patient' ? row['id'] : row['patient_id'];
  const ids = (name: string) =>
    new Set(
      (rows.get(name) ?? []).filter((row) => later.has(about(name, row))).map((row) => row['id']),
    );
  const gone = {
    course_id: ids('course'),
    session_id: ids('injection_session'),
    assessment_id: ids('assessment'),
    follow_up_id: ids('safety_follow_up'),
    adverse_event_id: ids('adverse_event'),
  };
  const isLater = (name: string, row: Readonly<Record<string, unknown>>) =>
    later.has(about(name, row)) ||
    Object.entries(gone).some(([column, those]) => those.has(row[column]));
  return new Map([...rows].map(([name, all]) => [name, all.filter((row) => !isLater(name, row))]));
}

/** Tables whose rows went with the migration that made them: there before, empty now. */
function ownTablesOf(before: StoredRows, after: StoredRows): string[] {
  return [...before.keys()].filter(
    (name) => (before.get(name)?.length ?? 0) > 0 && (after.get(name)?.length ?? 0) === 0,
  );
}
