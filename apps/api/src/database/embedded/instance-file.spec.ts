import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InstanceFile, runningInstance } from './instance-file';
import { startTokenOf } from './processes';

describe('the note of the copy that runs on a data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'glabella-instance-'));
  const path = join(folder, 'running.json');
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => 0, 60000)']);
  const otherPid = other.pid ?? 0;

  const write = (note: object) => writeFileSync(path, JSON.stringify(note));
  const note = { pid: otherPid, startToken: startTokenOf(otherPid), state: 'ready', address: null };

  afterEach(() => rmSync(path, { force: true }));
  afterAll(() => {
    other.kill();
    rmSync(folder, { recursive: true });
  });

  it('is taken, tells where the copy answers, and is given back', async () => {
    const claimed = await InstanceFile.claim(path);
    claimed.update({ state: 'ready', address: 'http://127.0.0.1:3000' });
    expect(runningInstance(path)).toMatchObject({
      pid: process.pid,
      state: 'ready',
      address: 'http://127.0.0.1:3000',
    });
    claimed.release();
    expect(runningInstance(path)).toBeNull();
  });

  it('is refused while the other copy runs, naming it', async () => {
    write({ ...note, address: 'http://127.0.0.1:3000' });
    await expect(InstanceFile.claim(path)).rejects.toThrow(
      `already runs on this data at http://127.0.0.1:3000 (process ${otherPid})`,
    );
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: otherPid });
  }, 10_000);

  it.each([
    ['of a process that is gone', { ...note, pid: 2 ** 22 + 1 }],
    ['of an earlier process with the same number', { ...note, startToken: 'another-start' }],
    ['that cannot be read', { pid: 'x' }],
  ])('%s does not count', async (_, stale) => {
    write(stale);
    expect(runningInstance(path)).toBeNull();
    const claimed = await InstanceFile.claim(path);
    expect(runningInstance(path)?.pid).toBe(process.pid);
    claimed.release();
  });

  it('waits for a copy that is just stopping', async () => {
    write({ ...note, state: 'stopping' });
    setTimeout(() => rmSync(path), 300);
    const claimed = await InstanceFile.claim(path);
    expect(runningInstance(path)?.pid).toBe(process.pid);
    claimed.release();
  });

  it('is not given back by a copy that no longer holds it', async () => {
    const claimed = await InstanceFile.claim(path);
    write(note);
    claimed.release();
    expect(runningInstance(path)?.pid).toBe(otherPid);
  });
});
