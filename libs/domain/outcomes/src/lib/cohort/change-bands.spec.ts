import * as fc from 'fast-check';
import { changeBands } from './change-bands';

const fives = (...changes: number[]) => changes.flatMap((change) => Array<number>(5).fill(change));
const printed = (changes: readonly number[]) =>
  changeBands(changes).map(({ patients }) => patients);

describe('the bands of changes', () => {
  it.each([
    ['-100', -100, 0],
    ['-75', -75, 0],
    ['just above -75', -74.999, 1],
    ['-50, a response', -50, 1],
    ['just above -50', -49.999, 2],
    ['-25', -25, 2],
    ['just above -25', -24.999, 3],
    ['just below no change', -0.001, 3],
    ['no change', 0, 4],
    ['just above no change', 0.001, 5],
    ['just under 25', 24.999, 5],
    ['25', 25, 6],
    ['170', 170, 6],
  ])('hold %s per cent in one place', (_, change, place) => {
    const counts = printed(fives(change));
    expect(counts.filter((count) => count === 5)).toHaveLength(1);
    expect(counts.indexOf(5)).toBe(place);
  });

  it('withhold a second band where one would be the rest of all', () => {
    expect(printed([...fives(-60, -60, -30), -10])).toEqual([0, 'withheld', 5, '<5', 0, 0, 0]);
  });

  it('hold every change once and print none of 1 to 4', () => {
    const changes = fc.array(fc.integer({ min: -100, max: 80 }), { minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(changes, (list) => {
        const counts = printed(list);
        const shown = counts.filter((count) => typeof count === 'number');
        expect(shown.filter((count) => count >= 1 && count <= 4)).toEqual([]);
        const sum = shown.reduce((total, count) => total + count, 0);
        if (shown.length === counts.length) expect(sum).toBe(list.length);
        else expect(sum).toBeLessThanOrEqual(list.length);
      }),
      { numRuns: 60 },
    );
  });
});
