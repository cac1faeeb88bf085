import { statSync } from 'node:fs';
import { join } from 'node:path';
import { meSchema } from '@glabella/contracts';
import { withClient } from '../support/cluster-under-test';
import { dataFolder } from '../support/data-folder';
import { figure } from '../support/figure';
import { useApi } from '../support/running-api';
import { codeOf, enrol, setUpFactor, unBase32 } from './authenticator';
import { foundPractice, trySignIn, type FoundedPractice } from './founded-practice';

describe('the second factor', () => {
  const api = useApi();
  let practice: FoundedPractice;
  beforeAll(async () => {
    practice = await foundPractice(api());
  });

  const codeNow = (secret: string, steps = 0) => codeOf(api(), secret, steps);

  /** Somebody with a confirmed authenticator, a minute later: the code of the confirmation is used up. */
  const withFactor = async () => {
    const person = await practice.invite(['psychiatrist']);
    const browser = await practice.signIn(person);
    return { ...person, ...(await setUpFactor(api(), browser, person.password)) };
  };

  it('is asked for only once it was confirmed', async () => {
    const person = await practice.invite(['psychiatrist']);
    await enrol(await practice.signIn(person));
    expect((await trySignIn(api().newClient(), person)).status).toBe(200);
  });

  it('is asked for after the password, never before', async () => {
    const person = await withFactor();
    const wrong = await trySignIn(api().newClient(), { ...person, password: 'another password x' });
    expect(wrong.json()).toMatchObject({ status: 401, code: 'sign_in.refused' });
    const needed = await trySignIn(api().newClient(), person);
    expect(needed.json()).toMatchObject({ status: 401, code: 'sign_in.second_factor_needed' });
    const me = (await trySignIn(api().newClient(), person, codeNow(person.secret))).as(meSchema);
    expect(me.hasSecondFactor).toBe(true);
  });

  it('opens once per code, also when the code is sent 100 times at the same moment', async () => {
    const person = await withFactor();
    const code = codeNow(person.secret);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => trySignIn(api().newClient(), person, code)),
    );
    const statuses = answers.map(({ status }) => status);
    const letIn = statuses.filter((status) => status === 200).length;
    figure('one code of an authenticator sent 100 times at once', `${letIn} let in`, '1');
    expect(letIn).toBe(1);
    expect(statuses.filter((status) => status === 401 || status === 429)).toHaveLength(99);
    const again = await trySignIn(api().newClient(), person, code);
    expect([401, 429]).toContain(again.status);
  });

  it.each([
    [-2, 401],
    [-1, 200],
    [0, 200],
    [1, 200],
    [2, 401],
  ])('takes the code of %s steps from now with %s', async (steps, status) => {
    const person = await withFactor();
    const answer = await trySignIn(api().newClient(), person, codeNow(person.secret, steps));
    expect(answer.status).toBe(status);
  });

  it('refuses an older code than the last one used', async () => {
    const person = await withFactor();
    expect((await trySignIn(api().newClient(), person, codeNow(person.secret, 1))).status).toBe(
      200,
    );
    expect((await trySignIn(api().newClient(), person, codeNow(person.secret))).status).toBe(401);
  });

  it('can be replaced by a recovery code, each once, however it is typed', async () => {
    const person = await withFactor();
    expect(person.codes).toHaveLength(10);
    const [first = '', second = ''] = person.codes;
    const sloppy = first.toLowerCase().replaceAll('-', ' ');
    expect((await trySignIn(api().newClient(), person, sloppy)).status).toBe(200);
    expect((await trySignIn(api().newClient(), person, first)).status).toBe(401);
    const parallel = await Promise.all(
      Array.from({ length: 5 }, () => trySignIn(api().newClient(), person, second)),
    );
    expect(parallel.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is not begun anew over one that is in use', async () => {
    const person = await withFactor();
    const browser = api().newClient();
    await trySignIn(browser, person, codeNow(person.secret));
    const answer = await browser.post('/api/v1/me/second-factor/enrol', {});
    expect(answer.json()).toMatchObject({ status: 409, code: 'second_factor.not_enrolling' });
  });

  it('goes away with the password and a last code', async () => {
    const person = await withFactor();
    const browser = api().newClient();
    await trySignIn(browser, person, codeNow(person.secret));
    const remove = (password: string, code: string) =>
      browser.post('/api/v1/me/second-factor/remove', { password, code });
    api().clock.advance({ minutes: 1 });
    expect((await remove('not the password', codeNow(person.secret))).status).toBe(403);
    expect((await remove(person.password, '000000')).status).toBe(403);
    expect((await remove(person.password, codeNow(person.secret))).status).toBe(204);
    expect((await trySignIn(api().newClient(), person)).status).toBe(200);
  });

  it('that was encrypted under another key is told apart, and a recovery code still opens', async () => {
    const person = await withFactor();
    const other = await withFactor();
    await withClient(api().database.adminUrl, (client) =>
      client.query(
        `UPDATE login SET totp_secret = (SELECT totp_secret FROM login WHERE staff_id = $2) WHERE staff_id = $1`,
        [person.staffId, other.staffId],
      ),
    );
    const told = await trySignIn(api().newClient(), person, codeNow(person.secret));
    expect(told.json()).toMatchObject({ status: 401, code: 'sign_in.second_factor_unreadable' });
    const [first = '', second = ''] = person.codes;
    const browser = api().newClient();
    expect((await trySignIn(browser, person, first)).status).toBe(200);
    const remove = (code: string) =>
      browser.post('/api/v1/me/second-factor/remove', { password: person.password, code });
    const refused = await remove(codeNow(person.secret));
    expect(refused.json()).toMatchObject({ status: 409, code: 'second_factor.unreadable' });
    expect((await remove(second)).status).toBe(204);
  });

  it('is stored encrypted, under a key that only this account may read', async () => {
    const person = await withFactor();
    const rows = await withClient(api().database.adminUrl, (client) =>
      client.query('SELECT totp_secret FROM login WHERE staff_id = $1', [person.staffId]),
    );
    const stored = (rows.rows as { totp_secret: Buffer }[])[0]?.totp_secret;
    expect(stored?.includes(unBase32(person.secret))).toBe(false);
    expect(statSync(join(dataFolder(), 'secret.key')).mode & 0o777).toBe(0o600);
  });
});
