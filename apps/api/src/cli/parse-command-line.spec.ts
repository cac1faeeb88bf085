import { type Command, UsageError } from './command';
import { commandHelp, overview } from './help';
import { parseCommandLine } from './parse-command-line';

const command = (name: string, options: Command['options'] = {}): Command => ({
  name,
  summary: `Does ${name}.`,
  options,
  run: () => Promise.resolve(),
});

const create = command('user create', {
  email: { type: 'string', value: 'address', description: 'their e-mail', isRequired: true },
  role: { type: 'string', value: 'role', description: 'one of three', isRepeatable: true },
  invite: { type: 'boolean', description: 'send a link' },
});
const commands = [command('start'), create, command('user list')];
const parse = (...args: string[]) => parseCommandLine(args, commands);

describe('the command line', () => {
  it('finds commands of one and of two words', () => {
    expect(parse('start')).toMatchObject({ kind: 'run', command: { name: 'start' } });
    expect(parse('user', 'list', '--json')).toMatchObject({
      command: { name: 'user list' },
      isJson: true,
    });
  });

  it('hands over what was given', () => {
    const request = parse('user', 'create', '--email=a@b.example', '--role', 'x', '--role', 'y');
    if (request.kind !== 'run') throw new Error('expected a run');
    const { options } = request;
    expect(options.text('email')).toBe('a@b.example');
    expect(options.texts('role')).toEqual(['x', 'y']);
    expect(options.flag('invite')).toBe(false);
    expect(options.optionalText('nothing')).toBeNull();
  });

  it.each([
    [['fly'], 'There is no command "fly".'],
    [['user'], 'There is no command "user".'],
    [['user', 'fly'], 'There is no command "user fly".'],
    [['--json'], 'No command is given.'],
    [['user', 'create'], 'user create needs --email.'],
    [['start', '--fast'], "Unknown option '--fast'."],
    [['user', 'create', '--email'], "Option '--email <value>' argument missing."],
    [['start', 'now'], "Unexpected argument 'now'."],
  ])('refuses %j and says why', (args, message) => {
    expect(() => parseCommandLine(args, commands)).toThrow(new UsageError(message));
  });

  it.each([[[]], [['--help']], [['-h']]])('shows all commands for %j', (args) => {
    expect(parseCommandLine(args, commands)).toEqual({ kind: 'help', command: null });
    for (const { name, summary } of commands) {
      expect(overview(commands)).toMatch(new RegExp(`${name} +${summary}`));
    }
  });

  it('shows the options of one command, without those that are required being given', () => {
    expect(parse('user', 'create', '--help')).toEqual({ kind: 'help', command: create });
    expect(commandHelp(create)).toMatch(/--email <address> +their e-mail \(required\)/);
    expect(commandHelp(create)).toMatch(/--invite +send a link/);
  });
});
