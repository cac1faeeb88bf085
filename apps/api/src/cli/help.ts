import type { Command } from './command';
import { textTable } from './table';

const PROGRAM = 'node dist/apps/api/cli.js';

const everywhere: readonly (readonly [string, string])[] = [
  ['--json', 'one JSON document on stdout'],
  ['--help', 'this text'],
];

/** The list of commands. */
export function overview(commands: readonly Command[]): string {
  return [
    'Glabella: injection sessions, PHQ-9 scores, and how each patient changes.',
    '',
    `Usage: ${PROGRAM} <command> [options]`,
    '',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    `${PROGRAM} <command> --help tells the options of a command. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.`,
  ].join('\n');
}

/** What one command does and takes. */
export function commandHelp({ name, summary, details, options }: Command): string {
  const rows = Object.entries(options).map(([option, { value, description, isRequired }]) => [
    `--${option}${value === undefined ? '' : ` <${value}>`}`,
    `${description}${isRequired ? ' (required)' : ''}`,
  ]);
  return [
    `Usage: ${PROGRAM} ${name} [options]`,
    '',
    summary,
    ...(details === undefined ? [] : ['', details]),
    '',
    ...columns([...rows, ...everywhere]),
  ].join('\n');
}

function columns(rows: readonly (readonly string[])[]): string[] {
  return textTable(rows)
    .split('\n')
    .map((line) => `  ${line}`);
}
