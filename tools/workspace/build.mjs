import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectEnvironment, projectNode, root } from './paths.mjs';
import { run, stopSignal } from './run.mjs';
import { keepSaying, PlainError, say } from './say.mjs';

const stampFile = join(root, 'dist', '.glabella-built');
const results = ['dist/apps/api/cli.js', 'dist/apps/dashboard/browser/index.html'];
const sources = [
  'apps/api/src',
  'apps/api/project.json',
  'apps/api/tsconfig.app.json',
  'apps/api/webpack.config.cjs',
  'apps/dashboard',
  'libs',
  'nx.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.server.json',
  'tsconfig.web.json',
];
const isTestOnly = (path) => /\.spec\.ts$|(^|\/)jest\.config\.cjs$|\.md$/.test(path);

/** Builds API and dashboard unless what is in dist was built from exactly these sources: starting nx costs seconds. */
export async function buildIfNeeded() {
  const wanted = stampOf(sources);
  const isBuilt = results.every((path) => existsSync(join(root, path)));
  if (isBuilt && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  say('Building the API and the dashboard');
  rmSync(stampFile, { force: true });
  const done = keepSaying(() => 'Still building');
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const built = await run(projectNode(), [nx, 'run-many', '-t', 'build', '-p', 'api,dashboard'], {
    env: projectEnvironment(),
    output: 'keep',
  }).finally(done);
  if (stopSignal()) return;
  if (built.code !== 0) {
    throw new PlainError(`The build failed:\n\n${built.output.trim()}\n`);
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile, wanted);
  say('Built');
}

function stampOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesUnder(join(root, path))).sort()) {
    if (isTestOnly(file)) continue;
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
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
