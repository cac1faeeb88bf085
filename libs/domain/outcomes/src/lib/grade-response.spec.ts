import { gad7, hdss, phq9 } from '@glabella/domain/instruments';
import { percentChange } from './change';
import { noResponse } from './progress';
import { isResponse, responseStatus, withResponseRule } from './response';
import { defaultOutcomeThresholds, thresholdsOf } from './thresholds';
import { verdict } from './verdict';

const injectedOn = '2026-03-02';
const grade = (on: string, total: number) =>
  ({ id: on, on, total, status: 'total-only', recordedAt: `${on}T09:00:00Z` }) as const;

describe('a response by grades of a short scale', () => {
  it.each([
    [4, 2, true],
    [4, 3, false],
    [3, 1, true],
    [3, 2, false],
    [4, 1, true],
    [3, 4, false],
  ])('from HDSS %i to %i: %s', (from, to, expected) => {
    expect(isResponse(hdss, from, to)).toBe(expected);
    expect(responseStatus(hdss, from, to)).toBe(expected ? 'response' : 'no-response');
  });

  it('is stated from grade 3, as the study took patients in', () => {
    expect(responseStatus(hdss, 2, 1)).toBe('baseline-below-10');
  });

  it('has no percentage: the scale begins at 1', () => {
    expect(percentChange(hdss, 4, 2)).toBeNull();
    expect(percentChange(phq9, 4, 2)).toBe(-50);
  });

  it('reads in the verdict with its grades and its source, and no rule in per cent speaks', () => {
    const points = [grade('2026-02-27', 4), grade('2026-03-30', 2)];
    const { response, findings, percentChange: percent } = verdict(hdss, points, injectedOn);
    expect([response, percent]).toEqual(['response', null]);
    expect(findings.map(({ kind }) => kind)).toEqual(['response']);
    expect(findings[0]?.evidence).toBe('change -2 (4 to 2), threshold 2 grades better');
    expect(findings[0]?.source.label).toMatch(/^Botox/);
  });

  it('calls nobody off track by day 42: that rule speaks of per cent', () => {
    const points = [grade('2026-02-27', 4), grade('2026-05-04', 4)];
    expect(noResponse(hdss, points, injectedOn)).toBeNull();
    expect(verdict(hdss, points, injectedOn).findings).toEqual([]);
  });
});

describe('the response rule of a protocol', () => {
  const of = defaultOutcomeThresholds;
  it('leaves the published numbers and what the practice set where it says the same', () => {
    const same = { kind: 'percent-fall', instrument: 'phq9', percent: 50 } as const;
    expect(withResponseRule(of, same, phq9)).toBe(of);
    expect(withResponseRule(of, null, phq9)).toBe(of);
    const two = { kind: 'grade-fall', instrument: 'hdss', grades: 2 } as const;
    expect(withResponseRule(of, two, hdss)).toBe(of);
  });

  it('counts where it says something else, for its own instrument alone', () => {
    const third = { kind: 'percent-fall', instrument: 'gad7', percent: 30 } as const;
    expect(withResponseRule(of, third, gad7).responsePercent.value).toBe(30);
    expect(withResponseRule(of, third, phq9)).toBe(of);
    const one = { kind: 'grade-fall', instrument: 'hdss', grades: 1 } as const;
    expect(withResponseRule(of, one, phq9)).toBe(of);
    const thresholds = withResponseRule(of, one, hdss);
    expect(thresholdsOf(hdss, thresholds).responseGrades?.value).toBe(1);
    expect(isResponse(hdss, 4, 3, thresholds)).toBe(true);
  });
});
