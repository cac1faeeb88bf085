import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectEnvironment, projectNode, root } from './paths.mjs';
import { run } from './run.mjs';
import { keepSaying, PlainError, say } from './say.mjs';

/** The shell without a window comes first: the same engine, in half the time of a whole browser. */
const usualPlaces = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium that runs; installs one if there is none. */
export async function findOrInstallBrowser() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked && !runs(asked)) throw new PlainError(`CHROMIUM_PATH is ${asked}, which does not run.`);
  return (
    asked ??
    installedBrowser() ??
    (await installFromDebian()) ??
    (await installFromPlaywright()) ??
    noBrowser()
  );
}

const installedBrowser = () => [...usualPlaces, playwrightsOwn()].find((path) => runs(path));

function runs(path) {
  if (!existsSync(path)) return false;
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: 30_000 }).status === 0;
}

function playwrightsOwn() {
  const require = createRequire(join(root, 'package.json'));
  return require('@playwright/test').chromium.executablePath();
}

async function installFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  say('No browser found: installing the packages chromium and chromium-headless-shell (apt-get)');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await attempt('/usr/bin/apt-get', ['update', '-q'], env);
  await attempt('/usr/bin/apt-get', ['install', '-y', '-q', 'chromium'], env);
  await attempt('/usr/bin/apt-get', ['install', '-y', '-q', 'chromium-headless-shell'], env);
  return installedBrowser();
}

async function installFromPlaywright() {
  say("Installing Playwright's own Chromium");
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const withSystemLibraries = process.getuid?.() === 0 ? ['--with-deps'] : [];
  const env = projectEnvironment();
  await attempt(projectNode, [cli, 'install', ...withSystemLibraries, 'chromium'], env);
  return installedBrowser();
}

/** Shows what went wrong and goes on: the next way may work. */
async function attempt(command, args, env) {
  const done = keepSaying(() => 'Still installing the browser', 10);
  const { code, output } = await run(command, args, { env, output: 'keep' }).finally(done);
  if (code !== 0) say(`That did not work:\n${output.trim().split('\n').slice(-8).join('\n')}`);
}

function noBrowser() {
  throw new PlainError(
    'There is no Chromium for the browser tests, and none could be installed.\n' +
      'Install Chromium or Google Chrome, or set CHROMIUM_PATH to one.',
  );
}
