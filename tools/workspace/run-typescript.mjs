/** `node run-typescript.mjs FILE.ts ARG...`: runs the `main(args)` of a TypeScript file; it resolves with the exit code. */
import { pathToFileURL } from 'node:url';
import './typescript.mjs';

const [file, ...args] = process.argv.slice(2);
const program = await import(pathToFileURL(file).href);
const { main } = program.default ?? program;
try {
  process.exitCode = await main(args);
} catch (error) {
  process.stderr.write(`\n${error.stack}\n`);
  process.exitCode = 1;
}
