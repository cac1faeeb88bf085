import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { EnvironmentInvalid, isLoopback, readEnvironment } from './environment';
import { workspaceRoot } from './workspace-root';

const problemsOf = (source: Record<string, string | undefined>): readonly string[] => {
  try {
    readEnvironment(source);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentInvalid) return error.problems;
    throw error;
  }
};

describe('environment', () => {
  it('serves on this machine only, port 3000, on the embedded database, when nothing is set', () => {
    expect(readEnvironment({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: null,
      dataDir: join(workspaceRoot(), '.data'),
      databaseUrl: null,
      databaseAppUrl: null,
      smtpUrl: null,
      mailFrom: null,
      sessionIdleMinutes: 15,
      sessionAbsoluteHours: 12,
      logLevel: 'info',
      isDemo: false,
      allowsInsecureHttp: false,
      trustedProxies: [],
      offersApiDocs: true,
      secretKey: null,
    });
  });

  it('takes an empty variable as not set', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: ' ', HOST: undefined }).port).toBe(3000);
  });

  it('reads every setting', () => {
    const environment = readEnvironment({
      PORT: '8443',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://glabella.example.org/',
      DATA_DIR: 'somewhere',
      DATABASE_URL: 'postgresql://owner:secret@db/glabella',
      DATABASE_APP_URL: 'postgres://glabella_app:other@db/glabella',
      SMTP_URL: 'smtps://mail.example.org',
      MAIL_FROM: 'glabella@example.org',
      SESSION_IDLE_MINUTES: '30',
      SESSION_ABSOLUTE_HOURS: '8',
      LOG_LEVEL: 'warn',
      GLABELLA_DEMO: '1',
    });
    expect(environment).toMatchObject({
      port: 8443,
      publicUrl: 'https://glabella.example.org',
      dataDir: resolve('somewhere'),
      sessionIdleMinutes: 30,
      sessionAbsoluteHours: 8,
      logLevel: 'warn',
      isDemo: true,
    });
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', 'http'],
    ['HOST', '127.0.0.1 evil'],
    ['PUBLIC_URL', 'glabella.example.org'],
    ['PUBLIC_URL', 'ftp://glabella.example.org'],
    ['DATABASE_URL', 'mysql://owner@db/glabella'],
    ['DATABASE_APP_URL', 'db'],
    ['SMTP_URL', 'https://mail.example.org'],
    ['MAIL_FROM', 'nobody'],
    ['SESSION_IDLE_MINUTES', '0'],
    ['SESSION_IDLE_MINUTES', '1441'],
    ['SESSION_ABSOLUTE_HOURS', '169'],
    ['LOG_LEVEL', 'loud'],
    ['GLABELLA_DEMO', 'yes'],
    ['INSECURE_HTTP', '2'],
    ['TRUSTED_PROXIES', 'proxy.example.org'],
    ['API_DOCS', 'maybe'],
    ['SECRET_KEY', 'c2hvcnQ='],
  ])('refuses %s=%s and names the setting', (name, value) => {
    expect(problemsOf({ [name]: value })).toContainEqual(expect.stringMatching(`^${name} must be`));
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65535'],
    ['SESSION_IDLE_MINUTES', '1'],
    ['SESSION_IDLE_MINUTES', '1440'],
    ['SESSION_ABSOLUTE_HOURS', '168'],
    ['INSECURE_HTTP', 'true'],
  ])('accepts %s=%s', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([]);
  });

  it('lists every problem at once, those between settings too', () => {
    const problems = problemsOf({
      PORT: 'x',
      LOG_LEVEL: 'loud',
      HOST: '0.0.0.0',
      SMTP_URL: 'smtp://mail.example.org',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
      'HOST',
      'MAIL_FROM',
    ]);
  });

  it('never repeats the value of a secret', () => {
    const problems = problemsOf({ DATABASE_URL: 'mysql://owner:hunter2@db', SMTP_URL: 'hunter2' });
    expect(problems.join()).not.toContain('hunter2');
    expect(problems).toHaveLength(3);
  });

  it.each([
    ['0.0.0.0', undefined, undefined, false],
    ['192.168.1.5', 'http://glabella.example.org', undefined, false],
    ['0.0.0.0', 'https://glabella.example.org', undefined, true],
    ['0.0.0.0', undefined, '1', true],
    ['0.0.0.0', undefined, '0', false],
    ['127.0.0.1', undefined, undefined, true],
    ['localhost', 'http://localhost:3000', undefined, true],
    ['::1', 'http://[::1]:3000', undefined, true],
    ['127.0.0.1', 'http://127.0.0.1:8080', undefined, true],
    ['127.0.0.1', 'https://glabella.example.org', undefined, true],
    [undefined, 'http://glabella.example.org', undefined, false],
    ['127.0.0.1', 'http://glabella.example.org', undefined, false],
    ['127.0.0.1', 'HTTP://GLABELLA.EXAMPLE.ORG', undefined, false],
    ['127.0.0.1', 'http://192.168.1.5:3000', '0', false],
    ['127.0.0.1', 'http://127.example.org', undefined, false],
    ['127.0.0.1', 'http://localhost@glabella.example.org', undefined, false],
    ['127.0.0.1', 'http://glabella.example.org', '1', true],
  ])('host %s, public address %s, flag %s: may start is %s', (HOST, PUBLIC_URL, flag, expected) => {
    expect(problemsOf({ HOST, PUBLIC_URL, INSECURE_HTTP: flag }).length === 0).toBe(expected);
  });

  it('says of a public address on plain http what to do', () => {
    expect(problemsOf({ PUBLIC_URL: 'http://glabella.example.org/' })).toEqual([
      'PUBLIC_URL http://glabella.example.org is plain http beyond this machine: give the https address of the ' +
        'proxy in front, or INSECURE_HTTP=1 if patient data may travel unencrypted here',
    ]);
  });

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['::1', true],
    ['[::1]', true],
    ['localhost', true],
    ['0.0.0.0', false],
    ['::', false],
    ['127.example.org', false],
    ['10.0.0.1', false],
  ])('%s is reachable from this machine only: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });

  describe('secrets in files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'glabella-environment-'));
    const file = join(folder, 'database-url');
    writeFileSync(file, 'postgresql://owner:secret@db/glabella\n');
    afterAll(() => rmSync(folder, { recursive: true }));

    it('reads a secret from the file that <NAME>_FILE names', () => {
      expect(readEnvironment({ DATABASE_URL_FILE: file }).databaseUrl).toBe(
        'postgresql://owner:secret@db/glabella',
      );
    });

    it('refuses a secret given twice and a file that cannot be read', () => {
      expect(problemsOf({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgresql://a@b/c' })).toEqual([
        'DATABASE_URL and DATABASE_URL_FILE are both set: keep one',
      ]);
      expect(problemsOf({ SMTP_URL_FILE: join(folder, 'none') })).toEqual([
        `SMTP_URL_FILE names ${join(folder, 'none')}, which cannot be read`,
      ]);
    });
  });
});
