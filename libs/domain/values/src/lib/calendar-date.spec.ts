import * as fc from 'fast-check';
import {
  BirthAfterDay,
  InvalidCalendarDate,
  addDays,
  addMonths,
  ageOn,
  calendarDateOf,
  calendarParts,
  compareDates,
  daysBetween,
  daysInMonth,
  isCalendarDate,
} from './calendar-date';
import { formatDate } from './time-zone';

const dayMillis = 86_400_000;
const utcDate = (millis: number): string => new Date(millis).toISOString().slice(0, 10);

// Years 1000 to 9000, so that adding centuries stays within four digits.
const anyDate = fc
  .integer({ min: Date.UTC(1000, 0, 1) / dayMillis, max: Date.UTC(9000, 0, 1) / dayMillis })
  .map((day) => utcDate(day * dayMillis));

describe('a calendar date', () => {
  it.each([
    '2026-04-12',
    '2024-02-29',
    '2000-02-29',
    '1900-02-28',
    '2026-01-31',
    '2026-04-30',
    '2026-12-31',
    '0001-01-01',
    '9999-12-31',
  ])('accepts %s', (text) => {
    expect(isCalendarDate(text)).toBe(true);
    expect(calendarParts(text)).toEqual({
      year: Number(text.slice(0, 4)),
      month: Number(text.slice(5, 7)),
      day: Number(text.slice(8)),
    });
  });

  it.each([
    ['a day after the end of February of a common year', '2026-02-29'],
    ['29 February of a century that is no leap year', '1900-02-29'],
    ['30 February of a leap year', '2024-02-30'],
    ['31 April', '2026-04-31'],
    ['day 32', '2026-01-32'],
    ['day 0', '2026-01-00'],
    ['month 0', '2026-00-10'],
    ['month 13', '2026-13-10'],
    ['year 0', '0000-01-01'],
    ['a month of one digit', '2026-4-12'],
    ['the order of another country', '12.04.2026'],
    ['slashes', '2026/04/12'],
    ['a time after the date', '2026-04-12T00:00:00Z'],
    ['a space before the date', ' 2026-04-12'],
    ['a line feed after the date', '2026-04-12\n'],
    ['digits of another script', '２０２６-04-12'],
    ['no text at all', ''],
  ])('refuses %s', (_, text) => {
    expect(isCalendarDate(text)).toBe(false);
    expect(() => calendarParts(text)).toThrow(InvalidCalendarDate);
  });

  it.each([null, undefined, 20260412, new Date(0), {}])('refuses what is no text: %s', (value) => {
    expect(isCalendarDate(value)).toBe(false);
  });

  it('names the refusal without repeating the text, which may be a birth date', () => {
    expect(() => daysBetween('2026-02-29', '2026-03-01')).toThrow(
      expect.objectContaining({ code: 'calendar.date_invalid', fields: {} }),
    );
    expect(() => daysBetween('2026-02-29', '2026-03-01')).not.toThrow(/2026/);
  });

  it.each([
    [2026, 2, 28],
    [2024, 2, 29],
    [2000, 2, 29],
    [2100, 2, 28],
    [2026, 4, 30],
    [2026, 7, 31],
    [2026, 8, 31],
  ])('knows that %d-%d has %d days', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });

  it('writes leading zeros and refuses a day that does not exist', () => {
    expect(calendarDateOf(987, 6, 5)).toBe('0987-06-05');
    expect(() => calendarDateOf(2026, 2, 29)).toThrow(InvalidCalendarDate);
    expect(() => calendarDateOf(10_000, 1, 1)).toThrow(InvalidCalendarDate);
    expect(() => calendarDateOf(2026, 1.5, 1)).toThrow(InvalidCalendarDate);
  });
});

describe('days between dates', () => {
  it.each([
    ['2026-04-12', '2026-04-12', 0],
    ['2026-04-12', '2026-04-13', 1],
    ['2026-04-13', '2026-04-12', -1],
    ['2026-03-28', '2026-03-30', 2], // Europe's clocks go forward between them
    ['2026-10-24', '2026-10-26', 2], // and back between these
    ['2024-02-28', '2024-03-01', 2],
    ['2026-02-28', '2026-03-01', 1],
    ['1900-02-28', '1900-03-01', 1],
    ['2011-12-29', '2011-12-31', 2], // Samoa's clocks skipped the day between
    ['2026-01-01', '2027-01-01', 365],
    ['0001-01-01', '9999-12-31', 3_652_058],
  ])('from %s to %s are %d', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(addDays(from, days)).toBe(to);
  });

  it('agree with the proleptic Gregorian calendar for any two dates', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(daysBetween(from, to)).toBe((Date.parse(to) - Date.parse(from)) / dayMillis);
      }),
    );
  });

  it('are undone by adding them again', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -200_000, max: 200_000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(daysBetween(date, moved)).toBe(days);
        expect(addDays(moved, -days)).toBe(date);
      }),
    );
  });

  it('refuse a fraction of a day and a year outside 1 to 9999', () => {
    expect(() => addDays('2026-04-12', 0.5)).toThrow(InvalidCalendarDate);
    expect(() => addDays('2026-04-12', Number.NaN)).toThrow(InvalidCalendarDate);
    expect(() => addDays('9999-12-31', 1)).toThrow(InvalidCalendarDate);
    expect(() => addDays('0001-01-01', -1)).toThrow(InvalidCalendarDate);
  });
});

describe('adding months', () => {
  it.each([
    ['2026-04-12', 3, '2026-07-12'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-05-31', -3, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-04-12', 0, '2026-04-12'],
  ])('%s and %d months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('keeps the day of the month or takes the last day of a shorter one', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -2_000, max: 2_000 }), (date, months) => {
        const before = calendarParts(date);
        const after = calendarParts(addMonths(date, months));
        expect((after.year - before.year) * 12 + after.month - before.month).toBe(months);
        expect(after.day).toBe(Math.min(before.day, daysInMonth(after.year, after.month)));
      }),
    );
  });

  it('refuses a fraction of a month', () => {
    expect(() => addMonths('2026-04-12', 1.5)).toThrow(InvalidCalendarDate);
  });
});

describe('the order of dates', () => {
  it('is earliest first', () => {
    expect(['2026-04-12', '2025-12-31', '2026-04-02'].sort(compareDates)).toEqual([
      '2025-12-31',
      '2026-04-02',
      '2026-04-12',
    ]);
    expect(compareDates('2026-04-12', '2026-04-12')).toBe(0);
  });
});

describe('age', () => {
  it.each([
    ['on the day before the birthday', '1980-06-15', '2026-06-14', 45],
    ['on the birthday', '1980-06-15', '2026-06-15', 46],
    ['on the day after the birthday', '1980-06-15', '2026-06-16', 46],
    ['in an earlier month with a later day', '1980-06-15', '2026-05-31', 45],
    ['on the day of birth', '2026-06-15', '2026-06-15', 0],
    ['of a leap day child on 28 February of a common year', '2004-02-29', '2026-02-28', 21],
    ['of a leap day child on 1 March of a common year', '2004-02-29', '2026-03-01', 22],
    ['of a leap day child on a leap day', '2004-02-29', '2024-02-29', 20],
  ])('%s', (_, birthDate, on, age) => {
    expect(ageOn(birthDate, on)).toBe(age);
  });

  it('is refused for a birth after the day', () => {
    expect(() => ageOn('2026-06-16', '2026-06-15')).toThrow(BirthAfterDay);
  });
});

describe('calendar arithmetic and the time zone of the machine', () => {
  it('never meet: with no Date to be had, every result is the same', () => {
    const results = (): unknown => [
      isCalendarDate('2026-03-29'),
      daysBetween('2026-03-28', '2026-03-30'),
      addDays('2026-03-28', 1),
      addMonths('2026-01-31', 1),
      compareDates('2026-03-28', '2026-03-29'),
      ageOn('1980-06-15', '2026-06-15'),
      formatDate('2026-03-29'),
    ];
    const withDate = results();
    const original = globalThis.Date;
    // No instance, hence no local getter; no statics, hence no parse, now or UTC.
    const noDate = function (): never {
      throw new Error('calendar arithmetic reached for Date');
    };
    let withoutDate: unknown;
    try {
      globalThis.Date = noDate as unknown as DateConstructor;
      expect(() => new Date(0)).toThrow('reached for Date');
      withoutDate = results();
    } finally {
      globalThis.Date = original;
    }
    expect(withoutDate).toEqual(withDate);
    expect(withDate).toEqual([true, 2, '2026-03-29', '2026-02-28', -1, 46, '29 Mar 2026']);
  });
});
