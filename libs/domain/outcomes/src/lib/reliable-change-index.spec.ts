import { gad7, instruments, phq9 } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import { reliableChange } from './change';
import {
  type ScaleError,
  errorOfDifference,
  errorOfMeasurement,
  largestSpreadFor,
  reliableBeyond,
  reliableChangeDefinition,
  reliableChangeIndex,
  smallestReliableChange,
} from './reliable-change-index';
import { defaultOutcomeThresholds } from './thresholds';

describe('the worked example of Jacobson & Truax 1991, J Consult Clin Psychol 59:12-19', () => {
  // Their table of hypothetical data: SD 7.5, test-retest reliability 0.80, one patient from 32.5 to 47.5.
  const scale: ScaleError = { standardDeviation: 7.5, reliability: 0.8 };

  it('has a standard error of 3.35, of a difference 4.74, and an index of 3.16', () => {
    expect(errorOfMeasurement(scale).toFixed(2)).toBe('3.35');
    expect(errorOfDifference(scale).toFixed(2)).toBe('4.74');
    expect(reliableChangeIndex(32.5, 47.5, scale).toFixed(2)).toBe('3.16');
    expect(reliableChangeIndex(32.5, 47.5, scale)).toBeGreaterThan(reliableBeyond);
  });

  it('would not call a change of 9 points reliable, but one of 10', () => {
    expect(reliableChangeIndex(32.5, 41.5, scale)).toBeLessThan(reliableBeyond);
    expect(reliableChangeIndex(32.5, 42.5, scale)).toBeGreaterThan(reliableBeyond);
    expect(smallestReliableChange(scale)).toBe(10);
  });
});

/**
 * Reliabilities: Kroenke 2001 (PHQ-9, α 0.89, retest 0.84) and Spitzer 2006 (GAD-7, α 0.92, retest 0.83). SDs: people
 * beginning NHS Talking Therapies in 2022/23 (5.5 and 4.5) and on a waiting list (Graham et al. 2020, 5.2 and 4.7), both
 * read as quoted by others.
 */
describe('the published spreads and reliabilities', () => {
  it.each([
    ['PHQ-9, NHS, α', 5.5, 0.89, '5.06', 6],
    ['PHQ-9, waiting list, α', 5.2, 0.89, '4.78', 5],
    ['PHQ-9, NHS, retest', 5.5, 0.84, '6.10', 7],
    ['GAD-7, NHS, α', 4.5, 0.92, '3.53', 4],
    ['GAD-7, waiting list, α', 4.7, 0.92, '3.68', 4],
    ['GAD-7, NHS, retest', 4.5, 0.83, '5.14', 6],
  ])('%s: SD %d and r %d need more than %s, so %d points', (_, sd, r, least, points) => {
    const scale = { standardDeviation: sd, reliability: r };
    expect((reliableBeyond * errorOfDifference(scale)).toFixed(2)).toBe(least);
    expect(smallestReliableChange(scale)).toBe(points);
  });

  it.each([
    [phq9, 5.5, 6],
    [gad7, 4.5, 4],
  ])('of the NHS give the number in force, %#', (instrument, standardDeviation, points) => {
    const reliability = instrument.internalConsistency?.value ?? NaN;
    expect(smallestReliableChange({ standardDeviation, reliability })).toBe(points);
    expect(instrument.thresholds.reliableChange?.value).toBe(points);
    expect(reliableChange(instrument, 15, 15 - points)).toBe('improvement');
    expect(reliableChange(instrument, 15, 15 - points + 1)).toBe('none');
  });
});

const anyScale = fc.record({
  standardDeviation: fc.double({ min: 0.5, max: 30, noNaN: true }),
  reliability: fc.double({ min: 0, max: 0.99, noNaN: true }),
});

describe('any scale', () => {
  it('calls no smaller change reliable than the smallest, and that one always', () => {
    fc.assert(
      fc.property(anyScale, (scale) => {
        const points = smallestReliableChange(scale);
        expect(reliableChangeIndex(0, points, scale)).toBeGreaterThan(reliableBeyond);
        expect(reliableChangeIndex(0, points - 1, scale)).toBeLessThanOrEqual(
          reliableBeyond + 1e-9,
        );
      }),
    );
  });

  it('has the opposite index for the way back', () => {
    fc.assert(
      fc.property(anyScale, fc.nat(27), fc.nat(27), (scale, a, b) => {
        expect(reliableChangeIndex(a, b, scale)).toBeCloseTo(-reliableChangeIndex(b, a, scale), 9);
      }),
    );
  });

  it('holds for every smaller spread than the largest, and for no larger one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), anyScale, (points, { reliability }) => {
        const largest = largestSpreadFor(points, reliability);
        const at = (share: number): number =>
          reliableChangeIndex(0, points, { standardDeviation: share * largest, reliability });
        expect(at(0.999)).toBeGreaterThan(reliableBeyond);
        expect(at(1.001)).toBeLessThan(reliableBeyond);
      }),
    );
  });
});

describe('the reliable change in words', () => {
  it.each([
    [phq9, '0.89', '6 points', '6.5', '5 points only up to 5.4'],
    [gad7, '0.92', '4 points', '5.1', '3 points only up to 3.8'],
  ])('%# names the number in force, and for which spread it holds', (instrument, r, ...words) => {
    const definition = reliableChangeDefinition(instrument);
    expect(definition?.text).toContain(`r of ${r}`);
    for (const part of words) expect(definition?.text).toContain(part);
    expect(definition?.source.label).toBe('Jacobson & Truax 1991');
  });

  it('speaks of the practice’s own number', () => {
    const reliableChange = { value: 8, source: { label: 'Practice setting' } };
    const own = {
      ...defaultOutcomeThresholds,
      instruments: { phq9: { ...phq9.thresholds, reliableChange } },
    };
    expect(reliableChangeDefinition(phq9, own)?.term).toBe(
      'Reliable change: 8 points on the PHQ-9',
    );
  });

  it('says nothing of an instrument without a published number', () => {
    for (const instrument of instruments.filter((one) => one !== phq9 && one !== gad7)) {
      expect(reliableChangeDefinition(instrument)).toBeNull();
    }
  });
});
