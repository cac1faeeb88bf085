import { startRawServer, type RawServer } from './support/raw-server';
import { inDatabase } from './support/cluster-address';
import { derivedAppUrl, refusePowerfulAppRole, withClient } from './support/cluster-under-test';
import { ProductProcess } from './support/product-process';

jest.setTimeout(120_000);

const PASSWORD = 'owner-password-of-the-operator';

/** A database with an owner of its own, as an operator prepares it. */
async function prepareDatabase(server: RawServer, name: string, ownerRights: string) {
  await withClient(server.adminUrl, async (admin) => {
    await admin.query(`CREATE ROLE ${name}_owner LOGIN ${ownerRights} PASSWORD '${PASSWORD}'`);
    await admin.query(`CREATE DATABASE ${name} OWNER ${name}_owner`);
  });
  const url = new URL(inDatabase(server.adminUrl, name));
  url.username = `${name}_owner`;
  url.password = PASSWORD;
  return url.href;
}

describe('starting on an external PostgreSQL', () => {
  let server: RawServer;
  beforeAll(async () => {
    server = await startRawServer();
  });
  afterAll(() => server.stop());

  const startOn = (variables: Record<string, string>) => new ProductProcess(['start'], variables);

  it('migrates as the owner and serves as a role without power, two processes at the same moment too', async () => {
    const ownerUrl = await prepareDatabase(server, 'own', 'CREATEROLE');
    const both = [startOn({ DATABASE_URL: ownerUrl }), startOn({ DATABASE_URL: ownerUrl })];
    for (const product of both) {
      const answer = await fetch(`${await product.ready()}/health/live`);
      expect(answer.status).toBe(200);
    }
    const { rows } = await withClient(server.adminUrl, (admin) =>
      admin.query(`SELECT DISTINCT usename FROM pg_stat_activity
                    WHERE datname = 'own' AND application_name = 'glabella-api'`),
    );
    expect(rows).toEqual([{ usename: 'glabella_app' }]);
    for (const product of both) expect(await product.kill('SIGTERM')).toBe(0);
    const serving = new ProductProcess(['serve'], { DATABASE_APP_URL: derivedAppUrl(ownerUrl) });
    await serving.ready();
    expect(await serving.kill('SIGTERM')).toBe(0);
  });

  it.each(['SUPERUSER', 'BYPASSRLS', 'CREATEROLE', 'CREATEDB', 'REPLICATION'])(
    'refuses to serve when the application role is given %s',
    async (right) => {
      const ownerUrl = await prepareDatabase(server, `with_${right.toLowerCase()}`, 'CREATEROLE');
      await withClient(server.adminUrl, async (admin) => {
        await admin.query(`ALTER ROLE glabella_app ${right}`);
        const product = startOn({ DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl(ownerUrl) });
        await admin.query(`ALTER ROLE glabella_app PASSWORD '${PASSWORD}'`);
        expect(await product.ended).toBe(1);
        expect(product.output).toContain(`The database role "glabella_app" has ${right}`);
        await admin.query(`ALTER ROLE glabella_app NO${right}`);
      });
    },
  );

  it('refuses an application role that owns a table, itself or through a membership', async () => {
    await prepareDatabase(server, 'owning', 'CREATEROLE');
    const adminUrl = inDatabase(server.adminUrl, 'owning');
    await withClient(adminUrl, async (admin) => {
      await admin.query(`CREATE TABLE stray (); CREATE ROLE stray_owner`);
      const check = () =>
        withClient(adminUrl, async (client) => {
          await client.query('SET ROLE glabella_app');
          await refusePowerfulAppRole(client);
        });
      await expect(check()).resolves.toBeUndefined();
      await admin.query('ALTER TABLE stray OWNER TO glabella_app');
      await expect(check()).rejects.toThrow('owns the table stray');
      await admin.query('ALTER TABLE stray OWNER TO stray_owner');
      await expect(check()).resolves.toBeUndefined();
      await admin.query('GRANT stray_owner TO glabella_app');
      await expect(check()).rejects.toThrow('owns the table stray');
      await admin.query('REVOKE stray_owner FROM glabella_app');
    });
  });

  it('says what an administrator has to do when the owner may not create roles', async () => {
    const other = await startRawServer();
    const ownerUrl = await prepareDatabase(other, 'plain', 'NOCREATEROLE');
    const product = startOn({ DATABASE_URL: ownerUrl });
    expect(await product.ended).toBe(1);
    expect(product.output).toContain('CREATE ROLE glabella_app LOGIN PASSWORD');
    expect(product.output).not.toContain(PASSWORD);
    await withClient(other.adminUrl, (admin) =>
      admin.query(`CREATE ROLE glabella_app LOGIN PASSWORD '${PASSWORD}'`),
    );
    const helped = startOn({ DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl(ownerUrl) });
    await helped.ready();
    expect(await helped.kill('SIGTERM')).toBe(0);
    await other.stop();
  });

  it('refuses a database that acknowledges what it has not stored', async () => {
    const ownerUrl = await prepareDatabase(server, 'forgetful', 'CREATEROLE');
    await withClient(server.adminUrl, (admin) =>
      admin.query('ALTER ROLE glabella_app IN DATABASE forgetful SET synchronous_commit = off'),
    );
    const product = startOn({ DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl(ownerUrl) });
    expect(await product.ended).toBe(1);
    expect(product.output).toContain('synchronous_commit = off');
  });

  it.each(['fsync', 'full_page_writes', 'synchronous_commit'])(
    'refuses a server that runs with %s off',
    async (setting) => {
      const forgetful = await startRawServer({ [setting]: 'off' });
      const ownerUrl = await prepareDatabase(forgetful, 'unsafe', 'CREATEROLE');
      const product = startOn({ DATABASE_URL: ownerUrl });
      expect(await product.ended).toBe(1);
      expect(product.output).toContain(`The database server runs with ${setting} = off`);
      await forgetful.stop();
    },
  );

  it('refuses a database that a newer version has migrated', async () => {
    const ownerUrl = await prepareDatabase(server, 'newer', 'CREATEROLE');
    const migrate = () =>
      new ProductProcess(['migrate'], {
        DATABASE_URL: ownerUrl,
        DATABASE_APP_URL: appUrl(ownerUrl),
      });
    expect(await migrate().ended).toBe(0);
    await withClient(ownerUrl, (owner) =>
      owner.query(
        `INSERT INTO schema_migration (timestamp, name) VALUES (9999, 'FromTheFuture9999')`,
      ),
    );
    const product = migrate();
    expect(await product.ended).toBe(1);
    expect(product.output).toContain('newer version of Glabella (FromTheFuture9999)');
  });
});

function appUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = 'glabella_app';
  url.password = PASSWORD;
  return url.href;
}
