import * as fc from 'fast-check';
import { percentile } from './percentile';

/** The definition once more, by writing every value out and reading off ranks. */
function percentileByHand(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = 1 + share * (sorted.length - 1);
  const lower = sorted[Math.trunc(position) - 1] ?? NaN;
  const upper = sorted[Math.min(sorted.length, Math.trunc(position) + 1) - 1] ?? NaN;
  return lower * (1 - (position % 1)) + upper * (position % 1);
}

describe('a percentile', () => {
  const counted = (values: readonly number[]) => values.map((value) => ({ value, count: 1 }));

  it.each([
    ['the median of an even number', [1, 2, 3, 4], 0.5, 2.5],
    ['the median of an odd number', [9, 1, 5], 0.5, 5],
    ['the 10th of eleven', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.1, 1],
    ['the 90th of eleven', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
    ['between ranks', [10, 20, 30], 0.1, 12],
    ['of one value', [7], 0.9, 7],
    ['the lowest', [4, 2, 8], 0, 2],
    ['the highest', [4, 2, 8], 1, 8],
  ])('is %s', (_, values, share, expected) => {
    expect(percentile(counted(values), share)).toBeCloseTo(expected, 12);
  });

  it('is null without a value', () => {
    expect(percentile([], 0.5)).toBeNull();
    expect(percentile([{ value: 3, count: 0 }], 0.5)).toBeNull();
  });

  it('is that of every value written out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ value: fc.integer({ min: 0, max: 27 }), count: fc.nat({ max: 9 }) }), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.constantFrom(0, 0.1, 0.25, 0.5, 0.9, 1),
        (cells, share) => {
          const all = cells.flatMap(({ value, count }) => Array<number>(count).fill(value));
          fc.pre(all.length > 0);
          expect(percentile(cells, share)).toBeCloseTo(percentileByHand(all, share), 9);
        },
      ),
    );
  });
});
