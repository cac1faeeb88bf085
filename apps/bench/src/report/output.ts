import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the results of the programs lie; `docs/performance.md` is filled from the `.md` files. */
export const RESULTS = resolve('dist/bench');

/** What is going on, beside the result. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** A part of the result. */
export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Prints the result of a program and leaves it as Markdown, and its figures beside it as JSON. */
export function publish(name: string, markdown: string, figures: unknown): void {
  print(`\n${markdown}\n`);
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, `${name}.md`), `${markdown}\n`);
  writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
}

/** Says which limits did not hold and, in the last line, how many did; resolves what the process exits with. */
export function verdict(passed: number, failures: readonly string[]): number {
  for (const failure of failures) print(`FAILED  ${failure}`);
  print(`${passed} passed, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}
