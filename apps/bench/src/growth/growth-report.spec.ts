import type { Figures } from '../load/percentiles';
import { operations } from '../operations';
import {
  growingStatements,
  growingTable,
  growthTable,
  judgeGrowth,
  type OperationGrowth,
} from './growth-report';

const figures = (p50: number, errors = 0): Figures => ({
  calls: 10,
  errors,
  p50,
  p99: 2 * p50,
  perSecond: 1,
});
const statement = (name: string, pages: number) => ({ name, text: '', plan: '', pages, ms: 1 });

function growthOf(
  id: string,
  medians: readonly number[],
  pages: readonly number[] = medians.map(() => 10),
): OperationGrowth {
  const operation = operations.find((one) => one.id === id);
  if (!operation) throw new Error(id);
  return {
    operation,
    sizes: medians.map((p50, at) => ({
      patients: 1_000 * 10 ** at,
      api: figures(p50),
      statements: [statement('same', 5), statement('counted', pages[at] ?? 0)],
    })),
  };
}

describe('growth from the smallest practice to the largest', () => {
  it.each([
    ['caseload-page', [10, 12, 15], { ratio: 1.5, goal: 1.5, isMet: true, isFailure: false }],
    ['caseload-page', [10, 12, 15.1], { goal: 1.5, isMet: false, isFailure: false }],
    ['caseload-page', [10, 12, 30], { ratio: 3, isMet: false, isFailure: false }],
    ['caseload-page', [10, 12, 30.1], { isMet: false, isFailure: true }],
    ['outcome-report', [10, 100, 1000], { ratio: 100, goal: 100, isMet: true }],
    ['outcome-report', [10, 100, 1001], { goal: 100, isMet: false, isFailure: false }],
    ['outcome-report', [10, 100, 2001], { isFailure: true }],
    ['record-phq9', [10], { ratio: 1, goal: null, isMet: true, isFailure: false }],
  ])('of %s with the medians %p is judged as %p', (id, medians, judged) =>
    expect(judgeGrowth(growthOf(id, medians))).toMatchObject(judged),
  );

  it('fails on an error at any size', () => {
    const growth = growthOf('patient-chart', [1, 1]);
    const [first, second] = growth.sizes;
    if (!first || !second) throw new Error('Two sizes');
    const sizes = [first, { ...second, api: figures(1, 1) }];
    expect(judgeGrowth({ ...growth, sizes })).toMatchObject({ isMet: false, isFailure: true });
  });

  it('fails where the largest practice got no answer, and says so', () => {
    const growth = growthOf('outcome-report', [1, 1]);
    const [first, second] = growth.sizes;
    if (!first || !second) throw new Error('Two sizes');
    const none = { calls: 0, errors: 0, p50: Number.NaN, p99: Number.NaN, perSecond: 0 };
    const unanswered = { ...growth, sizes: [first, { ...second, api: none, statements: [] }] };
    expect(judgeGrowth(unanswered)).toMatchObject({ isMet: false, isFailure: true });
    expect(growthTable([unanswered])).toContain('| - / - | no answer | 10 missed |');
    expect(growingStatements([unanswered])).toEqual([]);
  });

  it('has a goal for every operation', () => {
    for (const { id } of operations) expect(judgeGrowth(growthOf(id, [1, 1])).goal).not.toBeNull();
  });

  it('prints the median at each size', () =>
    expect(growthTable([growthOf('patient-chart', [1, 2])])).toBe(
      [
        '| operation | 1,000 patients, p50 / p99 ms | 10,000 patients, p50 / p99 ms | largest / smallest | goal |',
        '| --- | --- | --- | --- | --- |',
        '| Open a patient’s chart | 1.00 / 2.00 | 2.00 / 4.00 | 2.00 | 1.5 missed |',
      ].join('\n'),
    ));
});

describe('statements that touch more pages in a larger practice', () => {
  it('are compared by name, and one that is sent several times with all of it together', () => {
    const { operation, sizes } = growthOf('patient-chart', [1, 1]);
    const [small, large] = sizes;
    if (!small || !large) throw new Error('Two sizes');
    const [more, counted] = ['session_touch', 'counted'];
    const growth = {
      operation,
      sizes: [
        { ...small, statements: [statement(counted, 10), statement(counted, 20)] },
        {
          ...large,
          statements: [statement(more, 900), statement(counted, 20), statement(counted, 400)],
        },
      ],
    };
    expect(growingStatements([growth])).toEqual([
      expect.objectContaining({ name: counted, pages: [30, 420], ms: [2, 2] }),
      expect.objectContaining({ name: more, pages: [Number.NaN, 900] }),
    ]);
  });

  it.each([
    [[10, 30, 199], false],
    [[10, 30, 200], true],
    [[100, 200, 299], false],
    [[100, 200, 300], true],
    [[0, 0, 200], true],
  ])('with pages %p: %p', (pages, isFound) => {
    const found = growingStatements([growthOf('patient-chart', [1, 1, 1], pages)]);
    expect(found.map(({ name }) => name)).toEqual(isFound ? ['counted'] : []);
  });

  it('are said to be none where there are none', () =>
    expect(growingTable([], [1_000])).toContain('No statement'));

  it('are printed with the pages and the time at each size', () =>
    expect(
      growingTable(
        growingStatements([growthOf('patient-chart', [1, 1], [10, 500])]),
        [1_000, 10_000],
      ),
    ).toContain('| `counted` | 10 / 1.00 | 500 / 1.00 |'));
});
