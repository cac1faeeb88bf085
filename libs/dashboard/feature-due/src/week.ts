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

/** The week of the address by its Monday; the present one for anything that is no date. */
export function weekOf(named: string | undefined, today: CalendarDate): CalendarDate {
  return mondayOf(named !== undefined && isCalendarDate(named) ? named : today);
}

/** The seven days of a week, Monday first. */
export function daysOf(monday: CalendarDate): CalendarDate[] {
  return Array.from({ length: daysOfWeek }, (_, at) => addDays(monday, at));
}

/** 'Tuesday'. */
export function weekdayName(on: CalendarDate): string {
  return weekdays[weekdayOf(on)] ?? '';
}
