import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../run-cli';
import { auditVerifyCommand } from './audit-verify';

describe('verifying a trail whose key is lost', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'glabella-verify-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it('fails and says why, before it looks at the database', async () => {
    mkdirSync(join(dataDir, 'audit-heads'));
    const head = join(dataDir, 'audit-heads', '00000000-0000-4000-8000-000000000001.jsonl');
    writeFileSync(head, '{"seal":1}\n');
    let said = '';
    const code = await runCli(
      ['audit', 'verify'],
      [auditVerifyCommand],
      { DATA_DIR: dataDir, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' },
      (_, text) => {
        said += text;
      },
    );
    expect(said).toContain('holds signed heads and neither audit-signing.pub nor');
    expect(code).toBe(1);
  });
});
