import { DomainError } from './domain-error';

/**
 * A day of the calendar, 'YYYY-MM-DD', years 0001 to 9999. It has no time and no zone: nothing in
 * this file touches `Date`, so a birth, an injection or an assessment cannot slip to the day
 * before.
 */
export type CalendarDate = string;

/** A text was used as a calendar date and is none; code 'calendar.date_invalid'. */
export class InvalidCalendarDate extends DomainError {
  constructor() {
    super('calendar.date_invalid', 'A calendar date is written YYYY-MM-DD and exists.');
  }
}

/**
 * A birth date lies after the day on which an age was asked for; code 'calendar.birth_after_day'.
 */
export class BirthAfterDay extends DomainError {
  constructor() {
    super('calendar.birth_after_day', 'The birth date lies after the day in question.');
  }
}

interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const HYPHEN = 45;
const ZERO = 48;
const LAST_YEAR = 9999;

/** The number that the digits from `start` to before `end` write; -1 where one of them is no digit. */
function digits(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
  }
  return number;
}

const longMonths: ReadonlySet<number> = new Set([1, 3, 5, 7, 8, 10, 12]);

/** The number of days (28 to 31) of a month (1 to 12) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    return isLeapYear ? 29 : 28;
  }
  return longMonths.has(month) ? 31 : 30;
}

// Read digit by digit, and compared without an object for each: a report over a practice compares millions of dates.
const yearOf = (text: string): number => digits(text, 0, 4);
const monthOf = (text: string): number => digits(text, 5, 7);
const dayOf = (text: string): number => digits(text, 8, 10);

function isWritten(text: string): boolean {
  return text.length === 10 && text.charCodeAt(4) === HYPHEN && text.charCodeAt(7) === HYPHEN;
}

function exists(year: number, month: number, day: number): boolean {
  return (
    year >= 1 &&
    year <= LAST_YEAR &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

/** Reads a calendar date into year, month (1 to 12) and day; throws InvalidCalendarDate. */
export function calendarParts(date: CalendarDate): CivilDay {
  const [year, month, day] = [yearOf(date), monthOf(date), dayOf(date)];
  if (!isWritten(date) || !exists(year, month, day)) throw new InvalidCalendarDate();
  return { year, month, day };
}

/**
 * Writes year, month (1 to 12) and day as 'YYYY-MM-DD'; throws InvalidCalendarDate for a day that
 * does not exist.
 */
export function calendarDateOf(year: number, month: number, day: number): CalendarDate {
  const isWhole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!isWhole || !exists(year, month, day)) throw new InvalidCalendarDate();
  const years = year < 1_000 ? String(year).padStart(4, '0') : String(year);
  return `${years}-${twoDigits[month]}-${twoDigits[day]}`;
}

/** '00' to '31'. */
const twoDigits: readonly string[] = Array.from({ length: 32 }, (_, number) =>
  String(number).padStart(2, '0'),
);

/**
 * True for a text 'YYYY-MM-DD' that names a day which exists; anything else, also a non-text, is
 * false.
 */
export function isCalendarDate(value: unknown): value is CalendarDate {
  return (
    typeof value === 'string' &&
    isWritten(value) &&
    exists(yearOf(value), monthOf(value), dayOf(value))
  );
}

/**
 * The number of a date in the line of all days, for comparing one date with many; it says nothing by itself. Throws
 * InvalidCalendarDate.
 */
export function dayNumber(date: CalendarDate): number {
  // Years are counted from March, so the leap day is the last day of its year and needs no special case.
  const year = yearOf(date);
  const month = monthOf(date);
  const day = dayOf(date);
  if (!isWritten(date) || !exists(year, month, day)) throw new InvalidCalendarDate();
  const marchYear = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
}

function civilDayOf(number: number): CivilDay {
  const era = Math.floor(number / 146_097);
  const dayOfEra = number - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/**
 * Whole days from one date to another: 0 for the same day, negative when `to` is earlier; throws
 * InvalidCalendarDate.
 */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The date a whole number of days later, earlier when negative; throws InvalidCalendarDate outside
 * years 1 to 9999.
 */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  if (!Number.isInteger(days)) throw new InvalidCalendarDate();
  const { year, month, day } = civilDayOf(dayNumber(date) + days);
  return calendarDateOf(year, month, day);
}

/**
 * The same day of the month a whole number of months later, earlier when negative; where that month
 * is too short its last day (31 January and one month is 28 or 29 February). Throws
 * InvalidCalendarDate outside years 1 to 9999.
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  if (!Number.isInteger(months)) throw new InvalidCalendarDate();
  const { year, month, day } = calendarParts(date);
  const monthNumber = year * 12 + (month - 1) + months;
  const newYear = Math.floor(monthNumber / 12);
  const newMonth = monthNumber - newYear * 12 + 1;
  return calendarDateOf(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/**
 * Orders dates earliest first: negative, 0 or positive, as `sort` wants it; throws
 * InvalidCalendarDate.
 */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return daysBetween(b, a);
}

/**
 * Full years of age on a day; who was born on 29 February turns a year older on 1 March of a common
 * year. Throws InvalidCalendarDate, or BirthAfterDay when the birth lies after that day.
 */
export function ageOn(birthDate: CalendarDate, on: CalendarDate): number {
  if (daysBetween(birthDate, on) < 0) throw new BirthAfterDay();
  const birth = calendarParts(birthDate);
  const then = calendarParts(on);
  const birthdayIsAhead =
    then.month < birth.month || (then.month === birth.month && then.day < birth.day);
  return then.year - birth.year - (birthdayIsAhead ? 1 : 0);
}
