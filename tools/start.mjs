/**
 * `npm start`: from a fresh clone to a running Glabella. Plain JavaScript for any Node from 20, because it runs
 * before anything is installed; what follows runs on the Node that the workspace brings.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfNeeded } from './workspace/build.mjs';
import { installIfNeeded } from './workspace/install.mjs';
import { projectEnvironment, projectNode, root } from './workspace/paths.mjs';
import { passSignalsOn, run, stopSignal, stopWithNpm } from './workspace/run.mjs';
import { refuseBesideRunningCopy } from './workspace/running-copy.mjs';
import { PlainError, say } from './workspace/say.mjs';

async function start() {
  passSignalsOn();
  stopWithNpm();
  await refuseBesideRunningCopy();
  if (stopSignal()) return 130;
  await installIfNeeded();
  if (stopSignal()) return 130;
  await buildIfNeeded();
  if (stopSignal()) return 130;
  say('Starting Glabella');
  const cli = join(root, 'dist', 'apps', 'api', 'cli.js');
  const { heap, environment } = serverMemory();
  const ended = await run(projectNode, [...heap, cli, 'start'], {
    env: projectEnvironment({
      ...environment,
      GLABELLA_DEMO: process.env.GLABELLA_DEMO ?? '1',
      // A line per request is for a log collector, not for the terminal that shows the address.
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    }),
    ipc: true,
  });
  return ended.code ?? 1;
}

/**
 * The memory in which the server is measured (`docs/performance.md`): left to itself, Node lets garbage pile up as long as the
 * machine has memory, and the C library keeps a store of it for every thread. Whoever names another heap in NODE_OPTIONS, or
 * another number of stores, has that one.
 */
function serverMemory() {
  const path = join(root, 'tools', 'workspace', 'server-memory.json');
  const { heap, environment } = JSON.parse(readFileSync(path, 'utf8'));
  const isNamed = /max-(old-space|semi-space|heap)-size/.test(process.env.NODE_OPTIONS ?? '');
  const unnamed = Object.entries(environment).filter(([name]) => process.env[name] === undefined);
  return { heap: isNamed ? [] : heap, environment: Object.fromEntries(unnamed) };
}

start().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    process.stderr.write(`\n${error instanceof PlainError ? error.message : error.stack}\n`);
    process.exitCode = 1;
  },
);
