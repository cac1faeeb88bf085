/**
 * `npm test`: installs what is missing, builds, and runs the unit, API and browser tests; the last line is
 * `N passed, N failed`. `node tools/test.mjs unit|api|browser` runs one part; `faults` and `mutants`, which take long,
 * run only when they are named. Tests that measure a promise leave its figure; all of them are listed at the end.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findOrInstallBrowser } from './workspace/browser.mjs';
import { buildIfNeeded } from './workspace/build.mjs';
import counting from './workspace/counts.cjs';
import { installIfNeeded } from './workspace/install.mjs';
import { projectEnvironment, projectNode, root } from './workspace/paths.mjs';
import { passSignalsOn, run, stopSignal, stopWithNpm } from './workspace/run.mjs';
import { PlainError, say } from './workspace/say.mjs';

const MINUTE = 60_000;
const workers = String(Math.min(4, availableParallelism()));

const suites = {
  unit: {
    title: 'Unit tests',
    needs: [],
    timeoutMs: 15 * MINUTE,
    run: (report) => jest('jest.config.cjs', report),
    count: counting.countJest,
  },
  api: {
    title: 'API tests on a real PostgreSQL',
    needs: ['api'],
    timeoutMs: 30 * MINUTE,
    run: (report) => jest('apps/api-e2e/jest.config.cjs', report),
    count: counting.countJest,
  },
  browser: {
    title: 'Browser tests',
    needs: ['api', 'dashboard'],
    timeoutMs: 30 * MINUTE,
    run: playwright,
    count: counting.countPlaywright,
  },
  faults: {
    title: 'Kills, a frozen and a full database, a migration broken off: at most 45 minutes',
    needs: ['api'],
    timeoutMs: 45 * MINUTE,
    run: (report) =>
      jest('apps/api-faults/jest.config.cjs', report, '1', [
        '--testPathIgnorePatterns=guards.spec',
      ]),
    count: counting.countJest,
    isOnRequest: true,
  },
  mutants: {
    title: 'Each guard taken out once, and a test that must notice: at most 45 minutes',
    needs: [],
    timeoutMs: 45 * MINUTE,
    run: (report) => jest('apps/api-faults/jest.config.cjs', report, '1', ['guards.spec']),
    count: counting.countJest,
    isOnRequest: true,
  },
};

const usual = Object.keys(suites).filter((name) => !suites[name].isOnRequest);

function jest(config, report, atOnce = workers, which = []) {
  const program = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const args = [
    '-c',
    config,
    '--maxWorkers',
    atOnce,
    '--json',
    '--outputFile',
    report.file,
    ...which,
  ];
  return run(projectNode, [program, ...args], {
    env: projectEnvironment({ GLABELLA_FIGURES: report.figures }),
    timeoutMs: report.timeoutMs,
    hide: 'stdout',
  });
}

async function playwright(report) {
  const chromium = await findOrInstallBrowser();
  const program = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = ['test', '-c', 'apps/dashboard-e2e/playwright.config.ts', '--reporter=list,json'];
  return run(projectNode, [program, ...args], {
    env: projectEnvironment({
      GLABELLA_FIGURES: report.figures,
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report.file,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report.file,
    }),
    timeoutMs: report.timeoutMs,
  });
}

async function runSuite(name, folder) {
  const suite = suites[name];
  const file = join(folder, `${name}.json`);
  const since = Date.now();
  const code = await endOf(suite, file);
  const counts = counting.judge(suite.count(readReport(file)), code);
  return { name, counts, seconds: (Date.now() - since) / 1000 };
}

/** The exit code of a suite; one that cannot even begin has failed, and the others run all the same. */
async function endOf(suite, file) {
  try {
    await buildIfNeeded(suite.needs);
    if (stopSignal()) return null;
    say(suite.title);
    const figures = figuresIn(dirname(file));
    const { code } = await suite.run({ file, figures, timeoutMs: suite.timeoutMs });
    return code;
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    return 1;
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Where the tests of a run leave the figures of what they measured, one line each. */
const figuresIn = (folder) => join(folder, 'figures.txt');

function readFigures(folder) {
  const file = figuresIn(folder);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

async function test(names) {
  const unknown = names.filter((name) => !suites[name]);
  if (unknown.length > 0) {
    throw new PlainError(`There is no suite "${unknown[0]}": ${Object.keys(suites).join(', ')}`);
  }
  passSignalsOn();
  stopWithNpm();
  await installIfNeeded();
  const folder = mkdtempSync(join(tmpdir(), 'glabella-test-'));
  const results = [];
  let figures = '';
  try {
    for (const name of names.length > 0 ? names : usual) {
      const result = stopSignal() ? null : await runSuite(name, folder);
      if (result) results.push(result);
    }
    figures = readFigures(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (stopSignal()) return 130;
  const total = counting.total(results);
  const summary = counting.summarize(results);
  process.stdout.write(`\n${figures}\n${summary}\n\n${counting.lastLine(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

test(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    const text = error instanceof PlainError ? error.message : error.stack;
    process.stderr.write(`\n${text}\n`);
    process.stdout.write(`\n0 passed, 1 failed\n`);
    process.exitCode = 1;
  },
);
