import * as fc from 'fast-check';
import { changeBands } from './change-bands';

const fives = (...changes: number[]) => changes.flatMap((change) => Array<number>(5).fill(change));
const printed = (changes: readonly number[], response = 50, isResponseShown = true) =>
  (changeBands(changes, response, isResponseShown, 5) ?? []).map(({ patients }) => patients);

/** A change in per cent that lies in each band, the greatest fall first. */
const places = [-80, -60, -30, -10, 0, 20];

/** Every way to fill the bands that are not shown, so that they add up to `sum`. */
function fillings(shown: readonly (number | string)[], sum: number): number[][] {
  const [head, ...rest] = shown;
  if (head === undefined) return sum === 0 ? [[]] : [];
  const withheld = [0, ...Array.from({ length: 40 }, (_, at) => at + 5)];
  const tried = typeof head === 'number' ? [head] : head === '<5' ? [1, 2, 3, 4] : withheld;
  return tried
    .filter((value) => value <= sum)
    .flatMap((value) => fillings(rest, sum - value).map((filled) => [value, ...filled]));
}

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
    ['170', 170, 5],
  ])('hold %s per cent in one place', (_, change, place) => {
    const counts = printed(fives(change));
    expect(counts.filter((count) => count === 5)).toHaveLength(1);
    expect(counts.indexOf(5)).toBe(place);
  });

  it.each([
    [50, ['Fell by 75 % or more', 'Fell by 50 to under 75 %', 'Fell by 25 to under 50 %']],
    [40, ['Fell by 75 % or more', 'Fell by 40 to under 75 %', 'Fell by 25 to under 40 %']],
    [80, ['Fell by 80 % or more', 'Fell by 75 to under 80 %', 'Fell by 25 to under 75 %']],
    [25, ['Fell by 75 % or more', 'Fell by 25 to under 75 %', 'Fell by under 25 %']],
  ])('are never cut by a response of %s per cent', (response, labels) => {
    const found = changeBands([], response, true, 5)?.map(({ label }) => label) ?? [];
    expect(found.slice(0, 3)).toEqual(labels);
  });

  it('draw what they count, the greatest fall first, and nothing of what they do not', () => {
    const bands = changeBands(
      [...fives(-60, -80, -85, -30), ...fives(-10, -10), 20, 30],
      50,
      true,
      5,
    );
    expect(bands?.map(({ patients, changes }) => [patients, changes])).toEqual([
      [10, [...Array<number>(5).fill(-85), ...Array<number>(5).fill(-80)]],
      [5, Array<number>(5).fill(-60)],
      ['withheld', null],
      [10, Array<number>(10).fill(-10)],
      [0, []],
      ['<5', null],
    ]);
  });

  it('withhold a second band where one would be the rest of all', () => {
    expect(printed([...fives(-60, -60, -30, -30, 0), -10])).toEqual([
      0,
      10,
      'withheld',
      '<5',
      5,
      0,
    ]);
  });

  it('withhold a second band on the same side of the response where its number is printed', () => {
    const changes = [...fives(-60, -60, -30, -10), -80, -80];
    expect(printed(changes)).toEqual(['<5', 'withheld', 5, 5, 0, 0]);
    // Without a rate beside them any other band hides it.
    expect(printed(changes, 50, false).filter((one) => one === 'withheld')).toHaveLength(1);
  });

  it.each([
    ['one each of five', [1, 1, 1, 1, 1, 0]],
    ['four each of twenty-four', [4, 4, 4, 4, 4, 4]],
  ])('are not drawn where the number of all would tell them: %s', (_, counts) => {
    const changes = counts.flatMap((count, band) => Array<number>(count).fill(places[band] ?? NaN));
    expect(changeBands(changes, 50, false, 5)).toBeNull();
  });

  it('never let a small one be computed back from the number of all and of the responders', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(counts, fc.boolean(), (found, isResponseShown) => {
        const [first = 0, second = 0] = found;
        const sum = found.reduce((total, count) => total + count, 0);
        const responders = first + second;
        fc.pre(sum >= 5 && (!isResponseShown || responders === 0 || responders >= 5));
        const changes = found.flatMap((count, band) =>
          Array<number>(count).fill(places[band] ?? NaN),
        );
        const shown = printed(changes, 50, isResponseShown);
        const fitting = fillings(shown, sum).filter(
          ([a = 0, b = 0]) => !isResponseShown || a + b === responders,
        );
        shown.forEach((count, band) => {
          if (count !== '<5') return;
          expect(new Set(fitting.map((one) => one[band])).size).toBeGreaterThan(1);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('hold every change once, print none of 1 to 4 and draw as many as they print', () => {
    const changes = fc.array(fc.integer({ min: -100, max: 80 }), { minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(changes, fc.constantFrom(30, 50, 75, 80), (list, response) => {
        const bands = changeBands(list, response, true, 5);
        // Nothing is printed then, and nothing can be counted.
        if (bands === null) return;
        const shown = bands.flatMap(({ patients, changes: drawn }) => {
          expect(drawn === null ? typeof patients : drawn.length).toBe(
            drawn === null ? 'string' : patients,
          );
          return typeof patients === 'number' ? [patients] : [];
        });
        expect(shown.filter((count) => count >= 1 && count <= 4)).toEqual([]);
        const sum = shown.reduce((total, count) => total + count, 0);
        if (shown.length === bands.length) expect(sum).toBe(list.length);
        else expect(sum).toBeLessThanOrEqual(list.length);
      }),
      { numRuns: 60 },
    );
  });
});
