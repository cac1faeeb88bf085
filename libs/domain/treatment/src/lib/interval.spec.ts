import { intervalDemand, lastToxinBefore, nextToxinAfter, reinjectionFromDay } from './interval';
import { glabellarDepression } from './protocols';

const rule = glabellarDepression.interval;
const toxin = (on: string) => ({ on, productId: null, units: null });

describe('the interval', () => {
  it.each([
    { days: 0, demand: 'reason' },
    { days: 83, demand: 'reason' },
    { days: 84, demand: 'acknowledge' },
    { days: 89, demand: 'acknowledge' },
    { days: 90, demand: 'none' },
    { days: 91, demand: 'none' },
  ])('asks for $demand after $days days', ({ days, demand }) => {
    expect(intervalDemand(days, rule)).toBe(demand);
  });

  it('takes its numbers from the protocol', () => {
    const longer = { reasonUnderDays: 100, acknowledgeUnderDays: 112 };
    expect([99, 100, 111, 112].map((days) => intervalDemand(days, longer))).toEqual([
      'reason',
      'acknowledge',
      'acknowledge',
      'none',
    ]);
  });

  it('asks for nothing from day 90 on, and knows no such day without a protocol', () => {
    expect(reinjectionFromDay(glabellarDepression)).toEqual({ value: 90, source: rule.source });
    expect(reinjectionFromDay(null)).toBeNull();
    expect(reinjectionFromDay(undefined)).toBeNull();
  });

  it('counts from the last toxin before and to the next after, any product', () => {
    const known = ['2026-10-05', '2026-03-01', '2027-01-10', '2026-12-24'].map(toxin);
    expect(lastToxinBefore(known, '2026-11-23')).toEqual({ toxin: toxin('2026-10-05'), days: 49 });
    expect(nextToxinAfter(known, '2026-11-23')).toEqual({ toxin: toxin('2026-12-24'), days: 31 });
  });

  it('counts toxin of the same day as 0 days before, not as after', () => {
    expect(lastToxinBefore([toxin('2026-11-23')], '2026-11-23')?.days).toBe(0);
    expect(nextToxinAfter([toxin('2026-11-23')], '2026-11-23')).toBeNull();
  });

  it('names the first listed of two doses on one day', () => {
    const here = { ...toxin('2026-10-05'), elsewhere: false };
    const there = { ...toxin('2026-10-05'), elsewhere: true };
    expect(lastToxinBefore([here, there], '2026-11-23')?.toxin).toBe(here);
  });

  it('knows no interval without other toxin', () => {
    expect(lastToxinBefore([], '2026-11-23')).toBeNull();
    expect(nextToxinAfter([], '2026-11-23')).toBeNull();
  });
});
