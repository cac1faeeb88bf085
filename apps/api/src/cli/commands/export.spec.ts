import { exitCodes, runCli } from '../run-cli';
import { exportCommand } from './export';

describe('the command line of an export', () => {
  it.each([
    ['no place', [], '--to'],
    ['an unknown format', ['--to', 'x.zip', '--format', 'pdf'], '--format: csv or xlsx'],
    [
      'a separator that goes with nothing',
      ['--to', 'x.zip', '--separator', 'comma'],
      '--separator',
    ],
    [
      'a variant of Excel itself',
      ['--to', 'x', '--format', 'xlsx', '--variant', 'excel'],
      '--variant',
    ],
    ['a day that does not exist', ['--to', 'x.zip', '--from', '2026-02-30'], '--from: Give a date'],
    [
      'a period upside down',
      ['--to', 'x', '--from', '2026-02-01', '--until', '2026-01-01'],
      '--until',
    ],
  ])('refuses %s and says which option', async (_, args, said) => {
    const lines: string[] = [];
    const write = (_stream: string, text: string) => void lines.push(text);
    const code = await runCli(['export', ...args], [exportCommand], {}, write);
    expect(code).toBe(exitCodes.wrongUsage);
    expect(lines.join('')).toContain(said);
  });
});
