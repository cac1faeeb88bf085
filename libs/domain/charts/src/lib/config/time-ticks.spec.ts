import { addDays, daysBetween } from '@glabella/domain/values';
import * as fc from 'fast-check';
import { buildPatientChart } from '../spec/build-patient-chart';
import { onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import { dayNumberOn, originOf, timeTicks } from './time-ticks';

const year = recordOf([phq9On(-7, 19), phq9On(280, 7)], [sessionOn(0)], { today: '2026-11-23' });
const byDate = buildPatientChart(year, { range: 'all' });
const byWeek = buildPatientChart(year, { range: 'all', axis: 'weeks-since-first' });

describe('the time axis', () => {
  it('is true to time: equal days lie equally far apart across months and clock changes', () => {
    const pairs = [
      ['2026-02-28', '2026-03-01'],
      ['2026-03-28', '2026-03-29'],
      ['2026-03-29', '2026-03-30'],
      ['2026-10-25', '2026-10-26'],
    ] as const;
    for (const [before, after] of pairs) {
      expect(dayNumberOn(byDate, after) - dayNumberOn(byDate, before)).toBe(1);
    }
  });

  it('never shifts by the zone of the machine: no instant is built on the way', () => {
    const expected = timeTicks(byDate, 900);
    const RealDate = globalThis.Date;
    globalThis.Date = class {
      constructor() {
        throw new Error('a calendar date went through an instant');
      }
    } as unknown as DateConstructor;
    try {
      expect(timeTicks(buildPatientChart(year, { range: 'all' }), 900)).toEqual(expected);
    } finally {
      globalThis.Date = RealDate;
    }
  });

  it('names the first days of months, with the year at the first and in January', () => {
    const labels = timeTicks(byDate, 900).map(({ label }) => label);
    expect(labels.slice(0, 3)).toEqual(['Jan 2026', 'Feb', 'Mar']);
    const ticks = timeTicks(byDate, 900);
    const first = ticks[0]?.day ?? 0;
    expect(addDays(originOf(byDate), first)).toBe('2026-01-01');
    expect(addDays(originOf(byDate), ticks[1]?.day ?? 0)).toBe('2026-02-01');
  });

  it('names fewer months where it is narrow', () => {
    const labels = timeTicks(byDate, 250).map(({ label }) => label);
    expect(labels).toEqual(['Jan 2026', 'Apr', 'Jul', 'Oct']);
  });

  it('counts weeks from the first injection as 0, before it negative', () => {
    const ticks = timeTicks(byWeek, 900);
    expect(ticks.find(({ label }) => label === '0')?.day).toBe(0);
    expect(ticks.find(({ label }) => label === '12')?.day).toBe(84);
    expect(dayNumberOn(byWeek, onDay(-7))).toBe(-7);
    expect(ticks.every(({ label }) => label !== '-0')).toBe(true);
  });

  it('always has two labels or more, all inside the window, whatever the record', () => {
    const day = fc.integer({ min: -900, max: 900 });
    fc.assert(
      fc.property(day, day, fc.integer({ min: 120, max: 1400 }), (first, last, width) => {
        const record = recordOf([phq9On(first, 9), phq9On(last, 9, { id: 'other' })], []);
        const spec = buildPatientChart(
          { ...record, today: onDay(Math.max(first, last)) },
          { range: 'all' },
        );
        const ticks = timeTicks(spec, width);
        const { from, to } = spec.window;
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        for (const tick of ticks) {
          const on = addDays(originOf(spec), tick.day);
          expect(daysBetween(from, on)).toBeGreaterThanOrEqual(0);
          expect(daysBetween(on, to)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
