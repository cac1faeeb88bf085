import { spawn } from 'node:child_process';
import { isAlive, isServerOf, startTokenOf } from './processes';

describe('processes', () => {
  it('live until they have ended', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => 0, 60000)']);
    const pid = child.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(isAlive(pid)).toBe(false);
  });

  it.each([0, -1, -process.pid, 2 ** 22 + 1])('%i is none', (pid) => {
    expect(isAlive(pid)).toBe(false);
  });

  it('are told apart by their start, not by their number alone', () => {
    expect(startTokenOf(process.pid)).toBe(startTokenOf(process.pid));
    expect(startTokenOf(process.pid)).not.toBe(startTokenOf(process.ppid));
    expect(startTokenOf(2 ** 22 + 1)).toBeNull();
  });

  it('are no database server because they work in its folder', () => {
    expect(isServerOf(process.pid, process.cwd())).toBe(false);
  });
});
