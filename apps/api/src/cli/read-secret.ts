import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UsageError } from './command';

/**
 * Reads a secret that must not stand in the command line, where every program of the machine can read it: from the
 * variable, from the first line of a piped stdin, or typed without echo.
 */
export async function readSecret(variable: string, prompt: string): Promise<string> {
  const given = process.env[variable];
  if (given) return given;
  const isTerminal = process.stdin.isTTY === true;
  if (isTerminal) process.stderr.write(`${prompt}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isTerminal });
  try {
    for await (const line of lines) return line;
  } finally {
    lines.close();
    if (isTerminal) process.stderr.write('\n');
  }
  throw new UsageError(`No secret was given: set ${variable}, or pipe it to stdin.`);
}
