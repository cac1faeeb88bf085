/**
 * What a suite reported, as counts. A suite that broke before it could count anything has failed once; tests that
 * passed only on a second try have failed: a result that depends on luck is not a result.
 */

/** @param {object | null} report what `jest --json` wrote, or null if it wrote nothing */
function countJest(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + (report.numRuntimeErrorTestSuites ?? 0),
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/** @param {object | null} report what Playwright's json reporter wrote, or null if it wrote nothing */
function countPlaywright(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + (report.errors ?? []).length, skipped };
}

/**
 * Sets the counts beside how the program ended: one that exits with an error has failed even if every test that it
 * counted passed, and a suite without a test has not been run.
 */
function judge(counts, exitCode) {
  const isBroken = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return isBroken ? { ...counts, failed: 1 } : counts;
}

/** One row per suite, and the line that ends every run. */
function summarize(suites) {
  const heads = ['suite', 'passed', 'failed', 'skipped', 'seconds'];
  const rows = suites.map(({ name, counts, seconds }) => [
    name,
    counts.passed,
    counts.failed,
    counts.skipped,
    Math.round(seconds),
  ]);
  const width = Math.max(...[heads, ...rows].map(([name]) => name.length));
  const line = ([name, ...cells]) =>
    [name.padEnd(width), ...cells.map((cell) => String(cell).padStart(8))].join(' ');
  return [heads, ...rows].map(line).join('\n');
}

function total(suites) {
  const sum = (of) => suites.reduce((all, { counts }) => all + counts[of], 0);
  return { passed: sum('passed'), failed: sum('failed') };
}

const lastLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

module.exports = { countJest, countPlaywright, judge, lastLine, summarize, total };
