import * as fc from 'fast-check';
import {
  type CellTable,
  type PrintedCount,
  isSmallCell,
  printedCount,
  suppressSmallCells,
} from './small-cells';

describe('a count in an aggregate report', () => {
  it.each([
    [0, 0],
    [1, '<5'],
    [4, '<5'],
    [5, 5],
    [5000, 5000],
  ])('of %d prints as %p', (count, printed) => {
    expect(printedCount(count, 5)).toBe(printed);
  });

  it.each([
    [0, 0],
    [5, '<11'],
    [10, '<11'],
    [11, 11],
  ])('of %d prints as %p where a practice prints counts from 11', (count, printed) => {
    expect(printedCount(count, 11)).toBe(printed);
  });
});

type Parts = 'all' | 'a' | 'b' | 'c';
const table = (a: number, b: number, c: number): CellTable<Parts> => ({
  leastPrinted: 5,
  counts: { all: a + b + c, a, b, c },
  sums: [{ total: 'all', parts: ['a', 'b', 'c'] }],
  costs: { all: 3, a: 2, b: 2, c: 9 },
});

describe('a table with small cells', () => {
  it('stands as it is without one', () => {
    expect(suppressSmallCells(table(0, 5, 50))).toEqual({ all: 55, a: 0, b: 5, c: 50 });
  });

  it('withholds a second cell, so that the total does not give the first away', () => {
    expect(suppressSmallCells(table(3, 20, 50))).toEqual({
      all: 73,
      a: '<5',
      b: 'withheld',
      c: 50,
    });
  });

  it('does not hide behind an empty cell: 3 of 53 would still be 3', () => {
    const printed = suppressSmallCells(table(3, 0, 50));
    expect(printed).toEqual({ all: 'withheld', a: '<5', b: 0, c: 50 });
  });

  it('needs nothing more where two small cells share a remainder', () => {
    expect(suppressSmallCells(table(3, 2, 50))).toEqual({ all: 55, a: '<5', b: '<5', c: 50 });
  });

  it('withholds more where two small cells can only be 1 and 1, or 4 and 4', () => {
    expect(suppressSmallCells(table(1, 1, 50)).all).toBe('withheld');
    expect(suppressSmallCells(table(4, 4, 50)).all).toBe('withheld');
  });

  it('is not broken down where its total is small: 2, 1 and 1 of fewer than 5 can only be those', () => {
    const printed = { all: '<5', a: 'withheld', b: 'withheld', c: 'withheld' };
    expect(suppressSmallCells(table(2, 1, 1))).toEqual(printed);
    expect(suppressSmallCells(table(1, 0, 2))).toEqual(printed);
  });

  it('says nothing where what is read elsewhere would tell every small cell', () => {
    const told: CellTable<Parts> = { ...table(4, 4, 4), readElsewhere: ['all'] };
    expect(suppressSmallCells(told)).toEqual({
      all: 12,
      a: 'withheld',
      b: 'withheld',
      c: 'withheld',
    });
    expect(suppressSmallCells({ ...told, counts: table(4, 4, 3).counts }).a).toBe('<5');
  });
});

type Cohort = 'all' | 'none' | 'low' | 'in' | 'seen' | 'gone' | 'later' | 'seen2' | 'gone2';
const sums: CellTable<Cohort>['sums'] = [
  { total: 'all', parts: ['none', 'low', 'in'] },
  { total: 'in', parts: ['seen', 'gone', 'later'] },
  { total: 'in', parts: ['seen2', 'gone2'] },
];

/** The total of 1 to 4 that a cell is a part of, by which it is not broken down. */
function smallTotal(
  counts: Readonly<Record<Cohort, number>>,
  cell: Cohort,
  least: number,
): Cohort | undefined {
  const above: Cohort[] =
    cell === 'all' ? [] : ['none', 'low', 'in'].includes(cell) ? ['all'] : ['in', 'all'];
  return above.find((total) => isSmallCell(counts[total], least));
}

/** Every way to fill the hidden cells, found by trying every number: no line of the rule under test. */
function solutions(
  counts: Readonly<Record<Cohort, number>>,
  printed: Readonly<Record<Cohort, PrintedCount>>,
  least: number,
): Record<Cohort, number>[] {
  const small = Array.from({ length: least - 1 }, (_, at) => at + 1);
  const valuesOf = (cell: Cohort): number[] => {
    const shown = printed[cell];
    if (typeof shown === 'number') return [shown];
    if (shown === `<${least}`) return small;
    if (smallTotal(counts, cell, least) !== undefined) return [0, ...small];
    return [0, ...Array.from({ length: counts[cell] + least + 7 }, (_, at) => at + least)];
  };
  const found: Record<Cohort, number>[] = [];
  for (const inside of valuesOf('in'))
    for (const none of valuesOf('none'))
      for (const low of valuesOf('low')) {
        const all = none + low + inside;
        if (!valuesOf('all').includes(all)) continue;
        for (const seen of valuesOf('seen'))
          for (const gone of valuesOf('gone')) {
            const later = inside - seen - gone;
            if (!valuesOf('later').includes(later)) continue;
            for (const gone2 of valuesOf('gone2')) {
              const seen2 = inside - gone2;
              if (!valuesOf('seen2').includes(seen2)) continue;
              found.push({ all, none, low, in: inside, seen, gone, later, seen2, gone2 });
            }
          }
      }
  return found;
}

describe('a cohort with small cells', () => {
  const counts = fc
    .record({
      none: fc.integer({ min: 0, max: 6 }),
      low: fc.integer({ min: 0, max: 6 }),
      seen: fc.integer({ min: 0, max: 14 }),
      gone: fc.integer({ min: 0, max: 6 }),
      later: fc.integer({ min: 0, max: 6 }),
      share: fc.integer({ min: 0, max: 6 }),
    })
    .map(({ none, low, seen, gone, later, share }) => {
      const inside = seen + gone + later;
      const gone2 = Math.min(share, inside);
      const parts = { none, low, in: inside, seen, gone, later, seen2: inside - gone2, gone2 };
      return { all: none + low + inside, ...parts };
    });
  const costs = {
    all: 3,
    none: 3,
    low: 3,
    in: 5,
    seen: 50,
    gone: 2,
    later: 1,
    seen2: 50,
    gone2: 2,
  };

  it.each([
    [5, 150],
    [7, 60],
  ])('never lets one below %d be computed back, whatever is tried', (least, numRuns) => {
    fc.assert(
      fc.property(counts, (found: Record<Cohort, number>) => {
        const table = { leastPrinted: least, counts: found, sums, costs };
        const printed = suppressSmallCells<Cohort>(table);
        const fitting = solutions(found, printed, least);
        for (const cell of Object.keys(found) as Cohort[]) {
          const isWithin = smallTotal(found, cell, least) !== undefined;
          const isSmall = isSmallCell(found[cell], least);
          const standing = isSmall ? [`<${least}`] : [found[cell], 'withheld'];
          expect(isWithin ? ['withheld'] : standing).toContain(printed[cell]);
          if (!isSmall) continue;
          expect(new Set(fitting.map((one) => one[cell])).size).toBeGreaterThan(1);
        }
      }),
      {
        numRuns,
        examples: [
          // All of them forced by the signs alone: at least 1 + 1 + (1 + 1) of at most 4.
          [{ all: 4, none: 1, low: 1, in: 2, seen: 1, gone: 0, later: 1, seen2: 2, gone2: 0 }],
        ],
      },
    );
  });

  it('withholds nothing where nothing is small', () => {
    const large = fc.integer({ min: 5, max: 900 });
    fc.assert(
      fc.property(large, large, large, (seen, gone, later) => {
        const inside = seen + gone + later;
        const found = {
          all: inside,
          ...{ none: 0, low: 0, in: inside, seen, gone, later, seen2: inside, gone2: 0 },
        };
        expect(suppressSmallCells<Cohort>({ leastPrinted: 5, counts: found, sums, costs })).toEqual(
          found,
        );
      }),
    );
  });
});
