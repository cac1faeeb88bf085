import { appendFileSync } from 'node:fs';

/**
 * Prints what a promise measured and what it must keep to. `npm test` collects the lines of all suites and shows them
 * at its end; the test that prints one also expects it.
 */
export function figure(name: string, value: string | number, limit: string): void {
  const line = `figure: ${name}: ${value} (limit: ${limit})\n`;
  process.stderr.write(line);
  const file = process.env['GLABELLA_FIGURES'];
  if (file) appendFileSync(file, line);
}
