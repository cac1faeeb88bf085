import { meSchema, practiceSchema, staffMemberSchema } from '@glabella/contracts';
import type { ApiClient } from '../support/api-client';
import { useApi } from '../support/running-api';
import { codeOf, setUpFactor } from './authenticator';
import { foundPractice, trySignIn, type FoundedPractice } from './founded-practice';

describe('a lost phone with lost recovery codes', () => {
  const api = useApi();
  let practice: FoundedPractice;
  beforeAll(async () => {
    practice = await foundPractice(api());
  });

  const administrator = () => practice.signIn(practice.administrator);
  const reset = async (
    staffId: string,
    password = practice.administrator.password,
    by?: ApiClient,
  ) =>
    (by ?? (await administrator())).post(`/api/v1/staff/${staffId}/second-factor/reset`, {
      password,
    });
  const withFactor = async () => {
    const person = await practice.invite(['psychiatrist']);
    const browser = await practice.signIn(person);
    return { ...person, browser, ...(await setUpFactor(api(), browser, person.password)) };
  };

  it('is helped by an administrator: signed out everywhere, the password alone opens, codes no longer do', async () => {
    const person = await withFactor();
    expect((await practice.member(person.staffId)).hasSecondFactor).toBe(true);
    const answer = await reset(person.staffId);
    expect(answer.as(staffMemberSchema)).toMatchObject({ hasSecondFactor: false });
    expect((await person.browser.get('/api/v1/me')).status).toBe(401);
    const [code = ''] = person.codes;
    const me = (await trySignIn(api().newClient(), person)).as(meSchema);
    expect(me.hasSecondFactor).toBe(false);
    // The old codes belong to nothing any more: a new factor starts with its own.
    const again = api().newClient();
    await trySignIn(again, person);
    const { secret } = await setUpFactor(api(), again, person.password);
    expect((await trySignIn(api().newClient(), person, code)).status).toBe(401);
    expect((await trySignIn(api().newClient(), person, codeOf(api(), secret))).status).toBe(200);
  });

  it('is told to the person until they have read it or set up a new one', async () => {
    const person = await withFactor();
    await reset(person.staffId);
    const at = api().clock.now().toISOString();
    const browser = api().newClient();
    expect((await trySignIn(browser, person)).as(meSchema).secondFactorResetAt).toBe(at);
    expect((await browser.post('/api/v1/me/second-factor/reset-seen', {})).status).toBe(204);
    expect((await browser.get('/api/v1/me')).as(meSchema).secondFactorResetAt).toBeNull();
    await setUpFactor(api(), browser, person.password);
    await reset(person.staffId);
    const later = api().newClient();
    expect((await trySignIn(later, person)).as(meSchema).secondFactorResetAt).not.toBeNull();
    await setUpFactor(api(), later, person.password);
    expect((await later.get('/api/v1/me')).as(meSchema).secondFactorResetAt).toBeNull();
  });

  it('stands in the trail with who did it', async () => {
    const person = await withFactor();
    await reset(person.staffId);
    const trail = (await (await administrator()).get('/api/v1/audit?limit=20')).json() as {
      rows: { action: string; subjectId: string | null; actor: { id: string } | null }[];
    };
    expect(trail.rows).toContainEqual(
      expect.objectContaining({
        action: 'second_factor.reset',
        subjectId: person.staffId,
        actor: expect.objectContaining({ id: practice.administrator.staffId }) as unknown,
      }),
    );
  });

  it('needs the administrator’s own password, and nothing happens without', async () => {
    const person = await withFactor();
    const refused = await reset(person.staffId, 'not the password at all');
    expect(refused.json()).toMatchObject({ status: 403, code: 'signature.password_wrong' });
    expect((await person.browser.get('/api/v1/me')).status).toBe(200);
    expect((await practice.member(person.staffId)).hasSecondFactor).toBe(true);
  });

  it('is not for oneself, for nobody without one, for nobody switched off, and not for other roles', async () => {
    const person = await withFactor();
    const own = await reset(practice.administrator.staffId);
    expect(own.json()).toMatchObject({ status: 409, code: 'staff.own_second_factor' });
    const inCapitals = await reset(practice.administrator.staffId.toUpperCase());
    expect(inCapitals.json()).toMatchObject({ status: 409, code: 'staff.own_second_factor' });
    expect((await reset(person.staffId, person.password, person.browser)).status).toBe(403);
    const none = await practice.invite(['clinician']);
    const nothing = await reset(none.staffId);
    expect(nothing.json()).toMatchObject({ status: 409, code: 'staff.no_second_factor' });
    const { version, displayName, roles } = await practice.member(person.staffId);
    const off = { displayName, roles, isDisabled: true };
    await (await administrator()).put(`/api/v1/staff/${person.staffId}`, off, { version });
    expect((await reset(person.staffId)).json()).toMatchObject({ code: 'staff.disabled' });
  });
});

describe('a practice that asks everybody for a second factor', () => {
  const api = useApi();

  it('opens nothing but setting it up, from the next request on, also after a reset', async () => {
    const practice = await foundPractice(api());
    const { client, password } = practice.administrator;
    const other = await practice.invite(['administrator']);
    const person = await practice.invite(['clinician']);
    const browser = await practice.signIn(person);
    const before = (await client.get('/api/v1/practice')).as(practiceSchema);
    const { name, timeZone, phone, safetyText, crisisLines, settings, version } = before;
    const required = { ...settings, requiresSecondFactor: true };
    const body = { name, timeZone, phone, safetyText, crisisLines, settings: required };
    expect((await client.put('/api/v1/practice', body, { version })).status).toBe(200);

    for (const path of ['/api/v1/colleagues', '/api/v1/practice', '/api/v1/me/sessions']) {
      const answer = await browser.get(path);
      expect(answer.json()).toMatchObject({ status: 403, code: 'second_factor.required' });
    }
    expect((await browser.get('/api/v1/me')).as(meSchema).lacksSecondFactor).toBe(true);
    await setUpFactor(api(), browser, person.password);
    expect((await browser.get('/api/v1/me')).as(meSchema).lacksSecondFactor).toBe(false);
    expect((await browser.get('/api/v1/colleagues')).status).toBe(200);

    await setUpFactor(api(), client, password);
    expect(
      (await client.post(`/api/v1/staff/${person.staffId}/second-factor/reset`, { password }))
        .status,
    ).toBe(200);
    const again = await practice.signIn(person);
    expect((await again.get('/api/v1/colleagues')).status).toBe(403);
    const second = await practice.signIn(other);
    const path = `/api/v1/staff/${practice.administrator.staffId}/second-factor/reset`;
    expect((await second.post(path, { password: other.password })).status).toBe(403);
    expect((await again.post('/api/v1/sign-out', {})).status).toBe(204);
  });
});
