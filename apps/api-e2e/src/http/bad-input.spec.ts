import { connect } from 'node:net';
import { problemSchema } from '@glabella/contracts';
import { foundPractice, type FoundedPractice } from '../identity/founded-practice';
import { useApi } from '../support/running-api';

const body = (displayName: string) =>
  `{"displayName":${displayName},"email":"x@lindenhof.example","roles":["clinician"]}`;
const bytes = (text: string) => Buffer.from(text, 'utf8');

describe('bad input', () => {
  const api = useApi();
  let practice: FoundedPractice;
  beforeAll(async () => {
    practice = await foundPractice(api());
  });

  /** Sends these bytes as an invitation; whoever gets through has created somebody. */
  const send = async (payload: Buffer, headers: Readonly<Record<string, string>> = {}) => {
    const { client } = practice.administrator;
    const started = performance.now();
    const answer = await client.call('POST', '/api/v1/staff', undefined, {
      headers: { 'content-type': 'application/json', ...headers },
      idempotencyKey: 'hostile-1',
      payload,
    });
    return { answer, ms: performance.now() - started };
  };

  it.each([
    ['no JSON', bytes('{'), 400, 'request.unreadable'],
    ['a lone value', bytes('nul'), 400, 'request.unreadable'],
    ['nothing at all', bytes(''), 400, 'request.invalid'],
    ['no object', bytes('[]'), 400, 'request.invalid'],
    ['null', bytes('null'), 400, 'request.invalid'],
    ['a byte order mark', bytes(`\uFEFF${body('"Ada"')}`), 400, 'request.unreadable'],
    ['UTF-16', Buffer.from(body('"Ada"'), 'utf16le'), 400, 'request.unreadable'],
    [
      'bytes that are no UTF-8',
      Buffer.concat([bytes('{"displayName":"'), Buffer.from([0xff, 0xfe]), bytes('"}')]),
      400,
      'request.unreadable',
    ],
    ['a NUL', bytes(body('"Ada\\u0000"')), 400, 'request.invalid'],
    ['half a surrogate pair', bytes(body('"Ada\\ud800"')), 400, 'request.invalid'],
    ['a key twice', bytes('{"displayName":"A","displayName":"B"}'), 400, 'request.unreadable'],
    ['a key twice, once escaped', bytes('{"a":1,"\\u0061":2}'), 400, 'request.unreadable'],
    ['__proto__', bytes('{"__proto__":{"isAdmin":true}}'), 400, 'request.unreadable'],
    ['__proto__, escaped', bytes('{"__pr\\u006fto__":{}}'), 400, 'request.unreadable'],
    ['constructor', bytes('{"constructor":{"prototype":{}}}'), 400, 'request.unreadable'],
    ['a number beyond all', bytes(body('1e999')), 400, 'request.invalid'],
    ['100,000 levels', bytes('['.repeat(100_000)), 400, 'request.unreadable'],
    ['100,000 levels of objects', bytes('{"a":'.repeat(50_000)), 400, 'request.unreadable'],
    ['100,000 keys', bytes(`{${keys(20_000)}}`), 400, null],
    ['a megabyte', Buffer.alloc(1_000_000, 0x20), 413, 'request.too_large'],
    ['an unknown field', bytes('{"isAdmin":true}'), 400, 'request.invalid'],
    ['a name of 121 characters', bytes(body(`"${'x'.repeat(121)}"`)), 400, 'request.invalid'],
  ])('%s is a 4xx at once that says what is wrong', async (_, payload, status, code) => {
    const { answer, ms } = await send(payload);
    const problem = answer.as(problemSchema);
    expect(problem).toMatchObject({ status, ...(code ? { code } : {}) });
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
    if (code === 'request.invalid') expect(problem.issues?.length).toBeGreaterThan(0);
    // A second on a machine that does nothing else; a body that takes the parser hostage takes minutes anywhere.
    expect(ms).toBeLessThan(10_000);
  });

  it.each([
    [
      '50 megabytes',
      '/api/v1/sign-in',
      50_000_000,
      /^HTTP\/1\.1 413 /,
      '"code":"request.too_large"',
    ],
    [
      '5 megabytes, by nobody',
      '/api/v1/imports',
      5_000_000,
      /^HTTP\/1\.1 401 /,
      '"code":"session.missing"',
    ],
  ])(
    'of %s to %s is refused by its announcement, before it is sent',
    async (_, path, length, status, code) => {
      const { hostname, port } = new URL(api().url);
      const text = await new Promise<string>((resolve, reject) => {
        let received = '';
        const socket = connect(Number(port), hostname, () =>
          socket.write(
            `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n` +
              `X-Glabella-Request: 1\r\nContent-Length: ${length}\r\n\r\n{`,
          ),
        );
        socket.on('data', (chunk) => {
          received += chunk.toString();
          socket.end();
        });
        socket.on('close', () => resolve(received));
        socket.on('error', reject);
      });
      expect(text).toMatch(status);
      expect(text).toContain(code);
    },
  );

  it.each([
    ['text/plain', 415],
    ['application/xml', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/json; charset=utf-8', 400],
    ['application/json; charset=latin1', 400],
    ['garbage', 415],
  ])('of the media type %s is answered with %s', async (type, status) => {
    const { answer } = await send(bytes('{}'), { 'content-type': type });
    expect(answer.status).toBe(status);
    expect(answer.as(problemSchema).status).toBe(status);
  });

  it('names each field and why, and repeats nothing that was sent', async () => {
    const secret = 'CANARY-9f31';
    const { client } = practice.administrator;
    const answer = await client.post(
      '/api/v1/staff',
      { displayName: '', email: secret, roles: [secret], [secret]: secret },
      { idempotencyKey: 'hostile-2' },
    );
    const problem = answer.as(problemSchema);
    expect(problem.issues?.map(({ path }) => path).sort()).toEqual([
      '',
      'displayName',
      'email',
      'roles.0',
    ]);
    expect(answer.text).not.toContain(secret);
  });

  it.each([
    ['an id that is none', '/api/v1/patients/1', 400],
    ['an id with SQL', "/api/v1/patients/1'%20OR%20'1'='1", 400],
    ['an id with NUL', '/api/v1/patients/%00', 400],
    ['a filter that is not known', '/api/v1/audit?sort=id;drop', 400],
    ['a filter given twice', '/api/v1/audit?outcome=done&outcome=refused', 400],
    ['a cursor that is none', '/api/v1/audit?cursor=abc', 400],
    [
      'a cursor with SQL',
      `/api/v1/audit?cursor=${Buffer.from('audit:1;--').toString('base64url')}`,
      400,
    ],
    ['a page of 101', '/api/v1/audit?limit=101', 400],
    ['a page of 0', '/api/v1/audit?limit=0', 400],
    ['a day that does not exist', '/api/v1/audit?from=2026-02-30', 400],
    ['a path of 300 characters', `/api/v1/patients/${'a'.repeat(300)}`, 404],
  ])('in the address is refused: %s', async (_, path, status) => {
    const answer = await practice.administrator.client.get(path);
    expect(answer.as(problemSchema).status).toBe(status);
  });

  it('created nobody', async () => {
    const answer = await practice.administrator.client.get('/api/v1/staff');
    expect((answer.json() as { rows: unknown[] }).rows).toHaveLength(1);
  });

  function keys(count: number): string {
    return Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',');
  }
});
