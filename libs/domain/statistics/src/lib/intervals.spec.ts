import * as fc from 'fast-check';
import { meanInterval } from './mean-interval';
import { InvalidDegreesOfFreedom, studentTwoSided95 } from './student-t';
import { InvalidProportion, wilsonInterval } from './wilson';

describe('t of two-sided 95 %', () => {
  it.each([
    [1, 12.706_204_736_174_694],
    [2, 4.302_652_729_749_462],
    [3, 3.182_446_305_283_708],
    [4, 2.776_445_105_197_793],
    [5, 2.570_581_835_636_315],
    [9, 2.262_157_162_798_205],
    [10, 2.228_138_851_986_274],
    [29, 2.045_229_642_132_703],
    [60, 2.000_297_822_014_26],
    [120, 1.979_930_405_082_44],
    [1000, 1.962_339_080_826_408],
    [4999, 1.960_438_646_661_525],
  ])('with %d degrees of freedom is the %d of independent tables', (degrees, expected) => {
    expect(studentTwoSided95(degrees)).toBeCloseTo(expected, 11);
  });

  it('is the tangent for 1 and the closed form for 2 degrees of freedom', () => {
    expect(studentTwoSided95(1)).toBeCloseTo(Math.tan(Math.PI * 0.475), 10);
    expect(studentTwoSided95(2)).toBeCloseTo(0.95 * Math.sqrt(2 / (1 - 0.95 ** 2)), 12);
  });

  it('falls with every degree of freedom and never to the normal 1.96', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (degrees) => {
        const here = studentTwoSided95(degrees);
        expect(studentTwoSided95(degrees + 1)).toBeLessThan(here);
        expect(here).toBeGreaterThan(1.959_963_984_540_054);
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('is not defined for %p degrees of freedom', (degrees) => {
    expect(() => studentTwoSided95(degrees)).toThrow(InvalidDegreesOfFreedom);
  });
});

describe('a mean with its interval', () => {
  it('is the published one of Student’s sleep data (1908)', () => {
    const longer = [-1.2, -2.4, -1.3, -1.3, 0, -1, -1.8, -0.8, -4.6, -1.4];
    const { n, mean, low, high } = meanInterval(longer) ?? {};
    expect([n, mean]).toEqual([10, expect.closeTo(-1.58, 12)]);
    expect(low).toBeCloseTo(-2.459_885_763_276_982, 12);
    expect(high).toBeCloseTo(-0.700_114_236_723_018, 12);
  });

  it('agrees with an independent calculation on uneven changes', () => {
    const found = meanInterval([-47.1, -20.5, -63.2, 10, 0, -55, -33.3]);
    expect(found?.mean).toBeCloseTo(-29.871_428_571_428_574, 12);
    expect(found?.low).toBeCloseTo(-55.536_729_284_366_025, 10);
    expect(found?.high).toBeCloseTo(-4.206_127_858_491_122, 10);
  });

  it('has no interval for one value, and is nothing without any', () => {
    expect(meanInterval([-40])).toEqual({ n: 1, mean: -40, low: null, high: null });
    expect(meanInterval([])).toBeNull();
  });

  it('is a point where all values are the same', () => {
    expect(meanInterval([-50, -50, -50])).toEqual({ n: 3, mean: -50, low: -50, high: -50 });
  });

  it('moves with the values and turns with their sign', () => {
    const values = fc.array(fc.integer({ min: -100, max: 200 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: -50, max: 50 }), (list, by) => {
        const found = meanInterval(list);
        const moved = meanInterval(list.map((value) => value + by));
        const turned = meanInterval(list.map((value) => -value));
        expect(moved?.low).toBeCloseTo((found?.low ?? Number.NaN) + by, 8);
        expect(turned?.low).toBeCloseTo(-(found?.high ?? Number.NaN), 8);
        expect(found?.low).toBeLessThanOrEqual(found?.mean ?? Number.NaN);
      }),
    );
  });
});

describe('a share with its Wilson interval', () => {
  it.each([
    // Newcombe 1998, Stat Med 17:857, table I, method 3, to four digits; the others from scipy 1.17.
    [81, 263, 0.255_288_519_878, 0.366_209_576_983],
    [15, 148, 0.062_386_399_531, 0.160_487_241_723],
    [1, 29, 0.006_113_214_293, 0.171_755_218_793],
    [0, 10, 0, 0.277_532_799_863],
    [1, 10, 0.017_876_213_095, 0.404_150_026_795],
    [5, 10, 0.236_593_090_513, 0.763_406_909_487],
    [10, 10, 0.722_467_200_137, 1],
    [0, 1, 0, 0.793_450_685_623],
    [56, 70, 0.691_833_555_037, 0.876_952_607_516],
    [2500, 5000, 0.486_146_282_583, 0.513_853_717_417],
  ])('%d of %d lies between %d and %d', (count, cases, low, high) => {
    const found = wilsonInterval(count, cases);
    expect(found?.share).toBe(count / cases);
    expect(found?.low).toBeCloseTo(low, 11);
    expect(found?.high).toBeCloseTo(high, 11);
  });

  it('is nothing without any case', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it.each([
    [-1, 10],
    [11, 10],
    [1.5, 10],
    [1, 10.5],
    [0, -1],
    [Number.NaN, 10],
  ])('refuses %p of %p', (count, cases) => {
    expect(() => wilsonInterval(count, cases)).toThrow(InvalidProportion);
  });

  it('holds the share, stays within 0 and 1, mirrors the rest and narrows with more cases', () => {
    const counts = fc
      .integer({ min: 1, max: 400 })
      .chain((cases) => fc.tuple(fc.integer({ min: 0, max: cases }), fc.constant(cases)));
    fc.assert(
      fc.property(counts, ([count, cases]) => {
        const found = wilsonInterval(count, cases) ?? { share: -1, low: -1, high: -1 };
        expect(found.low).toBeGreaterThanOrEqual(0);
        expect(found.high).toBeLessThanOrEqual(1);
        expect(found.low).toBeLessThanOrEqual(found.share);
        expect(found.high).toBeGreaterThanOrEqual(found.share);
        const rest = wilsonInterval(cases - count, cases) ?? { low: -1, high: -1 };
        expect(rest.low).toBeCloseTo(1 - found.high, 12);
        const more = wilsonInterval(2 * count, 2 * cases) ?? { low: -1, high: -1 };
        expect(more.high - more.low).toBeLessThan(found.high - found.low);
      }),
    );
  });
});
