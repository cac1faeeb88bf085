import { QueryFailedError } from 'typeorm';
import { Refusal } from '../config/refusal';
import type { Command, CommandContext } from './command';
import { runCli } from './run-cli';

const commandThat = (run: (context: CommandContext) => void): Command => ({
  name: 'act',
  summary: 'Acts.',
  options: {},
  run: async (context) => run(context),
});

const run = async (
  command: Command,
  args = ['act'],
  variables: Record<string, string | undefined> = {},
) => {
  const said = { stdout: '', stderr: '' };
  const code = await runCli(args, [command], variables, (stream, text) => {
    said[stream] += text;
  });
  return { code, ...said };
};

describe('a command that runs', () => {
  const working = commandThat(({ output }) => {
    output.progress('working');
    output.result({ done: 1 }, 'done one');
  });

  it('tells people what it does and did', async () => {
    expect(await run(working)).toEqual({ code: 0, stdout: 'working\ndone one\n', stderr: '' });
  });

  it('keeps stdout to the document with --json', async () => {
    expect(await run(working, ['act', '--json'])).toEqual({
      code: 0,
      stdout: '{"done":1}\n',
      stderr: 'working\n',
    });
  });

  it('shows a refusal in its own words, exit code 1', async () => {
    const refusing = commandThat(() => {
      throw new Refusal('Not today.');
    });
    expect(await run(refusing)).toEqual({ code: 1, stdout: '', stderr: 'Not today.\n' });
  });

  it('shows wrong usage and a wrong environment', async () => {
    expect(await run(working, ['act', '--fast'])).toMatchObject({ code: 2 });
    expect(await run(working, ['act'], { PORT: 'x' })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('PORT must be a whole number') as unknown,
    });
  });

  it('never shows what a failed statement was sent or answered', async () => {
    const failing = commandThat(() => {
      const cause = new Error('duplicate key (mrn)=(CANARY-MRN)');
      throw new QueryFailedError('INSERT', ['CANARY-NAME'], cause);
    });
    const { code, stdout, stderr } = await run(failing);
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain('CANARY');
    expect(stderr).toContain('QueryFailedError');
  });
});
