import { bdi2, hamd17, madrs, qidsSr16 } from './entered-totals';
import { gad7 } from './gad7';
import { phq9 } from './phq9';
import { EntryMismatch, enteredRange, scoreAnswers, scoreEnteredTotal } from './score';
import { TotalOutOfRange } from './severity';

describe('the published bands of a total', () => {
  it.each([
    [madrs, [0, 6, 'None'], [7, 19, 'Mild'], [20, 34, 'Moderate'], [35, 60, 'Severe']],
    [hamd17, [0, 7, 'None'], [8, 16, 'Mild'], [17, 23, 'Moderate'], [24, 52, 'Severe']],
    [bdi2, [0, 13, 'Minimal'], [14, 19, 'Mild'], [20, 28, 'Moderate'], [29, 63, 'Severe']],
    [
      qidsSr16,
      [0, 5, 'None'],
      [6, 10, 'Mild'],
      [11, 15, 'Moderate'],
      [16, 20, 'Severe'],
      [21, 27, 'Very severe'],
    ],
  ] as const)('of $0.name begin and end where they do', (instrument, ...rows) => {
    const bands = rows as readonly (readonly [number, number, string])[];
    expect(instrument.bands.map(({ from, to, label }) => [from, to, label])).toEqual(bands);
    for (const [from, to, label] of bands) {
      for (const total of [from, to]) {
        expect(scoreEnteredTotal(instrument, total)).toEqual({
          status: 'total-only',
          total,
          band: expect.objectContaining({ label }),
        });
      }
    }
  });

  it('of the MADRS have a second author, whose bands cover the same range', () => {
    const [kearns] = madrs.otherBands ?? [];
    expect(kearns?.bands.map(({ from, to }) => [from, to])).toEqual([
      [0, 7],
      [8, 15],
      [16, 25],
      [26, 30],
      [31, 60],
    ]);
  });
});

describe('a total that was added up elsewhere', () => {
  it.each([
    [madrs, 61],
    [hamd17, 53],
    [bdi2, 64],
    [qidsSr16, 28],
  ])('is refused outside the range of $name', (instrument, tooHigh) => {
    for (const total of [-1, tooHigh, 10.5, Number.NaN]) {
      expect(() => scoreEnteredTotal(instrument, total)).toThrow(TotalOutOfRange);
    }
    expect(enteredRange(instrument)).toEqual(instrument.range);
  });

  it('is never taken of a form whose answers are scored here', () => {
    for (const instrument of [phq9, gad7]) {
      expect(() => scoreEnteredTotal(instrument, 5)).toThrow(EntryMismatch);
      expect(() => scoreEnteredTotal(instrument, 5)).toThrow(
        expect.objectContaining({ code: `${instrument.id}.entry_mismatch` }),
      );
    }
  });

  it('has no answers to score', () => {
    expect(() => scoreAnswers(madrs, [])).toThrow(EntryMismatch);
  });
});

describe('remission and the baseline it is stated from', () => {
  it.each([
    [madrs, 11],
    [hamd17, 8],
    [bdi2, 13],
    [qidsSr16, 6],
  ])('of $name lie on both sides of one number', ({ thresholds }, value) => {
    expect(thresholds.remissionBelow?.value).toBe(value);
    expect(thresholds.responseBaselineFrom?.value).toBe(value);
  });

  it('come without any threshold that nobody published', () => {
    for (const { thresholds } of [madrs, hamd17, bdi2, qidsSr16]) {
      expect(Object.keys(thresholds).sort()).toEqual(['remissionBelow', 'responseBaselineFrom']);
    }
  });
});
