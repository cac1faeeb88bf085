import { runCli } from '../run-cli';
import { configCheckCommand } from './config-check';

const SECRET = 'hunter2';
const key = Buffer.alloc(32, 7).toString('base64');

const check = async (variables: Record<string, string>, ...args: string[]) => {
  const said = { stdout: '', stderr: '' };
  const code = await runCli(
    ['config', 'check', ...args],
    [configCheckCommand],
    variables,
    (stream, text) => {
      said[stream] += text;
    },
  );
  return { code, ...said };
};

describe('config check', () => {
  it('prints every setting as it holds, defaults too', async () => {
    const { code, stdout } = await check({ PORT: '8443', TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2' });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^PORT +8443$/m);
    expect(stdout).toMatch(/^HOST +127\.0\.0\.1$/m);
    expect(stdout).toMatch(/^TRUSTED_PROXIES +10\.0\.0\.1, 10\.0\.0\.2$/m);
    expect(stdout).toMatch(/^API_DOCS +1$/m);
    expect(stdout).toMatch(/^SMTP_URL +not set$/m);
  });

  it('shows where a secret leads, and never the secret', async () => {
    const secrets = {
      DATABASE_URL: `postgresql://owner:${SECRET}@db.example/glabella?password=${SECRET}`,
      DATABASE_APP_URL: `postgresql://glabella_app:${SECRET}@db.example/glabella`,
      SMTP_URL: `smtps://mailer:${SECRET}@mail.example`,
      MAIL_FROM: 'glabella@practice.example',
      SECRET_KEY: key,
    };
    for (const { code, stdout, stderr } of [await check(secrets), await check(secrets, '--json')]) {
      expect(code).toBe(0);
      expect(stdout).toContain('postgresql://owner:***@db.example/glabella');
      expect(stdout + stderr).not.toContain(SECRET);
      expect(stdout + stderr).not.toContain(key);
    }
  });

  it('is one document with --json', async () => {
    const { stdout } = await check({ LOG_LEVEL: 'warn' }, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      settings: { LOG_LEVEL: 'warn', SECRET_KEY: null, TRUSTED_PROXIES: [], GLABELLA_DEMO: false },
    });
  });

  it('lists every refusal in plain words, exit code 1', async () => {
    const { code, stdout, stderr } = await check({ PORT: 'x', HOST: '0.0.0.0', SMTP_URL: SECRET });
    expect([code, stdout]).toEqual([1, '']);
    for (const name of ['PORT', 'HOST', 'SMTP_URL', 'MAIL_FROM']) expect(stderr).toContain(name);
    expect(stderr).not.toContain(SECRET);
  });
});
