import { spawn } from 'node:child_process';
import { isAlive, isServerOf, startTokenOf } from './processes';

describe('processes', () => {
  const begin = () => spawn(process.execPath, ['-e', 'setTimeout(() => 0, 60000)']);

  it('live until they have ended', async () => {
    const child = begin();
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
    // It begins now. Who began this process may have begun in the same hundredth of a second as it.
    const child = begin();
    try {
      const token = startTokenOf(child.pid ?? 0);
      expect(token).toEqual(expect.any(String));
      expect(token).toBe(startTokenOf(child.pid ?? 0));
      expect(token).not.toBe(startTokenOf(process.pid));
    } finally {
      child.kill('SIGKILL');
    }
    expect(startTokenOf(2 ** 22 + 1)).toBeNull();
  });

  it('are no database server because they work in its folder', () => {
    expect(isServerOf(process.pid, process.cwd())).toBe(false);
  });
});
