import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes, runCli } from '../run-cli';
import { restoreCommand } from '../commands/restore';
import { writeManifest } from './manifest';
import { takeBackup } from './take-backup';

describe('a folder that the disk does not let us use', () => {
  const folder = mkdtempSync(join(tmpdir(), 'glabella-unusable-'));
  const file = join(folder, 'file');
  const backup = join(folder, 'backup');
  beforeAll(async () => {
    writeFileSync(file, '');
    mkdirSync(backup);
    await writeManifest(backup, {
      format: 'glabella-backup-1',
      serverVersion: '18',
      snapshotAt: '2026-03-02T10:00:00.000Z',
      startLsn: '0/1',
      endLsn: '0/1',
      folders: [],
      files: [],
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    [file, 'ENOTDIR: not a directory'],
    [join(file, 'backup'), 'EEXIST: file already exists'],
    [join(file, 'below', 'backup'), 'ENOTDIR: not a directory'],
  ])('is named by a backup to %s: %s', async (to, reason) => {
    const taking = takeBackup({
      to,
      dataDir: join(folder, 'data'),
      adminUrl: 'postgresql://nobody@127.0.0.1:1/none',
      onStage: () => undefined,
    });
    await expect(taking).rejects.toMatchObject({
      name: 'Refusal',
      message: `${to} cannot be used (${reason}): choose another folder with --to.`,
    });
  });

  const restore = async (from: string, dataDir: string) => {
    let said = '';
    const write = (_stream: string, text: string) => void (said += text);
    const args = ['restore', '--from', from];
    const code = await runCli(args, [restoreCommand], { DATA_DIR: dataDir }, write);
    return { code, said };
  };

  it.each([
    [file, 'ENOTDIR: not a directory'],
    [join(file, 'data'), 'EEXIST: file already exists'],
    [join(file, 'below', 'data'), 'ENOTDIR: not a directory'],
  ])('is named by a restore into %s: %s', async (dataDir, reason) => {
    const { code, said } = await restore(backup, dataDir);
    expect(code).toBe(exitCodes.refused);
    expect(said).toContain(
      `${dataDir} cannot be used (${reason}): choose another folder with DATA_DIR.\n`,
    );
  });

  it('is named by a restore from what is no folder', async () => {
    const { code, said } = await restore(file, join(folder, 'data'));
    expect(code).toBe(exitCodes.refused);
    expect(said).toContain(`${file} cannot be used (ENOTDIR: not a directory): give the folder`);
  });
});
