import { randomUUID } from 'node:crypto';
import { foundPractice, type FoundedPractice } from '../identity/founded-practice';
import { policyTable, sessionCookie } from '../support/api-under-test';
import { withClient } from '../support/cluster-under-test';
import { useApi } from '../support/running-api';

type Variant = readonly [
  name: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
];

const json = { 'content-type': 'application/json' };
const marked = { 'x-glabella-request': '1' };

/** What another site's page can make a browser send, and what it would need. */
const foreign: readonly Variant[] = [
  ['from another origin', { ...json, ...marked, origin: 'https://evil.example' }, '{}'],
  ['from an opaque origin', { ...json, ...marked, origin: 'null' }, '{}'],
  ['from another port of this host', { ...json, ...marked, origin: 'http://127.0.0.1:1' }, '{}'],
  ['said to be cross-site', { ...json, ...marked, 'sec-fetch-site': 'cross-site' }, '{}'],
  ['said to be same-site', { ...json, ...marked, 'sec-fetch-site': 'same-site' }, '{}'],
  ['typed into the address bar', { ...json, ...marked, 'sec-fetch-site': 'none' }, '{}'],
  ['without the header', json, '{}'],
  ['with another value of the header', { ...json, 'x-glabella-request': 'true' }, '{}'],
  ['as plain text', { 'content-type': 'text/plain', origin: 'https://evil.example' }, '{}'],
  ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1'],
  ['as a multipart form', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--'],
  ['without a body', { origin: 'https://evil.example' }, undefined],
];

describe('a request that another site makes', () => {
  const api = useApi();
  let practice: FoundedPractice;
  let cookie = '';
  beforeAll(async () => {
    practice = await foundPractice(api());
    const signedIn = await api().newClient().post('/api/v1/sign-in', {
      email: practice.administrator.email,
      password: practice.administrator.password,
    });
    const { name } = sessionCookie(api().environment);
    cookie = signedIn.headers.getSetCookie().find((text) => text.startsWith(`${name}=`)) ?? '';
    cookie = cookie.split(';')[0] ?? '';
  });

  const changing = () =>
    policyTable(api().app).filter(({ method }) => method !== 'GET' && method !== 'HEAD');

  it.each(foreign)('%s succeeds on no route', async (_, headers, body) => {
    const passed: string[] = [];
    for (const { method, path } of changing()) {
      const answer = await fetch(new URL(fill(path), api().url), {
        method,
        headers: { ...headers, cookie },
        ...(body === undefined ? {} : { body }),
      });
      await answer.arrayBuffer();
      if (answer.status !== 403 && answer.status !== 415) {
        passed.push(`${method} ${path}: ${answer.status}`);
      }
    }
    expect(passed).toEqual([]);
    expect(changing().length).toBeGreaterThan(20);
  });

  it.each([
    ['the dashboard’s own page', { 'sec-fetch-site': 'same-origin' }],
    ['a program that is no browser', {}],
  ])('is told from one of %s', async (_, headers) => {
    const answer = await fetch(new URL('/api/v1/me/extend', api().url), {
      method: 'POST',
      headers: { ...json, ...marked, ...headers, cookie },
      body: '{}',
    });
    expect(answer.status).toBe(200);
  });

  it('is told from one whose Origin is this server', async () => {
    const answer = await fetch(new URL('/api/v1/me/extend', api().url), {
      method: 'POST',
      headers: { ...json, ...marked, origin: new URL(api().url).origin, cookie },
      body: '{}',
    });
    expect(answer.status).toBe(200);
  });

  it('changes no row of anything but the trail', async () => {
    const before = await tableHashes();
    for (const [, headers, body] of foreign) {
      for (const { method, path } of changing()) {
        const init = { method, headers: { ...headers, cookie } };
        const sent = body === undefined ? init : { ...init, body };
        await (await fetch(new URL(fill(path), api().url), sent)).arrayBuffer();
      }
    }
    expect(await tableHashes()).toEqual(before);
  });

  it('reads nothing that changes a row: no GET does', async () => {
    const before = await tableHashes();
    for (const { path } of policyTable(api().app).filter(({ method }) => method === 'GET')) {
      await practice.administrator.client.get(fill(path));
    }
    expect(await tableHashes()).toEqual(before);
  });

  function fill(path: string): string {
    return path.replace(/:instrumentId/g, 'phq9').replace(/:(\w+)/g, () => randomUUID());
  }

  /** Every table but the trail and what is kept of the session itself. */
  async function tableHashes(): Promise<Record<string, string>> {
    return withClient(api().database.adminUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
          AND tablename NOT IN ('audit_event', 'login_session') ORDER BY tablename`,
      );
      const hashes: Record<string, string> = {};
      for (const { name } of rows) {
        const found = await client.query<{ hash: string }>(
          `SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS hash FROM ${name} t`,
        );
        hashes[name] = found.rows[0]?.hash ?? '';
      }
      return hashes;
    });
  }
});
