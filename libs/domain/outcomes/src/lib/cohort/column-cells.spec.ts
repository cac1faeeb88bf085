import { type ColumnCell, printedColumn } from './column-cells';
import type { PrintedCount } from './small-cells';

const counts = (...values: number[]): ColumnCell[] =>
  values.map((count) => ({ count, of: null, isHidden: false }));
const shares = (...values: [number, number][]): ColumnCell[] =>
  values.map(([count, of]) => ({ count, of, isHidden: false }));
/** The first ones shown, the others hidden whatever they hold. */
const besideHidden = (shown: number, ...values: [number, number][]): ColumnCell[] =>
  values.map(([count, of], at) => ({ count, of, isHidden: at >= shown }));

describe('a column of groups under its total', () => {
  it.each<[string, ColumnCell[], PrintedCount[]]>([
    ['shows what tells nobody', counts(12, 0, 7), [12, 0, 7]],
    ['takes the last other with a few', counts(3, 9, 20), ['<5', 9, 'withheld']],
    ['shows that there is nobody', counts(3, 9, 20, 0), ['<5', 9, 'withheld', 0]],
    ['leaves no few hidden ones together', counts(20, 9, 1, 2), [20, 'withheld', '<5', '<5']],
    ['withholds more where <5 itself would tell', counts(20, 5, 1), ['withheld', 5, '<5']],
    ['and where two withheld would tell', counts(30, 4, 4, 0), [30, '<5', '<5', 'withheld']],
    [
      'knows how many stand in the groups that are hidden',
      besideHidden(2, [4, 20], [15, 30], [1, 1], [9, 9]),
      ['<5', 'withheld', 'withheld', 'withheld'],
    ],
    [
      'hides those who reached it where few did not',
      shares([18, 20], [10, 20], [9, 30]),
      ['withheld', 10, 'withheld'],
    ],
    ['shows groups of nobody beside few', counts(3, 3, 0, 0), ['<5', '<5', 0, 0]],
  ])('%s', (_, cells, printed) => {
    expect(printedColumn(cells, 5)).toEqual(printed);
  });

  it('goes by the smallest count that the practice prints', () => {
    expect(printedColumn(counts(6, 9, 20), 7)).toEqual(['<7', 9, 'withheld']);
    expect(printedColumn(counts(7, 9, 20), 7)).toEqual([7, 9, 20]);
  });

  // Every other column with the same total and the same groups, worked out without a line of the rule.
  function* others(total: number, ofs: readonly (number | null)[]): Generator<number[]> {
    const [of, ...rest] = ofs;
    if (of === undefined) {
      if (total === 0) yield [];
      return;
    }
    for (let count = 0; count <= Math.min(total, of ?? total); count += 1) {
      for (const tail of others(total - count, rest)) yield [count, ...tail];
    }
  }
  const isFew = (count: number) => count >= 1 && count <= 4;
  const sumBy = (at: readonly number[], valueOf: (at: number) => number) =>
    at.reduce((sum, one) => sum + valueOf(one), 0);

  /** Throws where somebody who knows the total, the groups and the printed column knows a few. */
  function expectNothingTold(cells: readonly ColumnCell[]): void {
    const printed = printedColumn(cells, 5);
    const total = sumBy(
      cells.map((_, at) => at),
      (at) => cells[at]?.count ?? 0,
    );
    const rest = (at: number, count: number) => (cells[at]?.of ?? count) - count;
    // Where a few are marked as such, what is withheld is none.
    const isMarked = printed.includes('<5');
    const possible: number[][] = [];
    // Of groups that are hidden it is known how many stand in all of them.
    const unseen = cells.flatMap(({ isHidden }, at) => (isHidden ? [at] : []));
    const inUnseen = sumBy(unseen, (at) => cells[at]?.of ?? 0);
    for (const world of others(
      total,
      cells.map(({ of, isHidden }) => (isHidden ? inUnseen : of)),
    )) {
      if (unseen.length > 0 && sumBy(unseen, (at) => world[at] ?? 0) > inUnseen) continue;
      const told = world.every((count, at) => {
        const one = printed[at];
        if (typeof one === 'number') return one === count;
        if (cells[at]?.isHidden) return true;
        return one === '<5' ? isFew(count) : !isMarked || !isFew(count);
      });
      if (!told) continue;
      possible.push(world);
    }
    cells.forEach(({ count, isHidden }, at) => {
      if (isHidden) return;
      const isTelling = isFew(count) || isFew(rest(at, count));
      if (!isTelling) return;
      const values = new Set(possible.map((world) => world[at]));
      if (values.size < 2)
        throw new Error(`${JSON.stringify(cells)} prints ${JSON.stringify(printed)}`);
    });
    const hidden = printed.flatMap((one, at) => (typeof one === 'number' ? [] : [at]));
    if (hidden.length === cells.length) return;
    expect(isFew(sumBy(hidden, (at) => cells[at]?.count ?? 0))).toBe(false);
    expect(isFew(sumBy(hidden, (at) => rest(at, cells[at]?.count ?? 0)))).toBe(false);
  }

  it('tells nobody a few, whoever knows the total and the rules', () => {
    for (const total of [5, 6, 9, 13, 17]) {
      for (const world of others(total, [null, null, null, null])) {
        if (world.some((count, at) => count < (world[at - 1] ?? 0))) continue;
        expectNothingTold(counts(...world));
      }
    }
  });

  it('nor of those who did not reach it', () => {
    const groups = [
      [6, 9, 14, 5],
      [12, 7, 0, 8],
      [5, 5, 6, 6],
    ];
    for (const ofs of groups) {
      const all = ofs.reduce((sum, of) => sum + of, 0);
      for (const total of [0, 5, 8, 12, all - 6, all - 5, all]) {
        let at = 0;
        for (const world of others(total, ofs)) {
          at += 1;
          if (at % 7 !== 0) continue;
          expectNothingTold(
            shares(...world.map((count, one): [number, number] => [count, ofs[one] ?? 0])),
          );
        }
      }
    }
  });

  it('nor where groups are hidden whatever they hold', () => {
    for (const ofs of [
      [20, 30, 1, 9],
      [23, 9, 2, 6],
      [12, 7, 3, 3],
    ]) {
      const all = ofs.reduce((sum, of) => sum + of, 0);
      for (const total of [5, 9, 14, 21, 29, all - 5]) {
        let at = 0;
        for (const [first = 0, second = 0, third = 0, last = 0] of others(total, ofs)) {
          at += 1;
          if (at % 17 !== 0) continue;
          const [a = 0, b = 0, c = 0, d = 0] = ofs;
          expectNothingTold(besideHidden(2, [first, a], [second, b], [third, c], [last, d]));
        }
      }
    }
  });
});
