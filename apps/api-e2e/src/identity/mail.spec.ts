import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { oneTimeLinkSchema } from '@glabella/contracts';
import { readMail as read, startPostbox } from '../support/postbox';
import { startApi, type RunningApi } from '../support/running-api';
import { setUpFactor } from './authenticator';
import { foundPractice, trySignIn, type FoundedPractice } from './founded-practice';

const password = 'umbrella kestrel at dusk';

describe('where a mail server is configured', () => {
  const { server, mails } = startPostbox();
  let api: RunningApi;
  let practice: FoundedPractice;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    api = await startApi({
      variables: {
        SMTP_URL: `smtp://127.0.0.1:${port}`,
        MAIL_FROM: 'glabella@lindenhof.example',
        PUBLIC_URL: 'https://glabella.lindenhof.example',
      },
    });
    practice = await foundPractice(api);
  });
  afterAll(async () => {
    await api.close();
    await new Promise((resolve) => server.close(resolve));
  });

  const nextMail = async (): Promise<string> => {
    for (let waited = 0; mails.length === 0 && waited < 5_000; waited += 20) await delay(20);
    return read(mails.shift() ?? '');
  };
  const redeem = (token: string) =>
    api.newClient().post('/api/v1/links/redeem', { token, password });
  const tokenIn = (mail: string) =>
    /https:\/\/glabella\.lindenhof\.example\/link#([A-Za-z0-9_-]{43})/.exec(mail)?.[1] ?? '';

  it('an invitation is mailed and not shown', async () => {
    const email = `${randomUUID()}@lindenhof.example`;
    const answer = await practice.administrator.client.post(
      '/api/v1/staff',
      { displayName: 'Dora Synthetic', email, roles: ['clinician'] },
      { idempotencyKey: randomUUID() },
    );
    expect(answer.as(oneTimeLinkSchema)).toMatchObject({ delivery: 'e-mail', url: null });
    const mail = await nextMail();
    expect(mail).toContain(`To: ${email}`);
    expect(mail).toContain('From: glabella@lindenhof.example');
    expect((await redeem(tokenIn(mail))).status).toBe(204);
    expect((await trySignIn(api.newClient(), { email, password })).status).toBe(200);
  });

  it('a forgotten password leads to a mail, for an address that is known', async () => {
    const email = practice.administrator.email;
    const ask = (address: string) =>
      api.newClient().post('/api/v1/links/forgotten-password', { email: address });
    expect((await ask('nobody@lindenhof.example')).status).toBe(204);
    expect((await ask(email)).status).toBe(204);
    const mail = await nextMail();
    expect(mail).toContain(`To: ${email}`);
    expect((await redeem(tokenIn(mail))).status).toBe(204);
    expect((await trySignIn(api.newClient(), { email, password })).status).toBe(200);
    expect(mails).toEqual([]);
  });

  it('whoever types the address of somebody invited does not end the invitation', async () => {
    const email = `${randomUUID()}@lindenhof.example`;
    const client = await practice.signIn({ ...practice.administrator, password });
    const body = { displayName: 'Fritz Synthetic', email, roles: ['clinician'] };
    const invited = await client.post('/api/v1/staff', body, { idempotencyKey: randomUUID() });
    const { staffId } = invited.as(oneTimeLinkSchema);
    const invitation = tokenIn(await nextMail());
    const ask = async () => {
      await api.newClient().post('/api/v1/links/forgotten-password', { email });
      return tokenIn(await nextMail());
    };
    const [first, second] = [await ask(), await ask()];
    const opens = async (token: string) =>
      (await api.newClient().post('/api/v1/links/inspect', { token })).status === 200;
    expect(await Promise.all([invitation, first, second].map(opens))).toEqual([true, false, true]);
    // One of them used, the others are over.
    expect((await redeem(invitation)).status).toBe(204);
    expect(await Promise.all([invitation, second].map(opens))).toEqual([false, false]);

    const third = await ask();
    await client.post(`/api/v1/staff/${staffId}/link`, {});
    const made = tokenIn(await nextMail());
    expect(await Promise.all([third, made].map(opens))).toEqual([false, true]);
  });

  it('a reset of the second factor is told to whom it was done', async () => {
    const email = `${randomUUID()}@lindenhof.example`;
    // The link of the test before ended the administrator's session and changed the password.
    const client = await practice.signIn({ ...practice.administrator, password });
    const body = { displayName: 'Egon Synthetic', email, roles: ['clinician'] };
    const options = { idempotencyKey: randomUUID() };
    const invited = await client.post('/api/v1/staff', body, options);
    const { staffId } = invited.as(oneTimeLinkSchema);
    await redeem(tokenIn(await nextMail()));
    const browser = api.newClient();
    await trySignIn(browser, { email, password });
    await setUpFactor(api, browser, password);
    const path = `/api/v1/staff/${staffId}/second-factor/reset`;
    expect((await client.post(path, { password })).status).toBe(200);
    const mail = await nextMail();
    expect(mail).toContain(`To: ${email}`);
    expect(mail).toContain('took away the second factor');
    expect(mail).not.toContain('/link#');
  });

  it('nobody is flooded: ten requests in 15 minutes, the answers stay the same', async () => {
    const person = await practice.signIn({ ...practice.administrator, password });
    expect((await person.get('/api/v1/me')).status).toBe(200);
    for (let asked = 0; asked < 15; asked += 1) {
      const answer = await api
        .newClient()
        .post('/api/v1/links/forgotten-password', { email: practice.administrator.email });
      expect(answer.status).toBe(204);
    }
    await delay(500);
    expect(mails.length).toBeGreaterThan(0);
    expect(mails.length).toBeLessThanOrEqual(10);
  });
});
