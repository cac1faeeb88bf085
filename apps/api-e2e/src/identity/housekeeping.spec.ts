import { CreationHousekeeping, SignInHousekeeping } from '../support/api-under-test';
import { withClient } from '../support/cluster-under-test';
import { useApi } from '../support/running-api';
import { foundPractice, trySignIn } from './founded-practice';

/** What signing in leaves behind, and for how many days after its end. */
const kept = {
  login_session: 30,
  one_time_link: 30,
  sign_in_attempt: 1,
  login_device: 180,
  idempotency_record: 30,
} as const;

describe('what signing in leaves behind', () => {
  const api = useApi();

  const rowsOf = (table: string): Promise<number> =>
    withClient(api().database.adminUrl, async (admin) => {
      const found = await admin.query<{ rows: number }>(
        `SELECT count(*)::integer AS rows FROM ${table}`,
      );
      return found.rows[0]?.rows ?? 0;
    });
  const tidy = async (): Promise<void> => {
    await api().app.get(SignInHousekeeping).tidy();
    await api().app.get(CreationHousekeeping).tidy();
  };

  it('is forgotten when its time is over, and not a day before', async () => {
    const practice = await foundPractice(api());
    const person = await practice.invite(['clinician']);
    await practice.signIn(person);
    await trySignIn(api().newClient(), { ...person, password: 'a wrong password' });
    for (const table of Object.keys(kept)) expect(await rowsOf(table)).toBeGreaterThan(0);
    // Invitations open for seven days and sessions for twelve hours; keys are dated by the database itself.
    await withClient(api().database.adminUrl, (admin) =>
      admin.query('UPDATE idempotency_record SET created_at = $1', [api().clock.now()]),
    );
    const before = await rowsOf('login_session');
    await tidy();
    expect(await rowsOf('login_session')).toBe(before);
    api().clock.advance({ days: 29 });
    await tidy();
    expect(await rowsOf('login_session')).toBe(before);
    expect(await rowsOf('sign_in_attempt')).toBe(0);
    api().clock.advance({ days: 9 });
    await tidy();
    for (const table of ['login_session', 'one_time_link', 'idempotency_record']) {
      expect([table, await rowsOf(table)]).toEqual([table, 0]);
    }
    expect(await rowsOf('login_device')).toBeGreaterThan(0);
    api().clock.advance({ days: 180 });
    await tidy();
    expect(await rowsOf('login_device')).toBe(0);
  });

  it('of somebody who is still signed in stays', async () => {
    const practice = await api().createPractice();
    const client = await practice.clientOf('clinician');
    await tidy();
    expect((await client.get('/api/v1/colleagues')).status).toBe(200);
  });
});
