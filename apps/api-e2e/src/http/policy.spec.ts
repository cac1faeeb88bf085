import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles, type Role } from '@glabella/contracts';
import { foundPractice, type FoundedPractice } from '../identity/founded-practice';
import type { ApiClient } from '../support/api-client';
import { isAllowed, policyTable, type RoutePolicy } from '../support/api-under-test';
import { useApi } from '../support/running-api';
import { figure } from '../support/figure';

type Operation = {
  readonly 'x-access': string;
  readonly 'x-roles': readonly Role[];
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
};

/** Routes that end what the matrix is tested with, or answer 401 and 403 for reasons of their own. */
const withOwnRefusals = ['/api/v1/sign-in', '/api/v1/sign-out'];

describe('who may call what', () => {
  const api = useApi();
  let practice: FoundedPractice;
  const clients = new Map<Role | null, ApiClient>();
  let table: readonly RoutePolicy[] = [];

  beforeAll(async () => {
    practice = await foundPractice(api());
    table = policyTable(api().app);
    clients.set(null, api().newClient());
    for (const role of roles)
      clients.set(role, await practice.signIn(await practice.invite([role])));
  });

  const ofApi = () => table.filter(({ path }) => path.startsWith('/api/v1/'));

  it('is declared for every route of the running router', () => {
    const printed = api().app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
    const inRouter = [...printed.matchAll(/\((GET|HEAD|POST|PUT|DELETE|PATCH|OPTIONS)[^)]*\)/g)]
      .flatMap((match) => match[0].replace(/[()]/g, '').split(', '))
      .sort();
    expect(table.map(({ method }) => method).sort()).toEqual(inRouter);
  });

  it('stands in OpenAPI with the same routes and the same roles', async () => {
    const document = (await api().newClient().get('/api/openapi.json')).json() as {
      paths: Record<string, Record<string, Operation>>;
    };
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        route: `${method.toUpperCase()} ${path}`,
        access: operation['x-access'],
        roles: operation['x-roles'],
      })),
    );
    const declared = table
      .filter(({ path }) => path.startsWith('/api/v1/') || path.startsWith('/health/'))
      .map(({ method, path, access }) => ({
        route: `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
        access: access.kind,
        roles: access.kind === 'roles' ? access.roles : [],
      }));
    const byRoute = (a: { route: string }, b: { route: string }) => a.route.localeCompare(b.route);
    expect(described.sort(byRoute)).toEqual(declared.sort(byRoute));
  });

  it('is what was agreed: who may call what changes on purpose, in expected-access.txt', () => {
    const agreed = readFileSync(join(__dirname, 'expected-access.txt'), 'utf8');
    const line = ({ method, path, access }: RoutePolicy) =>
      `${method} ${path}: ${access.kind === 'roles' ? access.roles.join(', ') : access.kind}`;
    expect(ofApi().map(line)).toEqual(agreed.trimEnd().split('\n'));
  });

  it('leaves nothing of the API open to anybody but the doors themselves', () => {
    const open = ofApi().filter(({ access }) => access.kind === 'public');
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/v1/links/forgotten-password',
      'POST /api/v1/links/inspect',
      'POST /api/v1/links/redeem',
      'GET /api/v1/setup',
      'POST /api/v1/setup',
      'POST /api/v1/sign-in',
    ]);
  });

  it('is executed in full: every route answers every role as the table says', async () => {
    const wrong: string[] = [];
    let cells = 0;
    for (const { method, path, access } of ofApi()) {
      if (withOwnRefusals.includes(path)) continue;
      for (const [role, client] of clients) {
        cells += 1;
        const expected = isAllowed(access, role === null ? null : [role]);
        const status = await call(client, method, path);
        const isRefused = status === 401 || status === 403;
        const isRight = expected
          ? !isRefused && status < 500
          : status === (role === null ? 401 : 403);
        if (!isRight) wrong.push(`${method} ${path} as ${role ?? 'nobody'}: ${status}`);
      }
    }
    figure('routes x roles', `${cells} tried, ${wrong.length} otherwise than declared`, '0');
    expect(wrong).toEqual([]);
    expect(cells).toBe((ofApi().length - withOwnRefusals.length) * 4);
  }, 60_000);

  it('changes with the next request: a role taken or given, somebody switched off', async () => {
    const person = await practice.invite(['administrator']);
    const browser = await practice.signIn(person);
    const change = async (update: { roles: Role[]; isDisabled: boolean }) => {
      const { version, displayName } = await practice.member(person.staffId);
      const { client } = practice.administrator;
      const body = { displayName, ...update };
      const answer = await client.put(`/api/v1/staff/${person.staffId}`, body, { version });
      expect(answer.status).toBe(200);
    };
    const status = async () => (await browser.get('/api/v1/staff')).status;
    expect(await status()).toBe(200);
    await change({ roles: ['clinician'], isDisabled: false });
    expect(await status()).toBe(403);
    await change({ roles: ['clinician', 'administrator'], isDisabled: false });
    expect(await status()).toBe(200);
    await change({ roles: ['clinician', 'administrator'], isDisabled: true });
    expect(await status()).toBe(401);
  });

  it.each([
    '/api/v1/%73taff',
    '/api/v1/staff/',
    '/.//api/v1/staff',
    '/api/v1//staff',
    '/API/v1/staff',
    '/api/v1/staff;x',
    '/api/v1/./staff',
    '/api/v1/staff%2f',
    '/api/v1/staff?x=1',
    '/x/../api/v1/staff',
  ])('is not passed by another spelling of a path: %s', async (path) => {
    const status = await call(clients.get('clinician'), 'GET', path);
    expect([403, 404]).toContain(status);
  });

  async function call(client: ApiClient | undefined, method: string, path: string) {
    if (!client) throw new Error('No such client');
    const filled = path.replace(/:instrumentId/g, 'phq9').replace(/:(\w+)/g, () => randomUUID());
    const body = method === 'GET' || method === 'DELETE' ? undefined : {};
    return (await client.call(method, filled, body)).status;
  }
});
