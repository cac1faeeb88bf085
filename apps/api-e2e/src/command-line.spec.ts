import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oneTimeLinkSchema, staffListSchema } from '@glabella/contracts';
import { setUpFactor } from './identity/authenticator';
import { withClient } from './support/cluster-under-test';
import { inPractice } from './support/practice-builder';
import { ProductProcess } from './support/product-process';
import { useApi } from './support/running-api';

jest.setTimeout(120_000);

const ADMINISTRATOR = 'alba.reyes@practice.example';
const CLINICIAN = 'kim.aalto@practice.example';
const PASSWORD = 'six quiet herons at dusk';

const founding = [
  ['--name', 'Synthetic practice of the command line'],
  ['--time-zone', 'Europe/Berlin'],
  ['--phone', '+1 555 0100'],
  ['--admin-name', 'Alba Reyes (synthetic)'],
  ['--admin-email', ADMINISTRATOR],
].flat();

describe('the command line on a database in use', () => {
  const api = useApi();

  /** Runs one command beside the running API; resolves with its exit code and what it said. */
  const run = async (args: readonly string[], variables: Record<string, string> = {}) => {
    const { ownerUrl, appUrl } = api().database;
    const product = new ProductProcess(args, {
      DATABASE_URL: ownerUrl,
      DATABASE_APP_URL: appUrl,
      ...variables,
    });
    const code = await product.ended;
    return { code, output: product.output };
  };
  const signIn = (email: string, password: string) =>
    api().newClient().post('/api/v1/sign-in', { email, password });

  it('refuses to list people before there is a practice', async () => {
    expect(await run(['user', 'list'])).toMatchObject({
      code: 1,
      output: expect.stringContaining('There is no practice yet') as unknown,
    });
  });

  it('names what is wrong with a new practice, and founds nothing', async () => {
    const wrong = founding.with(3, 'Mars/Olympus').with(9, 'not an address');
    const { code, output } = await run(['practice', 'create', ...wrong], {
      GLABELLA_ADMIN_PASSWORD: 'short',
    });
    expect(code).toBe(2);
    expect(output).toMatch(/^--time-zone: /m);
    expect(output).toMatch(/^--admin-email: /m);
    expect(output).toMatch(/^password: Use at least 15 characters/m);
  });

  it('founds a practice whose administrator signs in on the web', async () => {
    const { code, output } = await run(['practice', 'create', ...founding], {
      GLABELLA_ADMIN_PASSWORD: PASSWORD,
    });
    expect(output).toContain('Founded Synthetic practice of the command line');
    expect(code).toBe(0);
    expect(output).not.toContain(PASSWORD);
    expect((await signIn(ADMINISTRATOR, PASSWORD)).status).toBe(200);
    expect((await signIn(ADMINISTRATOR, `${PASSWORD}!`)).status).toBe(401);
  });

  it('invites a person with a link that opens once, and lists them', async () => {
    const person = ['--name', 'Kim Aalto (synthetic)', '--email', CLINICIAN];
    const invited = await run(['user', 'create', ...person, '--role', 'clinician', '--json']);
    expect(invited.code).toBe(0);
    const { url } = oneTimeLinkSchema.parse(JSON.parse(invited.output));
    const token = new URL(url ?? '').hash.slice(1);
    const redeem = () =>
      api().newClient().post('/api/v1/links/redeem', { token, password: PASSWORD });
    expect((await redeem()).status).toBeLessThan(300);
    expect((await redeem()).status).toBe(422);
    expect((await signIn(CLINICIAN, PASSWORD)).status).toBe(200);
    const { rows } = staffListSchema.parse(
      JSON.parse((await run(['user', 'list', '--json'])).output),
    );
    expect(rows.map(({ email, roles, status }) => [email, roles, status])).toEqual([
      [ADMINISTRATOR, ['administrator'], 'active'],
      [CLINICIAN, ['clinician'], 'active'],
    ]);
  });

  it('refuses a role that there is not', async () => {
    const person = ['--name', 'X', '--email', 'x@practice.example', '--role', 'surgeon'];
    expect((await run(['user', 'create', ...person])).code).toBe(2);
  });

  it('helps an only administrator who lost phone and recovery codes', async () => {
    const client = api().newClient();
    await client.post('/api/v1/sign-in', { email: ADMINISTRATOR, password: PASSWORD });
    await setUpFactor(api(), client, PASSWORD);
    expect((await signIn(ADMINISTRATOR, PASSWORD)).status).toBe(401);
    const { code, output } = await run(['user', 'reset-factor', '--email', ADMINISTRATOR]);
    expect(output).toContain('signs in with the password alone');
    expect(code).toBe(0);
    expect((await client.get('/api/v1/me')).status).toBe(401);
    expect((await signIn(ADMINISTRATOR, PASSWORD)).status).toBe(200);
    const again = await run(['user', 'reset-factor', '--email', ADMINISTRATOR]);
    expect(again.output).toContain('has no second factor');
    expect(again.code).toBe(1);
  });

  it('switches a person off at once, but never the last administrator', async () => {
    const client = api().newClient();
    await client.post('/api/v1/sign-in', { email: CLINICIAN, password: PASSWORD });
    expect((await client.get('/api/v1/me')).status).toBe(200);
    expect((await run(['user', 'disable', '--email', CLINICIAN])).code).toBe(0);
    expect((await client.get('/api/v1/me')).status).toBe(401);
    const refused = await run(['user', 'disable', '--email', ADMINISTRATOR]);
    expect(refused.code).toBe(1);
    expect(refused.output).toContain('only administrator');
  });

  describe('importing a CSV', () => {
    const folder = mkdtempSync(join(tmpdir(), 'glabella-import-'));
    const file = join(folder, 'scores.csv');
    const rows = ['MRN,Given name,Family name,Birth date,Sex,Date,Total'];
    for (const [index, total] of [19, 12, 7].entries()) {
      rows.push(`SYN-1,Test,Synthetic,1980-02-29,female,2024-0${index + 1}-15,${total}`);
    }
    writeFileSync(file, `${rows.join('\n')}\n`);
    afterAll(() => rmSync(folder, { recursive: true }));

    const importCsv = (...more: string[]) => run(['import', 'csv', '--file', file, ...more]);

    it('names line and column of what is wrong and stores nothing', async () => {
      const { code, output } = await importCsv();
      expect(code).toBe(1);
      expect(output).toContain('error at line 2, column MRN');
      expect(output).toContain('nothing was stored');
      expect(output).toContain('1 of 1 files could not be imported.');
    });

    it('says what would happen and stores nothing with --preview', async () => {
      const { code, output } = await importCsv('--create-patients', '--preview');
      expect(code).toBe(0);
      expect(output).toContain(
        '3 rows: 3 new, 0 there already, 1 new patients, 0 not taken; nothing was stored',
      );
    });

    it('stores the file once, however often it is imported', async () => {
      const first = await importCsv('--create-patients');
      expect(first.output).toContain('3 rows: 3 stored, 0 there already, 1 new patients');
      expect(first.code).toBe(0);
      const second = await importCsv('--create-patients');
      expect(second.output).toContain('3 rows: 0 stored, 3 there already, 0 new patients');
      expect(second.code).toBe(0);
    });

    it('refuses a file that is not there and a meaning that no column has', async () => {
      const missing = await run(['import', 'csv', '--file', join(folder, 'none.csv')]);
      expect(missing).toMatchObject({ code: 2 });
      expect((await importCsv('--columns', 'mrn,shoe-size')).code).toBe(2);
    });

    it('leaves derived rows that a rebuild finds in order', async () => {
      const { code, output } = await run(['summary', 'rebuild']);
      expect(code).toBe(0);
      expect(output).toContain('1 patients computed, 0 differed');
    });
  });

  it('leaves a trail of all of it, from the command line and by the administrator', async () => {
    const { ownerUrl } = api().database;
    const { rows: tenants } = await withClient(ownerUrl, (owner) =>
      owner.query<{ id: string }>('SELECT id FROM tenant'),
    );
    const { rows } = await inPractice(ownerUrl, tenants[0]?.id ?? '', (owner) =>
      owner.query<{ action: string; email: string }>(
        `SELECT event.action, staff.email FROM audit_event event
           JOIN staff ON staff.practice_id = event.practice_id AND staff.id = event.actor_id
          WHERE event.address = 'command line' AND event.action ~ '^(practice|staff)'
          ORDER BY event.id`,
      ),
    );
    expect(rows).toEqual(
      ['practice.found', 'staff.invite', 'staff.link', 'staff.update'].map((action) => ({
        action,
        email: ADMINISTRATOR,
      })),
    );
  });

  it('prints a policy for every route of the running router', async () => {
    const { code, output } = await run(['policy']);
    expect(code).toBe(0);
    expect(output).toMatch(/^method +route +nobody +psychiatrist +clinician +administrator$/m);
    expect(output).toMatch(/^POST +\/api\/v1\/sign-in +yes +yes +yes +yes$/m);
  });
});
