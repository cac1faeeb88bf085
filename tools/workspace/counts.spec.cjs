const { countJest, countPlaywright, judge, lastLine, summarize, total } = require('./counts.cjs');

const jestReport = (counts) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  ...counts,
});

describe('counting what suites report', () => {
  it.each([
    ['tests', jestReport({ numPassedTests: 9, numFailedTests: 2, numPendingTests: 1 }), [9, 2, 1]],
    ['a file that could not be loaded', jestReport({ numRuntimeErrorTestSuites: 1 }), [0, 1, 0]],
    ['a run that left no report', null, [0, 1, 0]],
  ])('counts %s of Jest', (_, report, [passed, failed, skipped]) => {
    expect(countJest(report)).toEqual({ passed, failed, skipped });
  });

  it.each([
    [{ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] }, [5, 2, 2]],
    [{ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{}] }, [0, 1, 0]],
    [null, [0, 1, 0]],
  ])('counts %j of Playwright', (report, [passed, failed, skipped]) => {
    expect(countPlaywright(report)).toEqual({ passed, failed, skipped });
  });

  it.each([
    ['all passed', { passed: 3, failed: 0 }, 0, 0],
    ['one failed', { passed: 3, failed: 1 }, 1, 1],
    ['all passed but the program broke', { passed: 3, failed: 0 }, 1, 1],
    ['the program was killed', { passed: 3, failed: 0 }, null, 1],
    ['no test ran', { passed: 0, failed: 0 }, 0, 1],
  ])('judges a suite in which %s', (_, counts, exitCode, failed) => {
    expect(judge(counts, exitCode).failed).toBe(failed);
  });

  it('ends with one line over all suites', () => {
    const suites = [
      { name: 'unit', counts: { passed: 3, failed: 0, skipped: 1 }, seconds: 1.4 },
      { name: 'api', counts: { passed: 4, failed: 2, skipped: 0 }, seconds: 60 },
    ];
    expect(lastLine(total(suites))).toBe('7 passed, 2 failed');
    expect(summarize(suites).split('\n')).toEqual([
      'suite   passed   failed  skipped  seconds',
      'unit         3        0        1        1',
      'api          4        2        0       60',
    ]);
  });
});
