import { isCalendarDate } from '@glabella/domain/values';
import * as fc from 'fast-check';
import {
  daysOfPeriod,
  periodLabel,
  relativePeriodIds,
  relativePeriodOf,
  relativePeriods,
  type RelativePeriodId,
} from './report-period';

const days = (span: RelativePeriodId, today: string) => {
  const { from, to } = daysOfPeriod({ kind: 'relative', span }, today);
  return `${from} ${to}`;
};

describe('the days of a period that moves with the calendar', () => {
  it.each<[RelativePeriodId, string, string]>([
    ['last-month', '2026-03-31', '2026-02-01 2026-02-28'],
    ['last-month', '2024-03-01', '2024-02-01 2024-02-29'],
    ['last-month', '2026-01-01', '2025-12-01 2025-12-31'],
    ['last-quarter', '2026-03-31', '2025-10-01 2025-12-31'],
    ['last-quarter', '2026-04-01', '2026-01-01 2026-03-31'],
    ['last-quarter', '2026-12-31', '2026-07-01 2026-09-30'],
    ['last-year', '2026-01-01', '2025-01-01 2025-12-31'],
    ['last-year', '2026-12-31', '2025-01-01 2025-12-31'],
    ['this-quarter', '2026-01-01', '2026-01-01 2026-01-01'],
    ['this-quarter', '2026-05-15', '2026-04-01 2026-05-15'],
    ['this-year', '2026-11-28', '2026-01-01 2026-11-28'],
    ['last-12-months', '2026-11-28', '2025-11-29 2026-11-28'],
    ['last-12-months', '2024-02-29', '2023-03-01 2024-02-29'],
    ['last-24-months', '2026-11-28', '2024-11-29 2026-11-28'],
    ['everything', '2026-11-28', '1990-01-01 2026-11-28'],
  ])('%s on %s is %s', (span, today, expected) => {
    expect(days(span, today)).toBe(expected);
  });

  it('are in order, exist, and never lie ahead', () => {
    const day = fc
      .date({ min: new Date('1995-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom(...relativePeriodIds), (today, span) => {
        const { from, to } = daysOfPeriod({ kind: 'relative', span }, today);
        expect([isCalendarDate(from), isCalendarDate(to)]).toEqual([true, true]);
        expect(from <= to && to <= today).toBe(true);
      }),
    );
  });
});

describe('a period of fixed days', () => {
  it('stays what it is, whatever the day', () => {
    const period = { kind: 'days', from: '2026-01-01', to: '2026-03-31' } as const;
    expect(daysOfPeriod(period, '2030-01-01')).toEqual({ from: '2026-01-01', to: '2026-03-31' });
    expect(periodLabel(period)).toBe('Fixed days');
  });
});

describe('the name of the days somebody chose', () => {
  it.each([
    ['2025-11-29', '2026-11-28', 'last-12-months'],
    ['2026-07-01', '2026-09-30', 'last-quarter'],
    ['2026-07-02', '2026-09-30', null],
    ['2025-11-29', '2026-11-27', null],
  ])('%s to %s is %s', (from, to, expected) => {
    expect(relativePeriodOf({ from, to }, '2026-11-28')).toBe(expected);
  });

  it('is one of the list', () => {
    for (const { id, label } of relativePeriods) {
      expect(periodLabel({ kind: 'relative', span: id })).toBe(label);
    }
  });
});
