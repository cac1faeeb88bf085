import { hash } from '@node-rs/argon2';
import { meSchema } from '@glabella/contracts';
import { createPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { withClient } from '../support/cluster-under-test';
import { foundPractice, trySignIn, type FoundedPractice } from './founded-practice';

const ownerRows = <Row>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> =>
  withClient(url, async (client) => (await client.query(sql, values)).rows as Row[]);

describe('signing in', () => {
  const api = useApi();
  let practice: FoundedPractice;
  beforeAll(async () => {
    practice = await foundPractice(api());
  });

  it('tells who is signed in, where, and until when', async () => {
    const person = await practice.invite(['clinician'], 'Bea Synthetic');
    const me = (await trySignIn(api().newClient(), person)).as(meSchema);
    expect(me).toMatchObject({
      staffId: person.staffId,
      displayName: 'Bea Synthetic',
      roles: ['clinician'],
      hasSecondFactor: false,
      idleMinutes: 15,
      practice: { name: 'Synthetic test practice', today: '2026-04-23' },
      signedOutAt: '2026-04-23T08:45:00.000Z',
      expiresAt: '2026-04-23T20:30:00.000Z',
    });
  });

  it('does not care how the address is written', async () => {
    const person = await practice.invite(['clinician']);
    const answer = await trySignIn(api().newClient(), {
      ...person,
      email: person.email.toUpperCase(),
    });
    expect(answer.status).toBe(200);
  });

  it('hands out cookies that scripts and other sites never see', async () => {
    const answer = await trySignIn(api().newClient(), practice.administrator);
    const cookies = answer.headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-glabella(-device)?=[A-Za-z0-9_-]{43}; /);
      expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict; Secure/);
      expect(cookie).not.toMatch(/domain=/i);
    }
  });

  it('gives the same answer to a wrong password, an unknown name, somebody invited and somebody switched off', async () => {
    const disabled = await practice.invite(['clinician']);
    const { version, displayName, roles } = await practice.member(disabled.staffId);
    await practice.administrator.client.put(
      `/api/v1/staff/${disabled.staffId}`,
      { displayName, roles, isDisabled: true },
      { version },
    );
    const built = await createPractice(api());
    const invited = await built.addStaff(['clinician']);
    const password = 'copper lantern wades quietly';
    const answers = await Promise.all([
      trySignIn(api().newClient(), { ...practice.administrator, password: `${password}!` }),
      trySignIn(api().newClient(), { email: 'nobody@lindenhof.example', password }),
      trySignIn(api().newClient(), { email: invited.email, password }),
      trySignIn(api().newClient(), disabled),
    ]);
    const bodies = answers.map((answer) => {
      const body = { ...(answer.json() as Record<string, unknown>), requestId: null };
      return { status: answer.status, body, cookies: answer.headers.getSetCookie() };
    });
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toMatchObject({
      status: 401,
      body: { code: 'sign_in.refused' },
      cookies: [],
    });
  });

  it('begins a session of its own each time and ends the one that the browser had', async () => {
    const person = await practice.invite(['clinician']);
    const browser = await practice.signIn(person);
    const first = (await browser.get('/api/v1/me')).as(meSchema).sessionId;
    const second = (await trySignIn(browser, person)).as(meSchema).sessionId;
    expect(second).not.toBe(first);
    const open = await browser.get('/api/v1/me/sessions');
    expect((open.json() as { rows: { id: string }[] }).rows.map(({ id }) => id)).toEqual([second]);
  });

  it('hashes a password anew once the parameters rose', async () => {
    const person = await practice.invite(['clinician']);
    const { adminUrl } = api().database;
    const storedHash = async () => {
      const [row] = await ownerRows<{ password_hash: string }>(
        adminUrl,
        'SELECT password_hash FROM login WHERE staff_id = $1',
        [person.staffId],
      );
      return row?.password_hash ?? '';
    };
    const made = await hash(person.password, { memoryCost: 8_192, timeCost: 2, parallelism: 1 });
    await ownerRows(adminUrl, 'UPDATE login SET password_hash = $2 WHERE staff_id = $1', [
      person.staffId,
      made,
    ]);
    await practice.signIn(person);
    expect(await storedHash()).toMatch(/^\$argon2id\$v=19\$m=19456,t=3,p=1\$/);
    await practice.signIn(person);
  });

  it('stores no token, no code and no password in readable form', async () => {
    const person = await practice.invite(['clinician']);
    const answer = await trySignIn(api().newClient(), person);
    const [cookie = ''] = answer.headers.getSetCookie();
    const token = cookie.slice(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    const tables = ['login', 'login_session', 'login_device', 'one_time_link', 'sign_in_attempt'];
    for (const table of tables) {
      const rows = await ownerRows<{ line: string }>(
        api().database.adminUrl,
        `SELECT t::text AS line FROM ${table} t`,
      );
      const text = rows.map(({ line }) => line).join('\n');
      expect(text).not.toContain(token);
      expect(text).not.toContain(person.password);
    }
  });
});
