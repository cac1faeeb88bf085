import { gad7, phq9 } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import { percentChange } from './change';
import {
  baselineAllowsResponse,
  isRemission,
  isResponse,
  responseStatus,
  responseStatusLabels,
  responseStatuses,
} from './response';
import { defaultOutcomeThresholds } from './thresholds';

const total = fc.integer({ min: 0, max: 27 });

describe('response', () => {
  it.each([
    [15, 7, true],
    [15, 8, false],
    [16, 8, true],
    [16, 9, false],
    [20, 10, true],
    [20, 11, false],
    [27, 13, true],
    [27, 14, false],
    [10, 5, true],
    [10, 6, false],
    [1, 0, true],
    [1, 1, false],
    [0, 0, false],
  ])('from %d to %d: %p', (baseline, x, expected) => {
    expect(isResponse(phq9, baseline, x)).toBe(expected);
  });

  it('agrees with the unrounded percentage for every pair of totals', () => {
    fc.assert(
      fc.property(total, total, (baseline, x) => {
        const change = percentChange(phq9, baseline, x);
        expect(isResponse(phq9, baseline, x)).toBe(change !== null && change <= -50);
      }),
    );
  });
});

describe('remission', () => {
  it.each([
    [0, true],
    [4, true],
    [5, false],
    [27, false],
    [300, false],
    [-1, false],
  ])('a PHQ-9 total of %d: %p', (x, expected) => {
    expect(isRemission(phq9, x)).toBe(expected);
  });

  it('is never said of the GAD-7, which has no published threshold', () => {
    expect(isRemission(gad7, 0)).toBe(false);
  });
});

describe('what may be said about response', () => {
  it.each([
    [20, 10, 'response'],
    [20, 11, 'partial-response'],
    [20, 15, 'partial-response'],
    [20, 16, 'no-response'],
    [20, 20, 'no-response'],
    [20, 27, 'no-response'],
    [19, 14, 'partial-response'],
    [19, 15, 'no-response'],
    [10, 5, 'response'],
    [9, 0, 'baseline-below-10'],
    [9, null, 'baseline-below-10'],
    [0, 0, 'baseline-below-10'],
    [10, null, 'not-computable'],
    [null, 5, 'no-baseline'],
    [null, null, 'no-baseline'],
  ])('PHQ-9 from %p to %p: %s', (baseline, x, expected) => {
    expect(responseStatus(phq9, baseline, x)).toBe(expected);
  });

  it('is nothing for the GAD-7, whose response has no published rule', () => {
    expect(responseStatus(gad7, 15, 3)).toBe('no-rule');
    expect(baselineAllowsResponse(gad7, 15)).toBe(false);
  });

  it('needs a baseline of 10', () => {
    expect(baselineAllowsResponse(phq9, 10)).toBe(true);
    expect(baselineAllowsResponse(phq9, 9)).toBe(false);
    expect(baselineAllowsResponse(phq9, null)).toBe(false);
  });

  it('is not computable from a baseline of 0, even where a practice asks for no minimum', () => {
    const responseBaselineFrom = { value: 0, source: { label: 'This practice' } };
    const thresholds = {
      ...defaultOutcomeThresholds,
      instruments: { phq9: { ...phq9.thresholds, responseBaselineFrom } },
    };
    expect(responseStatus(phq9, 0, 0, thresholds)).toBe('not-computable');
    expect(responseStatus(phq9, 1, 0, thresholds)).toBe('response');
  });

  it('only ever gets better as the total falls', () => {
    const rank = { 'no-response': 0, 'partial-response': 1, response: 2 } as const;
    const rankOf = (baseline: number, x: number): number => {
      const status = responseStatus(phq9, baseline, x);
      return status in rank ? rank[status as keyof typeof rank] : Number.NaN;
    };
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 27 }), total, (baseline, x) => {
        fc.pre(x > 0);
        expect(rankOf(baseline, x - 1)).toBeGreaterThanOrEqual(rankOf(baseline, x));
      }),
    );
  });

  it('has words for every status', () => {
    const labels = responseStatuses.map((status) => responseStatusLabels[status]);
    expect(new Set(labels).size).toBe(responseStatuses.length);
  });
});
