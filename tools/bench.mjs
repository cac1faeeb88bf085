/**
 * `npm run bench [-- PROGRAM] [-- OPTIONS]`: builds what is missing and measures; without a program's name the API beside
 * its floors. docs/performance.md says what each measures.
 */
import { findOrInstallBrowser } from './workspace/browser.mjs';
import { buildIfNeeded } from './workspace/build.mjs';
import { installIfNeeded } from './workspace/install.mjs';
import { projectEnvironment, projectNode, root } from './workspace/paths.mjs';
import { passSignalsOn, run, stopSignal } from './workspace/run.mjs';
import { PlainError } from './workspace/say.mjs';
import { join } from 'node:path';

/** The programs under `apps/bench/src`, and what each needs to be built. */
const programs = {
  operations: { file: 'main.ts', needs: ['api'] },
  bare: { file: 'bare.ts', needs: ['api'] },
  browser: { file: 'browser.ts', needs: ['api', 'dashboard'], needsBrowser: true },
  data: { file: 'data.ts', needs: ['api'] },
  export: { file: 'export.ts', needs: ['api'] },
  growth: { file: 'growth.ts', needs: ['api'] },
  practices: { file: 'practices.ts', needs: ['api'] },
  'sign-ins': { file: 'sign-ins.ts', needs: ['api'] },
  soak: { file: 'soak.ts', needs: ['api'] },
};

async function bench([first, ...rest]) {
  const isNamed = first !== undefined && !first.startsWith('-');
  const named = programs[isNamed ? first : 'operations'];
  if (!named) {
    throw new PlainError(`There is no "${first}": ${Object.keys(programs).join(', ')}`);
  }
  const args = isNamed || first === undefined ? rest : [first, ...rest];
  passSignalsOn();
  await installIfNeeded();
  if (stopSignal()) return 130;
  await buildIfNeeded(named.needs);
  if (stopSignal()) return 130;
  const program = join(root, 'tools', 'workspace', 'run-typescript.mjs');
  const main = join(root, 'apps', 'bench', 'src', named.file);
  const browser = named.needsBrowser ? { CHROMIUM_PATH: await findOrInstallBrowser() } : {};
  const env = projectEnvironment(browser);
  const { code } = await run(projectNode, [program, main, ...args], { env });
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
