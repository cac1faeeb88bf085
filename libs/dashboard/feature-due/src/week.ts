import { addDays, type CalendarDate, calendarParts, isCalendarDate } from '@glabella/domain/values';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const daysOfWeek = 7;

/** 0 for a Sunday to 6 for a Saturday. */
function weekdayOf(on: CalendarDate): number {
  const { year, month, day } = calendarParts(on);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** The Monday of the week that a day lies in. */
export function mondayOf(on: CalendarDate): CalendarDate {
  return addDays(on, -((weekdayOf(on) + daysOfWeek - 1) % daysOfWeek));
}

/** The days that a week can be asked for by: around each lie whole weeks. */
const reach = { from: '1900-01-01', until: '9998-12-31' } as const;

/** The week of the address by its Monday; the present one for anything that is no date within reach. */
export function weekOf(named: string | undefined, today: CalendarDate): CalendarDate {
  const isKnown = isCalendarDate(named) && named >= reach.from && named <= reach.until;
  return mondayOf(isKnown ? named : today);
}

/** The seven days of a week, Monday first. */
export function daysOf(monday: CalendarDate): CalendarDate[] {
  return Array.from({ length: daysOfWeek }, (_, at) => addDays(monday, at));
}

/** 'Tuesday'. */
export function weekdayName(on: CalendarDate): string {
  return weekdays[weekdayOf(on)] ?? '';
}
