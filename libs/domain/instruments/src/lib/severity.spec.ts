import * as fc from 'fast-check';
import { instruments } from './catalogue';
import { gad7 } from './gad7';
import { phq9 } from './phq9';
import { TotalOutOfRange, assertTotal, severityBand } from './severity';

describe('severity bands', () => {
  it.each([
    [phq9, 0, 'Minimal'],
    [phq9, 4, 'Minimal'],
    [phq9, 5, 'Mild'],
    [phq9, 9, 'Mild'],
    [phq9, 10, 'Moderate'],
    [phq9, 14, 'Moderate'],
    [phq9, 15, 'Moderately severe'],
    [phq9, 19, 'Moderately severe'],
    [phq9, 20, 'Severe'],
    [phq9, 27, 'Severe'],
    [gad7, 0, 'Minimal'],
    [gad7, 4, 'Minimal'],
    [gad7, 5, 'Mild'],
    [gad7, 9, 'Mild'],
    [gad7, 10, 'Moderate'],
    [gad7, 14, 'Moderate'],
    [gad7, 15, 'Severe'],
    [gad7, 21, 'Severe'],
  ])('%#: a total on either edge of a band has that band', (instrument, total, label) => {
    expect(severityBand(instrument, total).label).toBe(label);
  });

  const banded = instruments.filter(({ bands }) => bands.length > 0);

  it.each(banded)('of $name cover the whole range without hole or overlap', (instrument) => {
    const { bands, range, otherBands = [] } = instrument;
    fc.assert(
      fc.property(fc.integer(range), (total) => {
        const holding = bands.filter(({ from, to }) => total >= from && total <= to);
        expect(holding).toEqual([severityBand(instrument, total)]);
        for (const other of otherBands) {
          expect(other.bands.filter(({ from, to }) => total >= from && total <= to)).toHaveLength(
            1,
          );
        }
      }),
      { numRuns: 300, examples: [[range.min], [range.max]] },
    );
  });

  it.each(banded)('of $name hold nothing outside its range', (instrument) => {
    const { min, max } = instrument.range;
    const outside = fc.oneof(fc.integer({ max: min - 1 }), fc.integer({ min: max + 1 }));
    fc.assert(
      fc.property(outside, (total) => {
        expect(() => severityBand(instrument, total)).toThrow(TotalOutOfRange);
      }),
    );
  });

  it.each([
    [phq9, -1],
    [phq9, 28],
    [phq9, 300],
    [phq9, 12.5],
    [phq9, Number.NaN],
    [phq9, Number.POSITIVE_INFINITY],
    [gad7, -1],
    [gad7, 22],
  ])('%#: a total outside the range has no band', (instrument, total) => {
    expect(() => severityBand(instrument, total)).toThrow(TotalOutOfRange);
    expect(() => assertTotal(instrument, total)).toThrow(
      expect.objectContaining({
        code: `${instrument.id}.total_out_of_range`,
        fields: instrument.range,
      }),
    );
  });
});
