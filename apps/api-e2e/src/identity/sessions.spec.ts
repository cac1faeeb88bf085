import { loginSessionListSchema, meSchema } from '@glabella/contracts';
import type { ApiClient } from '../support/api-client';
import { withClient } from '../support/cluster-under-test';
import { useApi } from '../support/running-api';
import { foundPractice, trySignIn, type FoundedPractice } from './founded-practice';

describe('a session', () => {
  const api = useApi();
  let practice: FoundedPractice;
  beforeAll(async () => {
    practice = await foundPractice(api());
  });

  const newSession = async (): Promise<ApiClient> =>
    practice.signIn(await practice.invite(['clinician']));
  const isOpen = async (browser: ApiClient): Promise<boolean> =>
    (await browser.get('/api/v1/colleagues')).status === 200;

  it('is over after 15 idle minutes: open at 14:59, closed at 15:00', async () => {
    const [early, late] = [await newSession(), await newSession()];
    api().clock.advance({ minutes: 14 + 59 / 60 });
    expect(await isOpen(early)).toBe(true);
    api().clock.advance({ minutes: 1 / 60 });
    expect(await isOpen(late)).toBe(false);
  });

  it('stays open while it is used', async () => {
    const browser = await newSession();
    for (let quarter = 0; quarter < 4; quarter += 1) {
      api().clock.advance({ minutes: 14 });
      expect(await isOpen(browser)).toBe(true);
    }
  });

  it('is not kept open by a page that asks by itself', async () => {
    const browser = await newSession();
    api().clock.advance({ minutes: 10 });
    expect((await browser.get('/api/v1/me')).status).toBe(200);
    const background = { headers: { 'x-glabella-background': '1' } };
    expect((await browser.get('/api/v1/colleagues', background)).status).toBe(200);
    api().clock.advance({ minutes: 5 });
    expect(await isOpen(browser)).toBe(false);
  });

  it('is put off by saying so', async () => {
    const browser = await newSession();
    api().clock.advance({ minutes: 14 });
    const me = (await browser.post('/api/v1/me/extend', {})).as(meSchema);
    expect(Date.parse(me.signedOutAt) - api().clock.now().getTime()).toBe(15 * 60_000);
    api().clock.advance({ minutes: 14 });
    expect(await isOpen(browser)).toBe(true);
  });

  it('is over after twelve hours, however busy it was', async () => {
    const browser = await newSession();
    for (let step = 0; step < 71; step += 1) {
      api().clock.advance({ minutes: 10 });
      await browser.get('/api/v1/colleagues');
    }
    expect(await isOpen(browser)).toBe(true);
    api().clock.advance({ minutes: 10 });
    expect(await isOpen(browser)).toBe(false);
  });

  it('opens nothing after sign-out, with the old cookie either', async () => {
    const person = await practice.invite(['clinician']);
    const browser = api().newClient();
    const signedIn = await trySignIn(browser, person);
    const [cookie = ''] = signedIn.headers.getSetCookie();
    const answer = await browser.post('/api/v1/sign-out', {});
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-glabella=; .*Max-Age=0/);
    const thief = api().newClient();
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    expect((await thief.get('/api/v1/me', { headers })).status).toBe(401);
  });

  it('is listed for its owner, who can end any other', async () => {
    const person = await practice.invite(['clinician']);
    const [desk, laptop] = [await practice.signIn(person), await practice.signIn(person)];
    const { rows } = (await desk.get('/api/v1/me/sessions')).as(loginSessionListSchema);
    expect(rows).toHaveLength(2);
    const other = rows.find((row) => !row.isCurrent);
    const ended = await desk.post(`/api/v1/me/sessions/${other?.id}/revoke`, {});
    expect(ended.status).toBe(204);
    expect(await isOpen(laptop)).toBe(false);
    expect(await isOpen(desk)).toBe(true);
    expect((await desk.post(`/api/v1/me/sessions/${other?.id}/revoke`, {})).status).toBe(404);
  });

  it('opens nothing once its owner is switched off, even where it was not ended as well', async () => {
    const person = await practice.invite(['clinician']);
    const browser = await practice.signIn(person);
    await withClient(api().database.adminUrl, (admin) =>
      admin.query('UPDATE staff SET disabled_at = now() WHERE id = $1', [person.staffId]),
    );
    expect(await isOpen(browser)).toBe(false);
  });

  it('of somebody else cannot be ended, and looks as if there were none', async () => {
    const theirs = await newSession();
    const { sessionId } = (await theirs.get('/api/v1/me')).as(meSchema);
    const mine = await newSession();
    expect((await mine.post(`/api/v1/me/sessions/${sessionId}/revoke`, {})).status).toBe(404);
    expect(await isOpen(theirs)).toBe(true);
  });

  it('elsewhere ends when the password changes; here it goes on', async () => {
    const person = await practice.invite(['clinician']);
    const [desk, laptop] = [await practice.signIn(person), await practice.signIn(person)];
    const change = { currentPassword: person.password, newPassword: 'umbrella kestrel at dusk' };
    expect((await desk.post('/api/v1/me/password', change)).status).toBe(204);
    expect(await isOpen(laptop)).toBe(false);
    expect(await isOpen(desk)).toBe(true);
    expect((await trySignIn(api().newClient(), person)).status).toBe(401);
    const renewed = { ...person, password: change.newPassword };
    expect((await trySignIn(api().newClient(), renewed)).status).toBe(200);
  });

  it.each([
    [
      'wrong',
      'not the password at all',
      'umbrella kestrel at dusk',
      403,
      'signature.password_wrong',
    ],
    ['right, the new one common', null, 'passwordpassword', 422, 'password.common'],
    ['right, the new one short', null, 'umbrella kestr', 400, 'request.invalid'],
  ])(
    'keeps its password when the present one is %s',
    async (_, typed, newPassword, status, code) => {
      const person = await practice.invite(['clinician']);
      const browser = await practice.signIn(person);
      const answer = await browser.post('/api/v1/me/password', {
        currentPassword: typed ?? person.password,
        newPassword,
      });
      expect(answer.status).toBe(status);
      expect(answer.json()).toMatchObject({ code });
      expect((await trySignIn(api().newClient(), person)).status).toBe(200);
    },
  );

  it('that ended is known to the practice: the attempt stands in the trail', async () => {
    const person = await practice.invite(['clinician']);
    const browser = await practice.signIn(person);
    api().clock.advance({ minutes: 20 });
    const answer = await browser.get('/api/v1/me');
    expect(answer.status).toBe(401);
    const { requestId } = answer.json() as { requestId: string };
    const admin = await practice.signIn(practice.administrator);
    const trail = (await admin.get('/api/v1/audit?outcome=refused')).json() as {
      rows: { requestId: string; actor: { id: string }; detail: unknown }[];
    };
    expect(trail.rows.find((row) => row.requestId === requestId)).toMatchObject({
      actor: { id: person.staffId },
      detail: { session: 'idle' },
    });
  });
});
