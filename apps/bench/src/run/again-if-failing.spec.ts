import { comparisonOf } from '../testing/figures';
import { againIfFailing } from './again-if-failing';

const broken = { errors: 1 };
const operation = { goals: { 8: 0.65 }, usesUpJobs: false };

describe('a ratio that would fail', () => {
  it.each([
    ['counts where no other is better', 0.3, [0.1, 0.2, 0.1], 0.3, 3],
    ['gives way to the best of three others', 0.1, [0.2, 0.3, 0.2], 0.3, 3],
    ['gives way to the first that holds', 0.2, [0.3, 0.5, 0.9], 0.5, 2],
  ] as const)('%s', async (_, first, others, counted, measured) => {
    let again = 0;
    const found = await againIfFailing(operation, comparisonOf(first), () =>
      Promise.resolve(comparisonOf(others[again++] ?? 0)),
    );
    expect([found.ratio, again]).toEqual([counted, measured]);
  });

  it('gives way to an error, which is never lost', async () => {
    const second = comparisonOf(0.1, broken);
    expect(await againIfFailing(operation, comparisonOf(0.2), () => Promise.resolve(second))).toBe(
      second,
    );
  });

  it.each([
    ['that is met', operation, comparisonOf(0.65)],
    ['that is missed by less than half', operation, comparisonOf(0.4)],
    ['with an error', operation, comparisonOf(0.1, broken)],
    ['of jobs that are used up', { ...operation, usesUpJobs: true }, comparisonOf(0.1)],
  ])('%s is not measured again', async (_, of, first) => {
    const again = jest.fn<Promise<typeof first>, []>();
    expect(await againIfFailing(of, first, again)).toBe(first);
    expect(again).not.toHaveBeenCalled();
  });
});
