import * as fc from 'fast-check';
import { InvalidCalendarDate, daysBetween } from './calendar-date';
import { InvalidInstant } from './instant';
import {
  UnknownTimeZone,
  formatDate,
  formatDateTime,
  instantOnDay,
  isTimeZone,
  timeOfDayIn,
  todayIn,
} from './time-zone';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];

describe('the practice has its own today', () => {
  it.each([
    ['Europe/Berlin', '2026-04-12T21:59:59Z', '2026-04-12'],
    ['Europe/Berlin', '2026-04-12T22:00:00Z', '2026-04-13'],
    ['Europe/Berlin', '2026-01-12T22:59:59Z', '2026-01-12'],
    ['Europe/Berlin', '2026-01-12T23:00:00Z', '2026-01-13'],
    ['America/Los_Angeles', '2026-04-13T06:59:59Z', '2026-04-12'],
    ['America/Los_Angeles', '2026-04-13T07:00:00Z', '2026-04-13'],
    ['Pacific/Kiritimati', '2026-04-12T09:59:59Z', '2026-04-12'],
    ['Pacific/Kiritimati', '2026-04-12T10:00:00Z', '2026-04-13'],
    ['Pacific/Pago_Pago', '2026-04-12T10:59:59Z', '2026-04-11'],
    ['Pacific/Pago_Pago', '2026-04-12T11:00:00Z', '2026-04-12'],
    ['UTC', '2024-02-29T00:00:00Z', '2024-02-29'],
    ['UTC', '2026-12-31T23:59:59.999Z', '2026-12-31'],
  ])('in %s at %s it is %s', (zone, at, expected) => {
    expect(todayIn(zone, new Date(at))).toBe(expected);
  });

  it('never lies more than a day from the date in UTC', () => {
    const instants = fc.date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        const utc = at.toISOString().slice(0, 10);
        expect(Math.abs(daysBetween(utc, todayIn(zone, at)))).toBeLessThanOrEqual(1);
        expect(todayIn('UTC', at)).toBe(utc);
      }),
    );
  });

  it('is what a formatter of its own says, whichever instants were asked for before it', () => {
    const places = fc.constantFrom(...zones, 'Africa/Monrovia', 'Asia/Kathmandu');
    const from = Date.UTC(1950, 0, 1);
    const instants = fc.integer({ min: from, max: Date.UTC(2080, 0, 1) });
    const later = fc.array(fc.integer({ min: 0, max: 150_000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(places, instants, later, (timeZone, first, steps) => {
        const shown = new Intl.DateTimeFormat('sv-SE', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'short',
        });
        for (const at of steps.map((step) => new Date(first + step))) {
          const clock = `${todayIn(timeZone, at)} ${timeOfDayIn(timeZone, at.toISOString())}`;
          expect(clock).toBe(shown.format(at));
        }
      }),
    );
  });

  it('refuses a zone that does not exist', () => {
    expect(() => todayIn('Europe/Atlantis', new Date(0))).toThrow(UnknownTimeZone);
    expect(() => todayIn('', new Date(0))).toThrow(UnknownTimeZone);
  });

  it.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['Europe/Atlantis', false],
    ['', false],
  ])('knows whether %p is a zone', (zone, expected) => {
    expect(isTimeZone(zone)).toBe(expected);
  });
});

describe('dates for people', () => {
  it.each([
    ['2026-04-12', '12 Apr 2026'],
    ['2026-01-01', '1 Jan 2026'],
    ['2026-12-31', '31 Dec 2026'],
    ['2024-02-29', '29 Feb 2024'],
    ['1987-05-09', '9 May 1987'],
  ])('prints %s as %s', (date, expected) => {
    expect(formatDate(date)).toBe(expected);
  });

  it('refuses a date that does not exist', () => {
    expect(() => formatDate('2026-02-29')).toThrow(InvalidCalendarDate);
  });

  it.each([
    ['2026-04-12T12:02:00Z', 'Europe/Berlin', '12 Apr 2026, 14:02'],
    ['2026-01-12T12:02:59.999Z', 'Europe/Berlin', '12 Jan 2026, 13:02'],
    ['2026-04-12T14:02:00+02:00', 'Europe/Berlin', '12 Apr 2026, 14:02'],
    ['2026-04-12T22:00:00Z', 'Europe/Berlin', '13 Apr 2026, 00:00'],
    ['2026-04-12T06:59:00Z', 'America/Los_Angeles', '11 Apr 2026, 23:59'],
    ['2026-04-12T12:00:00Z', 'Asia/Kolkata', '12 Apr 2026, 17:30'],
    ['2026-03-29T00:59:00Z', 'Europe/Berlin', '29 Mar 2026, 01:59'],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '29 Mar 2026, 03:00'],
  ])('prints %s on the clock of %s as %s', (at, zone, expected) => {
    expect(formatDateTime(at, zone)).toBe(expected);
  });

  it('refuses an instant without its zone, which each machine would read differently', () => {
    expect(() => formatDateTime('2026-04-12T12:02:00', 'Europe/Berlin')).toThrow(InvalidInstant);
  });
});

describe('a time written on the clock of the practice', () => {
  it.each([
    ['Europe/Berlin', '2026-11-23', '13:40', '2026-11-23T12:40:00.000Z'],
    ['Europe/Berlin', '2026-07-01', '00:00', '2026-06-30T22:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-23', '13:40', '2026-11-23T08:10:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-23', '13:40', '2026-11-22T23:40:00.000Z'],
    ['America/Los_Angeles', '2026-11-01', '00:59', '2026-11-01T07:59:00.000Z'],
    // The clock is put back at 02:00: 01:30 comes twice, the earlier one counts.
    ['America/Los_Angeles', '2026-11-01', '01:30', '2026-11-01T08:30:00.000Z'],
    ['America/Los_Angeles', '2026-11-01', '02:00', '2026-11-01T10:00:00.000Z'],
    // The clock is put forward from 02:00 to 03:00.
    ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '02:00', null],
    ['Europe/Berlin', '2026-03-29', '02:59', null],
    ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['UTC', '2026-11-23', '23:59', '2026-11-23T23:59:00.000Z'],
    ['UTC', '2026-11-23', '24:00', null],
    ['UTC', '2026-11-23', '12:60', null],
    ['UTC', '2026-11-23', '9:30', null],
    ['UTC', '2026-11-23', 'noon', null],
    ['UTC', '0002-11-23', '09:30', '0002-11-23T09:30:00.000Z'],
  ])('in %s on %s at %s is the instant %s', (zone, on, time, expected) => {
    expect(instantOnDay(zone, on, time)).toBe(expected);
  });

  it('shows the day and the minutes that it was read from', () => {
    const minute = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2060-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...zones), minute, (zone, at) => {
        const [on, time] = [todayIn(zone, at), timeOfDayIn(zone, at.toISOString())];
        const found = instantOnDay(zone, on, time) ?? '';
        expect([todayIn(zone, new Date(found)), timeOfDayIn(zone, found)]).toEqual([on, time]);
      }),
    );
  });

  it('refuses a zone and a day that do not exist', () => {
    expect(() => instantOnDay('Mars/Olympus', '2026-11-23', '09:00')).toThrow(UnknownTimeZone);
    expect(() => instantOnDay('UTC', '2026-02-30', '09:00')).toThrow(InvalidCalendarDate);
  });
});
