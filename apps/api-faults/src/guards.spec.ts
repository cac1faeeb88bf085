import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type Mutant, mutants } from './guards/mutants';
import { figure, setUpCluster, tearDownCluster } from './support/product-under-test';

const workspace = join(__dirname, '../../..');
const jestProgram = join(workspace, 'node_modules/jest/bin/jest.js');
/** A mutant that hangs has been noticed too: nobody could release it. As patient as a busy machine needs. */
const HANGS_AFTER_MS = 240_000;

/** The mutated program does not even start: nobody needs to test it. */
const UNLOADED = 'the program does not start';

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
  testResults: z.array(
    z.object({
      message: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});
type Report = z.output<typeof reportSchema>;

describe('a guard that is taken out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'glabella-mutants-'));
  const noticed = new Map<string, string>();

  // One cluster for all runs: they find its address in the environment.
  beforeAll(() => setUpCluster());
  afterAll(async () => {
    await tearDownCluster();
    rmSync(folder, { recursive: true });
    const table = mutants.map(({ name }) => `  ${name}\n    -> ${noticed.get(name) ?? 'NOBODY'}\n`);
    process.stderr.write(table.join(''));
    figure('guards removed one at a time', `${noticed.size} of ${mutants.length} noticed`, 'all');
  });

  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    'is noticed: %s',
    async (name, mutant) => {
      const report = await runTests([mutant.spec], mutant, mutant.tests);
      const [first] = failedIn(report);
      if (first !== undefined) noticed.set(name, first);
      process.stderr.write(`${first === undefined ? 'NOT NOTICED' : 'noticed'}: ${name}\n`);
      expect(first).toBeDefined();
    },
  );

  it('was in place: every test that noticed one passes on the source as it is', async () => {
    const specs = [...new Set(mutants.map(({ spec }) => spec))];
    const names = [...new Set(noticed.values())].filter((name) => name !== UNLOADED);
    const exactly = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
    const report = await runTests(specs, null, `^(${exactly})$`);
    expect(failedIn(report)).toEqual([]);
    expect(report?.numPassedTests).toBeGreaterThanOrEqual(names.length);
  });

  /** The report of one run; null when it did not end. */
  function runTests(
    specs: readonly string[],
    mutant: Mutant | null,
    tests: string,
  ): Promise<Report | null> {
    const file = join(folder, 'report.json');
    rmSync(file, { force: true });
    const args = ['-c', 'apps/api-faults/jest.mutant.cjs', '--runInBand', '--json'];
    const which = specs.map((spec) => `apps/api-e2e/src/${spec}`);
    const child = spawn(
      process.execPath,
      [jestProgram, ...args, '--outputFile', file, ...which, '-t', tests],
      {
        cwd: workspace,
        stdio: 'ignore',
        env: { ...process.env, GLABELLA_MUTANT: mutant ? JSON.stringify(mutant) : '' },
      },
    );
    const hangs = mutant && setTimeout(() => child.kill('SIGKILL'), HANGS_AFTER_MS);
    return new Promise((resolve) =>
      child.once('exit', () => {
        if (hangs) clearTimeout(hangs);
        resolve(readReport(file));
      }),
    );
  }
});

function readReport(file: string): Report | null {
  try {
    return reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** What failed; a mutant that could not be made is no finding but a fault of the list. */
function failedIn(report: Report | null): string[] {
  if (report === null) return [UNLOADED];
  const failed = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
  const broken = report.testResults.filter(({ message }) => message.includes('times, not once'));
  if (broken.length > 0) throw new Error(broken[0]?.message);
  if (report.numPassedTests + report.numFailedTests === 0) {
    return report.numRuntimeErrorTestSuites > 0 ? [UNLOADED] : [];
  }
  return failed;
}
