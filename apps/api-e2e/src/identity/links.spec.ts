import { randomUUID } from 'node:crypto';
import { linkInspectionSchema, meSchema, oneTimeLinkSchema } from '@glabella/contracts';
import { useApi } from '../support/running-api';
import { foundPractice, tokenOf, trySignIn, type FoundedPractice } from './founded-practice';

const password = 'umbrella kestrel at dusk';

describe('a one-time link', () => {
  const api = useApi();
  let practice: FoundedPractice;
  beforeAll(async () => {
    practice = await foundPractice(api());
  });

  const admin = () => practice.signIn(practice.administrator);
  const inviteByLink = async () => {
    const email = `${randomUUID()}@lindenhof.example`;
    const answer = await (
      await admin()
    ).post(
      '/api/v1/staff',
      { displayName: 'Cleo Synthetic', email, roles: ['clinician'] },
      { idempotencyKey: randomUUID() },
    );
    expect(answer.status).toBe(201);
    const link = answer.as(oneTimeLinkSchema);
    return { ...link, email, token: tokenOf(link) };
  };
  const redeem = (token: string) =>
    api().newClient().post('/api/v1/links/redeem', { token, password });
  const inspect = (token: string) => api().newClient().post('/api/v1/links/inspect', { token });

  it('carries its secret in the fragment, which no server sees', async () => {
    const { url } = await inviteByLink();
    expect(url).toMatch(/^http:\/\/[^/]+\/link#[A-Za-z0-9_-]{43}$/);
  });

  it('says whom it is for before it is used', async () => {
    const { token } = await inviteByLink();
    expect((await inspect(token)).as(linkInspectionSchema)).toMatchObject({
      purpose: 'invitation',
      displayName: 'Cleo Synthetic',
      practiceName: 'Synthetic test practice',
    });
  });

  it('opens once, also when it is sent twenty times at the same moment', async () => {
    const { token, email } = await inviteByLink();
    const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(token)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([204, ...Array.from({ length: 19 }, () => 422)]);
    expect((await redeem(token)).json()).toMatchObject({ code: 'link.not_open' });
    expect((await trySignIn(api().newClient(), { email, password })).status).toBe(200);
  });

  it('stays usable when the password was refused', async () => {
    const { token } = await inviteByLink();
    const weak = { token, password: 'cleosyntheticcleo' };
    const refused = await api().newClient().post('/api/v1/links/redeem', weak);
    expect(refused.json()).toMatchObject({ status: 422, code: 'password.names_you' });
    expect((await redeem(token)).status).toBe(204);
  });

  it('of an invitation opens for seven days', async () => {
    const [inTime, late] = [await inviteByLink(), await inviteByLink()];
    api().clock.advance({ minutes: 7 * 24 * 60 - 1 });
    expect((await redeem(inTime.token)).status).toBe(204);
    api().clock.advance({ minutes: 1 });
    expect((await redeem(late.token)).status).toBe(422);
  });

  it('of a forgotten password opens for one hour, and ends every session when it is used', async () => {
    const person = await practice.invite(['clinician']);
    const browser = await practice.signIn(person);
    const newLink = async () =>
      (await (await admin()).post(`/api/v1/staff/${person.staffId}/link`, {})).as(
        oneTimeLinkSchema,
      );
    const late = tokenOf(await newLink());
    api().clock.advance({ minutes: 60 });
    expect((await inspect(late)).status).toBe(422);
    const inTime = tokenOf(await newLink());
    api().clock.advance({ minutes: 10 });
    await browser.post('/api/v1/me/extend', {});
    api().clock.advance({ minutes: 10 });
    expect((await inspect(inTime)).as(linkInspectionSchema).purpose).toBe('password-reset');
    expect((await redeem(inTime)).status).toBe(204);
    expect((await browser.get('/api/v1/me')).status).toBe(401);
    expect((await trySignIn(api().newClient(), { ...person, password })).status).toBe(200);
  });

  it('ends the session that the browser had, so that nobody works on under another name', async () => {
    const { token, email } = await inviteByLink();
    const theirs = api().newClient();
    const begun = await trySignIn(theirs, practice.administrator);
    const cookie = begun.headers.getSetCookie().join('; ');
    const elsewhere = await practice.signIn(practice.administrator);
    const weak = { token, password: 'short' };
    expect((await theirs.post('/api/v1/links/redeem', weak)).status).toBe(400);
    expect((await theirs.get('/api/v1/me')).status).toBe(200);
    const used = await theirs.post('/api/v1/links/redeem', { token, password });
    expect(used.status).toBe(204);
    expect(used.headers.getSetCookie().join()).toMatch(/glabella=; .*Max-Age=0/);
    // The session itself is over, not only the browser's cookie gone.
    const copy = await api().newClient().get('/api/v1/me', { headers: { cookie } });
    expect(copy.status).toBe(401);
    expect((await theirs.get('/api/v1/me')).status).toBe(401);
    expect((await elsewhere.get('/api/v1/me')).status).toBe(200);
    const signedIn = await trySignIn(theirs, { email, password });
    expect(signedIn.as(meSchema).email).toBe(email);
  });

  it('no longer opens once there is a newer one', async () => {
    const first = await inviteByLink();
    const answer = await (await admin()).post(`/api/v1/staff/${first.staffId}/link`, {});
    const second = tokenOf(answer.as(oneTimeLinkSchema));
    expect((await redeem(first.token)).status).toBe(422);
    expect((await redeem(second)).status).toBe(204);
  });

  it('no longer opens once the person is switched off', async () => {
    const { token, staffId } = await inviteByLink();
    const { version, displayName, roles } = await practiceMember(staffId);
    const off = { displayName, roles, isDisabled: true };
    await (await admin()).put(`/api/v1/staff/${staffId}`, off, { version });
    expect((await inspect(token)).status).toBe(422);
    expect((await redeem(token)).status).toBe(422);
  });

  it.each([['x'.repeat(43)], ['x'.repeat(20)], ['é'.repeat(43)]])(
    'that never was (%s) says the same as one that is used',
    async (token) => {
      expect((await redeem(token)).json()).toMatchObject({ status: 422, code: 'link.not_open' });
    },
  );

  it('is not hinted at by asking for a forgotten password: known and unknown get the same', async () => {
    const person = await practice.invite(['clinician']);
    const ask = (email: string) =>
      api().newClient().post('/api/v1/links/forgotten-password', { email });
    const [known, unknown] = [await ask(person.email), await ask('nobody@lindenhof.example')];
    expect([known.status, known.text]).toEqual([204, '']);
    expect([unknown.status, unknown.text]).toEqual([204, '']);
  });

  it('is asked for where administrators see it, when no mail server is there', async () => {
    const person = await practice.invite(['clinician']);
    await api().newClient().post('/api/v1/links/forgotten-password', { email: person.email });
    const asked = async () => (await practiceMember(person.staffId)).resetRequestedAt;
    for (let tries = 0; tries < 100 && (await asked()) === null; tries += 1);
    expect(await asked()).toBe(api().clock.now().toISOString());
    const answer = await (await admin()).post(`/api/v1/staff/${person.staffId}/link`, {});
    await redeem(tokenOf(answer.as(oneTimeLinkSchema)));
    expect(await asked()).toBeNull();
  });

  async function practiceMember(staffId: string) {
    const answer = await (await admin()).get('/api/v1/staff');
    const { rows } = answer.json() as {
      rows: {
        id: string;
        version: number;
        displayName: string;
        roles: string[];
        resetRequestedAt: string | null;
      }[];
    };
    const found = rows.find(({ id }) => id === staffId);
    if (!found) throw new Error('No such member of staff');
    return found;
  }
});
