import { gad7, instruments, phq9, severityBand } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import { percentChange, reliableChange } from './change';
import { isResponse } from './response';
import type { ScorePoint } from './score-point';
import { verdict } from './verdict';

describe('outcome arithmetic against published numbers', () => {
  it.each([
    [phq9, 6],
    [gad7, 4],
  ])('%# calls a change reliable from the published number of points on', (instrument, points) => {
    expect(instrument.thresholds.reliableChange?.value).toBe(points);
    expect(reliableChange(instrument, 15, 15 - points)).toBe('improvement');
    expect(reliableChange(instrument, 15, 15 - points + 1)).toBe('none');
    expect(reliableChange(instrument, 10, 10 + points)).toBe('deterioration');
    expect(reliableChange(instrument, 10, 10 + points - 1)).toBe('none');
  });

  it('finds the same responses as halving in whole numbers, for every pair of totals', () => {
    for (let baseline = 0; baseline <= 27; baseline += 1) {
      for (let x = 0; x <= 27; x += 1) {
        // "A fall by half": twice what is left is no more than the baseline.
        expect([baseline, x, isResponse(phq9, baseline, x)]).toEqual([
          baseline,
          x,
          baseline > 0 && 2 * x <= baseline,
        ]);
      }
    }
  });

  it('has the percentages of the published trials: 47 % fall leaves 53 % of a baseline of 100 points', () => {
    expect(percentChange({ ...phq9, range: { min: 0, max: 100 } }, 100, 53)).toBe(-47);
    expect(percentChange(phq9, 19, 7)).toBeCloseTo(-63.16, 2);
    expect(percentChange(phq9, 0, 5)).toBeNull();
  });

  it('covers the whole range of each instrument that has bands, without a hole or an overlap', () => {
    for (const instrument of instruments.filter(({ bands }) => bands.length > 0)) {
      const { bands, range } = instrument;
      for (let total = range.min; total <= range.max; total += 1) {
        const holding = bands.filter(({ from, to }) => from <= total && total <= to);
        expect([instrument.id, total, holding.length]).toEqual([instrument.id, total, 1]);
        expect(severityBand(instrument, total)).toBe(holding[0]);
      }
    }
  });
});

const somePoints = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    on: fc
      .integer({ min: 0, max: 200 })
      .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)),
    total: fc.option(fc.integer({ min: 0, max: 27 }), { nil: null }),
  }),
  { maxLength: 12, selector: ({ id }) => id },
);
const asPoints = (drawn: readonly { id: string; on: string; total: number | null }[]) =>
  drawn.map((point): ScorePoint => ({
    ...point,
    status: point.total === null ? 'none' : 'complete',
  }));

describe('the verdict', () => {
  it('does not depend on the order in which its points come', () => {
    fc.assert(
      fc.property(somePoints, fc.infiniteStream(fc.nat()), (drawn, chance) => {
        const points = asPoints(drawn);
        const shuffled = points
          .map((point) => ({ point, key: chance.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ point }) => point);
        const read = (some: readonly ScorePoint[]) => verdict(phq9, some, '2026-02-01');
        expect(read(shuffled)).toEqual(read(points));
        expect(read([...points].reverse())).toEqual(read(points));
      }),
    );
  });

  it('keeps a gap a gap: an entry without a total changes nothing that is stated', () => {
    fc.assert(
      fc.property(somePoints, (drawn) => {
        const points = asPoints(drawn);
        const scored = points.filter(({ total }) => total !== null);
        expect(verdict(phq9, points, '2026-02-01')).toEqual(verdict(phq9, scored, '2026-02-01'));
      }),
    );
  });
});
