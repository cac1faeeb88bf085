/** `npm run bench`: builds what is missing and measures the API against its floors. README, Development. */
import { buildIfNeeded } from './workspace/build.mjs';
import { installIfNeeded } from './workspace/install.mjs';
import { projectEnvironment, projectNode, root } from './workspace/paths.mjs';
import { passSignalsOn, run } from './workspace/run.mjs';
import { PlainError } from './workspace/say.mjs';
import { join } from 'node:path';

async function bench(args) {
  passSignalsOn();
  await installIfNeeded();
  await buildIfNeeded(['api']);
  const program = join(root, 'tools', 'workspace', 'run-typescript.mjs');
  const main = join(root, 'apps', 'bench', 'src', 'main.ts');
  const { code } = await run(projectNode, [program, main, ...args], { env: projectEnvironment() });
  return code ?? 1;
}

bench(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    process.stderr.write(`\n${error instanceof PlainError ? error.message : error.stack}\n`);
    process.exitCode = 1;
  },
);
