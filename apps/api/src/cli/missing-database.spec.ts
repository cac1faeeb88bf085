import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditVerifyCommand } from './commands/audit-verify';
import { backupCommand } from './commands/backup';
import { exportCommand } from './commands/export';
import { seedCommand } from './commands/seed';
import { userListCommand } from './commands/user-list';
import { runCli } from './run-cli';

describe('a command on a folder that holds no database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'glabella-missing-'));
  const dataDir = join(folder, 'data');
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    { command: backupCommand, options: ['--to', join(folder, 'backup')] },
    { command: exportCommand, options: ['--to', folder] },
    { command: auditVerifyCommand, options: [] },
    { command: userListCommand, options: [] },
    { command: seedCommand, options: ['--demo'] },
  ])('refuses, names the folder, and makes nothing: $command.name', async (given) => {
    const { command, options } = given;
    let said = '';
    const args = [...command.name.split(' '), ...options];
    const code = await runCli(args, [command], { DATA_DIR: dataDir }, (_, text) => {
      said += text;
    });
    expect(said).toContain(`There is no database in ${dataDir}, and none was made.`);
    expect(code).toBe(1);
    expect(existsSync(dataDir)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});
