import type { CohortCounts } from './cohort-cells';
import { treatedReport } from './treated-report';
import type { PrintedCount } from './small-cells';

/** 20 counted of 21 who began: the one without a baseline is '<5', and so those begun are withheld: 21 to 24. */
const cohort: CohortCounts<PrintedCount> = {
  patients: 'withheld',
  withoutBaseline: '<5',
  belowBaseline: 0,
  counted: 20,
  weeks: [],
};
const begun = { ...cohort, patients: 25, withoutBaseline: 5 };
const product = (productId: string, sessions: number) => ({ productId, sessions, units: 30 });
const report = (
  patients: number,
  sessions: readonly number[],
  beside: CohortCounts<PrintedCount> = cohort,
) =>
  treatedReport(
    {
      patients,
      sessions: sessions.reduce((sum, count) => sum + count, 0),
      products: sessions.map((count, at) => product(`product ${at}`, count)),
    },
    beside,
    5,
  );
const shown = (...found: Parameters<typeof report>) => {
  const { patients, sessions, products } = report(...found);
  return [patients, sessions, ...products.map((one) => one.sessions)];
};

describe('who was treated in a period', () => {
  it('is counted with the sessions of each product and its units', () => {
    expect(report(25, [20, 10], begun)).toEqual({
      patients: 25,
      sessions: 30,
      products: [
        { productId: 'product 0', sessions: 20, units: 30 },
        { productId: 'product 1', sessions: 10, units: 30 },
      ],
    });
  });

  it('is withheld where it would say how many began at most', () => {
    expect(shown(21, [40])).toEqual(['withheld', 40, 40]);
    // Up to there it says as little of those begun as it is withheld.
    expect(shown(24, [40])).toEqual(['withheld', 40, 40]);
    expect(shown(25, [40])).toEqual([25, 40, 40]);
  });

  it('takes its sessions and those of every product with it where they would say the same', () => {
    expect(shown(21, [22])).toEqual(['withheld', 'withheld', 'withheld']);
    const { products } = report(21, [17, 5]);
    expect(products).toEqual([
      { productId: 'product 0', sessions: 'withheld', units: null },
      { productId: 'product 1', sessions: 'withheld', units: null },
    ]);
  });

  it('is not withheld beside a number of those begun', () => {
    expect(shown(25, [25], begun)).toEqual([25, 25, 25]);
    expect(shown(0, [], { ...begun, patients: 0 })).toEqual([0, 0]);
  });

  it('is few where it is', () => {
    const few = { ...cohort, patients: '<5', withoutBaseline: 'withheld', counted: 'withheld' };
    expect(shown(3, [9], few as CohortCounts<PrintedCount>)).toEqual(['<5', 9, 9]);
  });

  it('does not tell a few sessions of a product by those treated, who had one each at least', () => {
    // Without the total of the sessions 4 could be 1 to 4.
    expect(shown(25, [30, 4], begun)).toEqual([25, 'withheld', 30, '<5']);
    // Of 34 treated everybody had one: the total would be 34, and so the few are 4.
    expect(shown(34, [30, 4], begun)).toEqual([34, 34, 'withheld', '<5']);
  });
});
