import { type Instrument, gad7, phq9 } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import {
  formatChange,
  formatPercentChange,
  improvementPoints,
  improvesByPercent,
  isImportantImprovement,
  percentChange,
  reliableChange,
} from './change';
import { defaultOutcomeThresholds } from './thresholds';

const wellbeing: Instrument = {
  ...phq9,
  id: 'wellbeing',
  direction: 'higher-is-better',
  thresholds: { reliableChange: { value: 6, source: { label: 'Synthetic' } } },
};

describe('the direction of an instrument', () => {
  it('decides what an improvement is', () => {
    expect(improvementPoints(phq9, 19, 7)).toBe(12);
    expect(improvementPoints(phq9, 7, 19)).toBe(-12);
    expect(improvementPoints(wellbeing, 7, 19)).toBe(12);
    expect(improvementPoints(wellbeing, 19, 7)).toBe(-12);
  });

  it('turns the reliable change round', () => {
    expect(reliableChange(wellbeing, 7, 13)).toBe('improvement');
    expect(reliableChange(wellbeing, 13, 7)).toBe('deterioration');
  });
});

describe('the printed change in per cent', () => {
  it.each([
    [19, 7, -63.157_894_7, '-63 %'],
    [20, 10, -50, '-50 %'],
    [10, 20, 100, '+100 %'],
    [19, 19, 0, '0 %'],
    [27, 0, -100, '-100 %'],
    [8, 7, -12.5, '-13 %'],
    [8, 9, 12.5, '+13 %'],
    [1, 27, 2600, '+2600 %'],
  ])('from %d to %d is %d, printed %s', (baseline, x, percent, printed) => {
    const change = percentChange(phq9, baseline, x);
    expect(change).toBeCloseTo(percent, 6);
    expect(formatPercentChange(change ?? Number.NaN)).toBe(printed);
  });

  it.each([
    ['the baseline is 0', 0, 5],
    ['the baseline and the total are 0', 0, 0],
    ['there is no baseline', null, 5],
    ['the total is missing', 19, null],
    ['the total lies above the range', 19, 300],
    ['the total lies below the range', 19, -1],
    ['the baseline lies above the range', 300, 19],
  ])('is not computable when %s', (_, baseline, x) => {
    expect(percentChange(phq9, baseline, x)).toBeNull();
  });

  it('never prints a minus before a zero', () => {
    expect(formatPercentChange(-0.4)).toBe('0 %');
    expect(formatPercentChange(-0)).toBe('0 %');
    expect([formatChange(7), formatChange(-12), formatChange(0)]).toEqual(['+7', '-12', '0']);
  });
});

describe('an improvement by a percentage of the baseline', () => {
  it.each([
    [20, 16, 20, true],
    [20, 17, 20, false],
    [19, 15, 20, true],
    [19, 16, 20, false],
    [0, 0, 20, false],
  ])('from %d to %d reaches %d %%: %p', (baseline, x, percent, expected) => {
    expect(improvesByPercent(phq9, baseline, x, percent)).toBe(expected);
  });
});

describe('reliable change', () => {
  it.each([
    [phq9, 19, 14, 'none'],
    [phq9, 19, 13, 'improvement'],
    [phq9, 13, 18, 'none'],
    [phq9, 13, 19, 'deterioration'],
    [phq9, 13, 13, 'none'],
    [gad7, 15, 12, 'none'],
    [gad7, 15, 11, 'improvement'],
    [gad7, 11, 14, 'none'],
    [gad7, 11, 15, 'deterioration'],
  ])('%#: takes the threshold of its own instrument', (instrument, baseline, x, expected) => {
    expect(reliableChange(instrument, baseline, x)).toBe(expected);
  });

  it('follows the threshold that the practice set', () => {
    const reliableChangeOfFive = { value: 5, source: { label: 'This practice' } };
    const thresholds = {
      ...defaultOutcomeThresholds,
      instruments: { phq9: { ...phq9.thresholds, reliableChange: reliableChangeOfFive } },
    };
    expect(reliableChange(phq9, 19, 14, thresholds)).toBe('improvement');
    expect(reliableChange(gad7, 15, 12, thresholds)).toBe('none');
  });

  it('is the mirror image when baseline and total change places', () => {
    const total = fc.integer({ min: 0, max: 27 });
    const mirror = { improvement: 'deterioration', deterioration: 'improvement', none: 'none' };
    fc.assert(
      fc.property(total, total, (a, b) => {
        expect(reliableChange(phq9, b, a)).toBe(mirror[reliableChange(phq9, a, b)]);
      }),
    );
  });
});

describe('the minimal important difference', () => {
  it.each([
    [phq9, 19, 15, false],
    [phq9, 19, 14, true],
    [phq9, 14, 19, false],
    [gad7, 19, 5, null],
  ])(
    '%#: is 5 points on the PHQ-9 and unpublished for the GAD-7',
    (instrument, from, to, expected) => {
      expect(isImportantImprovement(instrument, from, to)).toBe(expected);
    },
  );
});
