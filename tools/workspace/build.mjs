import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { compressFiles } from './compress.mjs';
import { hintScripts } from './hint-scripts.mjs';
import { projectEnvironment, projectNode, root } from './paths.mjs';
import { run, stopSignal } from './run.mjs';
import { keepSaying, PlainError, say } from './say.mjs';

const JOIN_TOOL = 'tools/workspace/join-scripts.mjs';
const shared = ['libs', 'nx.json', 'package-lock.json', 'tsconfig.base.json'];

/** What is built, from which files; a result is only trusted if it was built from exactly these. */
const builds = {
  api: {
    result: 'dist/apps/api/cli.js',
    sources: [
      ...shared,
      'tsconfig.server.json',
      'apps/api/src',
      'apps/api/project.json',
      'apps/api/tsconfig.app.json',
      'apps/api/webpack.config.cjs',
    ],
    ignores: /^libs\/dashboard\//,
  },
  dashboard: {
    result: 'dist/apps/dashboard/browser/index.html',
    sources: [...shared, 'tsconfig.web.json', 'apps/dashboard', JOIN_TOOL],
    ignores: /^libs\/synthetic\//,
  },
};
const isTestOnly = (path) => /\.spec\.ts$|(^|\/)jest\.config\.cjs$|\.md$/.test(path);

/** Beside what it vouches for: whoever replaces that, as nx does from its cache, takes the stamp away with it. */
const stampFile = (name) => join(root, 'dist', 'apps', name, '.built');

/** Builds what is not built from the present sources. A look at the files first: starting nx alone costs seconds. */
export async function buildIfNeeded(names = Object.keys(builds)) {
  const outdated = names
    .map((name) => ({ name, stamp: stampOf(builds[name]) }))
    .filter(({ name, stamp }) => !isBuilt(name, stamp));
  if (outdated.length === 0) return;
  const projects = outdated.map(({ name }) => name);
  say(`Building: ${projects.join(' and ')}`);
  // Whole, not the stamp alone: what nx finds there as it built it, it may leave, and here it was changed since.
  for (const { name } of outdated)
    rmSync(dirname(stampFile(name)), { recursive: true, force: true });
  const done = keepSaying(() => 'Still building');
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const built = await run(
    projectNode,
    [nx, 'run-many', '-t', 'build', '-p', projects.join(','), '--output-style=static'],
    { env: projectEnvironment(), output: 'keep' },
  ).finally(done);
  if (stopSignal()) return;
  if (built.code !== 0) throw new PlainError(`The build failed:\n\n${built.output.trim()}\n`);
  if (projects.includes('dashboard')) {
    const folder = dirname(join(root, builds.dashboard.result));
    await joinScripts(folder);
    hintScripts(folder);
    compressFiles(folder);
  }
  for (const { name, stamp } of outdated) writeFileSync(stampFile(name), stamp);
  say('Built');
}

/** Makes fewer scripts of those of the pages; in a process of the project's own Node, since it needs what is installed. */
async function joinScripts(folder) {
  const { code, output } = await run(projectNode, [join(root, JOIN_TOOL), folder], {
    env: projectEnvironment(),
    output: 'keep',
  });
  if (code !== 0) throw new PlainError(`The scripts could not be joined:\n\n${output.trim()}\n`);
}

function isBuilt(name, stamp) {
  if (!existsSync(join(root, builds[name].result)) || !existsSync(stampFile(name))) return false;
  return readFileSync(stampFile(name), 'utf8') === stamp;
}

function stampOf({ sources, ignores }) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((path) => filesUnder(join(root, path))).sort()) {
    const path = relative(root, file).replaceAll('\\', '/');
    if (isTestOnly(path) || ignores.test(path)) continue;
    hash.update(`${path}\0`).update(readFileSync(file)).update('\0');
  }
  return `${hash.digest('hex')}\n`;
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      const below = join(path, entry.name);
      if (entry.isDirectory()) return filesUnder(below);
      return entry.isFile() ? [below] : [];
    });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
}
