import { parseArgs } from 'node:util';
import { type Command, type GivenOptions, UsageError } from './command';

/** What the command line asks for. */
export type Request =
  | { readonly kind: 'help'; readonly command: Command | null }
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly options: GivenOptions;
      readonly isJson: boolean;
    };

const EVERYWHERE = { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } } as const;

/** Finds the command and checks its options. Throws a `UsageError` that says what is wrong. */
export function parseCommandLine(args: readonly string[], commands: readonly Command[]): Request {
  const words = args.slice(0, 2).filter((word) => !word.startsWith('-'));
  const command = commandNamed(words, commands);
  if (!command) {
    if (args.includes('--help') || args.includes('-h') || args.length === 0) {
      return { kind: 'help', command: null };
    }
    throw new UsageError(
      words.length > 0 ? `There is no command "${words.join(' ')}".` : 'No command is given.',
    );
  }
  const rest = args.slice(command.name.split(' ').length);
  const values = parse(rest, command);
  if (values['help']) return { kind: 'help', command };
  const missing = Object.entries(command.options)
    .filter(([name, option]) => option.isRequired && values[name] === undefined)
    .map(([name]) => `--${name}`);
  if (missing.length > 0) throw new UsageError(`${command.name} needs ${missing.join(', ')}.`);
  return { kind: 'run', command, options: given(values), isJson: values['json'] === true };
}

function commandNamed(words: readonly string[], commands: readonly Command[]) {
  const two = words.join(' ');
  return (
    commands.find(({ name }) => name === two) ?? commands.find(({ name }) => name === words[0])
  );
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

function parse(args: readonly string[], command: Command): Values {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { type, isRepeatable }]) => [
      name,
      { type, multiple: isRepeatable ?? false },
    ]),
  );
  try {
    return parseArgs({ args: [...args], options: { ...options, ...EVERYWHERE }, strict: true })
      .values as Values;
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split('. ');
    throw new UsageError(`${sentence.replace(/\.$/, '')}.`);
  }
}

function given(values: Values): GivenOptions {
  const optionalText = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    optionalText,
    text: (name) => {
      const value = optionalText(name);
      if (value === null) throw new UsageError(`--${name} is missing.`);
      return value;
    },
    texts: (name) =>
      [values[name] ?? []].flat().filter((value): value is string => typeof value === 'string'),
    flag: (name) => values[name] === true,
  };
}
