import { setTimeout as delay } from 'node:timers/promises';
import { FaultyProduct } from './support/faulty-product';
import {
  comparableState,
  figure,
  migrations,
  ProductProcess,
  withClient,
} from './support/product-under-test';

const KILLS = 10;
/** Each statement of a migration takes this much longer, so that a kill finds it in the middle. */
const SLOWER_S = 0.02;

describe('migrations', () => {
  let product: FaultyProduct;

  beforeAll(async () => {
    product = await FaultyProduct.create();
    await product.start();
  });

  afterAll(() => product.remove());

  const databaseUrl = (name: string, url = product.adminUrl) => url.replace(/\/[^/]+$/, `/${name}`);

  it(`succeed when run again after each of ${KILLS} kills in the middle`, async () => {
    const wanted = (await comparableState(product.adminUrl)).guards.filter(isOfTables);
    const reached: number[] = [];
    let good = 0;
    for (let round = 1; round <= KILLS; round += 1) {
      const name = `broken_off_${round}`;
      const url = await createSlowDatabase(name);
      const variables = {
        DATABASE_URL: product.ownerUrl(name),
        DATABASE_APP_URL: product.appUrl(name),
      };
      const migrating = new ProductProcess(['migrate'], variables);
      // Every migration but the last has its turn, early and late in it.
      const done = Math.floor((round - 1) / 2);
      while ((await countMigrations(url)) < done && migrating.isRunning) await delay(10);
      while (!(await isMigrating(url)) && migrating.isRunning) await delay(10);
      await delay(round % 2 === 0 ? 150 : 10);
      expect(await migrating.kill('SIGKILL')).toBe('SIGKILL');
      reached.push(await countMigrations(url));
      await withClient(url, (admin) => admin.query('DROP EVENT TRIGGER slower'));
      const again = new ProductProcess(['migrate'], variables);
      const code = await again.ended;
      const { guards } = await comparableState(url);
      if (code === 0 && sameLines(guards.filter(isOfTables), wanted)) good += 1;
      else process.stderr.write(`${again.output}\n`);
    }
    figure(
      'migration killed in the middle and run again',
      `${good} of ${KILLS} succeed (killed after ${reached.join(', ')} of ${migrations.length} migrations)`,
      `${KILLS} of ${KILLS}`,
    );
    expect(reached.every((count) => count < migrations.length)).toBe(true);
    expect(good).toBe(KILLS);
  });

  /** A database of the same server whose every change of schema takes a while. */
  async function createSlowDatabase(name: string): Promise<string> {
    await withClient(product.adminUrl, (admin) =>
      admin.query(`CREATE DATABASE ${name} TEMPLATE template0 OWNER glabella_owner`),
    );
    const url = databaseUrl(name);
    await withClient(url, async (admin) => {
      await admin.query(`GRANT USAGE ON SCHEMA public TO glabella_app`);
      await admin.query(
        `CREATE SCHEMA slow;
         CREATE FUNCTION slow.wait() RETURNS event_trigger LANGUAGE plpgsql
           AS 'BEGIN PERFORM pg_sleep(${SLOWER_S}); END';
         CREATE EVENT TRIGGER slower ON ddl_command_end EXECUTE FUNCTION slow.wait()`,
      );
    });
    return url;
  }
});

const isOfTables = (line: string) => !/^(?:database|role) /.test(line);
const sameLines = (a: readonly string[], b: readonly string[]) => a.join('\n') === b.join('\n');

async function isMigrating(url: string): Promise<boolean> {
  const { rows } = await withClient(url, (admin) =>
    admin.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
    ),
  );
  return rows.length > 0;
}

async function countMigrations(url: string): Promise<number> {
  const { rows } = await withClient(url, async (admin) => {
    const there = await admin.query<{ name: string | null }>(
      `SELECT to_regclass('schema_migration')::text AS name`,
    );
    return there.rows[0]?.name
      ? admin.query<{ done: number }>('SELECT count(*)::integer AS done FROM schema_migration')
      : { rows: [{ done: 0 }] };
  });
  return rows[0]?.done ?? 0;
}
