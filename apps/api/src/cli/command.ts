import type { Environment } from '../config/environment';
import type { Output } from './output';

/** An option of a command, as `--help` shows it. */
export interface CommandOption {
  readonly type: 'string' | 'boolean';
  readonly description: string;
  /** What stands for the value in the help text; options of type string only. */
  readonly value?: string;
  readonly isRequired?: boolean;
  /** May be given several times. */
  readonly isRepeatable?: boolean;
}

/** What was given on the command line, checked against the options of the command. */
export interface GivenOptions {
  /** The text of a required option. */
  text(name: string): string;
  optionalText(name: string): string | null;
  texts(name: string): readonly string[];
  flag(name: string): boolean;
}

export interface CommandContext {
  readonly options: GivenOptions;
  readonly environment: Environment;
  readonly output: Output;
}

/** One thing that an administrator can do from the command line. */
export interface Command {
  /** One or two words. */
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** What else there is to know: where a secret is read from, what happens the second time. */
  readonly details?: string;
  readonly options: Readonly<Record<string, CommandOption>>;
  run(context: CommandContext): Promise<void>;
}

/** The command line itself is wrong: answered with the usage, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
