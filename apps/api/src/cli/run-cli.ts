import { DomainError } from '@glabella/domain/values';
import { readEnvironment } from '../config/environment';
import { Refusal } from '../config/refusal';
import { describeFault } from '../http/process-log';
import { type Command, UsageError } from './command';
import { commandHelp, overview } from './help';
import { Output } from './output';
import { parseCommandLine } from './parse-command-line';
import { Stopped } from './stoppable';

export const exitCodes = { done: 0, refused: 1, wrongUsage: 2, stopped: 130 } as const;

type Write = (stream: 'stdout' | 'stderr', text: string) => void;

/** Runs one command line; resolves with the exit code. Never throws and never prints a value of the database. */
export async function runCli(
  args: readonly string[],
  commands: readonly Command[],
  source: Readonly<Record<string, string | undefined>>,
  write: Write,
): Promise<number> {
  const output = new Output(args.includes('--json'), write);
  try {
    const request = parseCommandLine(args, commands);
    if (request.kind === 'help') {
      write('stdout', `${request.command ? commandHelp(request.command) : overview(commands)}\n`);
      return exitCodes.done;
    }
    const environment = readEnvironment(source);
    await request.command.run({ options: request.options, environment, output });
    return exitCodes.done;
  } catch (error) {
    output.problem(explain(error));
    if (error instanceof Stopped) return exitCodes.stopped;
    return error instanceof UsageError ? exitCodes.wrongUsage : exitCodes.refused;
  }
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message} --help tells what there is.`;
  if (error instanceof Refusal) return error.message;
  if (error instanceof DomainError) return `${error.message} (${error.code})`;
  // A database error repeats what it was sent: only its kind and place are shown.
  return `Something unforeseen happened:\n${JSON.stringify(describeFault(error), null, 2)}`;
}
