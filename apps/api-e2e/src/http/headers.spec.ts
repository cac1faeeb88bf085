import { connect } from 'node:net';
import { randomUUID } from 'node:crypto';
import { foundPractice, type FoundedPractice } from '../identity/founded-practice';
import { startApi, useApi } from '../support/running-api';

const expected: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'x-frame-options': /^DENY$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'x-request-id': /^[0-9a-f]{8}-[0-9a-f]{4}-4/,
};

const directives = ["object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"];

describe('the headers of an answer', () => {
  const api = useApi();
  let practice: FoundedPractice;
  beforeAll(async () => {
    practice = await foundPractice(api());
  });

  it.each([
    ['a read', 'GET', '/api/v1/practice', undefined, 200],
    ['a list', 'GET', '/api/v1/staff', undefined, 200],
    ['an export', 'GET', '/api/v1/audit/export', undefined, 200],
    ['a change', 'POST', '/api/v1/me/extend', {}, 200],
    ['a refused body', 'POST', '/api/v1/sign-in', {}, 400],
    ['a refused sign-in', 'POST', '/api/v1/sign-in', { email: 'a@b.example', password: 'x' }, 401],
    ['a record that is not there', 'GET', `/api/v1/patients/${randomUUID()}`, undefined, 404],
    ['an address that is not there', 'GET', '/api/v1/nothing', undefined, 404],
    ['a method that is not there', 'DELETE', '/api/v1/practice', undefined, 405],
    ['a change without a version', 'PUT', '/api/v1/practice', {}, 428],
    ['a probe', 'GET', '/health/live', undefined, 200],
    ['readiness', 'GET', '/health/ready', undefined, 200],
    ['the API description', 'GET', '/api/openapi.json', undefined, 200],
    ['the API page', 'GET', '/api/docs', undefined, 200],
    ['a script of the API page', 'GET', '/api/docs/swagger-ui-bundle.js', undefined, 200],
    ['a file that is not there', 'GET', '/nothing.js', undefined, 404],
  ])('protect %s', async (_, method, path, body, status) => {
    const answer = await practice.administrator.client.call(method, path, body);
    expect(answer.status).toBe(status);
    for (const [name, value] of Object.entries(expected)) {
      expect([name, answer.headers.get(name)]).toEqual([name, expect.stringMatching(value)]);
    }
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("default-src 'none'");
    for (const directive of directives) expect(policy).toContain(directive);
    if (path.startsWith('/api/')) expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-powered-by')).toBeNull();
    expect(answer.headers.get('server')).toBeNull();
  });

  it('protect what is answered to a client that speaks no HTTP', async () => {
    const text = await sendRaw('NONSENSE\r\n\r\n');
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toMatch(/content-security-policy: default-src 'none'/);
    expect(text).toMatch(/"code":"request\.unreadable"/);
  });

  it('protect what is answered to headers without end', async () => {
    const text = await sendRaw(
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 431 /);
    expect(text).toMatch(/x-content-type-options: nosniff/);
  });

  it('protect what is answered to a malformed address', async () => {
    const text = await sendRaw('GET /%zz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n');
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toMatch(/content-security-policy: default-src 'none'/);
  });

  it('name a request differently each time, whatever the client calls it', async () => {
    const headers = { 'x-request-id': 'mine' };
    const [one, two] = [
      await api().newClient().get('/health/live', { headers }),
      await api().newClient().get('/health/live', { headers }),
    ];
    const ids = [one.headers.get('x-request-id'), two.headers.get('x-request-id')];
    expect(new Set([...ids, 'mine']).size).toBe(3);
  });

  it('ask for https for a year where the site is reached so, and only there', async () => {
    expect(
      (await api().newClient().get('/health/live')).headers.get('strict-transport-security'),
    ).toBeNull();
    const secure = await startApi({ variables: { PUBLIC_URL: 'https://glabella.example' } });
    try {
      const answer = await secure.newClient().get('/health/live');
      expect(answer.headers.get('strict-transport-security')).toBe(
        'max-age=31536000; includeSubDomains',
      );
    } finally {
      await secure.close();
    }
  });

  it.each([
    ['evil.example', 421],
    ['evil.example:3000', 421],
    ['localhost', 200],
    ['127.0.0.1:8080', 200],
    ['[::1]:3000', 200],
  ])(
    'are not needed for a host name that is not ours: %s is answered with %s',
    async (host, status) => {
      const text = await sendRaw(
        `GET /api/v1/setup HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      );
      expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    },
  );

  function sendRaw(text: string): Promise<string> {
    const { hostname, port } = new URL(api().url);
    return new Promise((resolve, reject) => {
      let received = '';
      const socket = connect(Number(port), hostname, () => socket.write(text));
      socket.on('data', (chunk) => (received += chunk.toString()));
      socket.on('close', () => resolve(received));
      socket.on('error', reject);
    });
  }
});
