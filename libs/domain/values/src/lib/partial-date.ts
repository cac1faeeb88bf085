import {
  type CalendarDate,
  calendarDateOf,
  calendarParts,
  daysInMonth,
  isCalendarDate,
} from './calendar-date';
import { DomainError } from './domain-error';
import { formatDate } from './time-zone';

/**
 * A day of which perhaps only the month or the year is known: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. What is not known is
 * never filled in: it is a span of days.
 */
export type PartialDate = string;

/** A text was used as a partial date and is none; code 'calendar.partial_date_invalid'. */
export class InvalidPartialDate extends DomainError {
  constructor() {
    super('calendar.partial_date_invalid', 'Write YYYY, YYYY-MM or YYYY-MM-DD.');
  }
}

const writtenMonth = /^(\d{4})(?:-(\d{2}))?$/;

function spanOf(partial: PartialDate): readonly [CalendarDate, CalendarDate] | null {
  if (isCalendarDate(partial)) return [partial, partial];
  const match = writtenMonth.exec(partial);
  if (match === null) return null;
  const year = Number(match[1]);
  const [first, last] = match[2] === undefined ? [1, 12] : [Number(match[2]), Number(match[2])];
  if (year < 1 || first < 1 || last > 12) return null;
  return [calendarDateOf(year, first, 1), calendarDateOf(year, last, daysInMonth(year, last))];
}

function knownSpan(partial: PartialDate): readonly [CalendarDate, CalendarDate] {
  const span = spanOf(partial);
  if (span === null) throw new InvalidPartialDate();
  return span;
}

/** True for a year, a month or a day that exists, written 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
export function isPartialDate(value: unknown): value is PartialDate {
  return typeof value === 'string' && spanOf(value) !== null;
}

/** The first day that it can mean; throws InvalidPartialDate. */
export function earliestDay(partial: PartialDate): CalendarDate {
  return knownSpan(partial)[0];
}

/** The last day that it can mean; throws InvalidPartialDate. */
export function latestDay(partial: PartialDate): CalendarDate {
  return knownSpan(partial)[1];
}

/** '2024', 'Mar 2024' or '3 Mar 2024', as much as is known; throws InvalidPartialDate. */
export function formatPartialDate(partial: PartialDate): string {
  const [first, last] = knownSpan(partial);
  if (first === last) return formatDate(first);
  const { year, month } = calendarParts(first);
  if (month !== calendarParts(last).month) return String(year).padStart(4, '0');
  return formatDate(first).replace(/^1 /, '');
}

const monthWords = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const writtenForms: readonly {
  readonly form: RegExp;
  readonly parts: (found: string[]) => string[];
}[] = [
  { form: /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/, parts: (found) => found },
  { form: /^(\d{1,2})[/.](\d{4})$/, parts: ([month = '', year = '']) => [year, month] },
  {
    form: /^(?:(\d{1,2})\.? )?([a-z]{3,9})\.? (\d{4})$/,
    parts: ([day = '', word = '', year = '']) => [
      year,
      String(monthWords.indexOf(word.slice(0, 3)) + 1),
      day,
    ],
  },
];

/**
 * Reads a partial date as people write it: '2024', '2024-3', '3/2024', '03.2024', 'March 2024', '9 Mar 2024',
 * '2024-03-09'. Null for anything else, and for a day and month in numbers whose order nobody knows.
 */
export function readPartialDate(text: string): PartialDate | null {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  for (const { form, parts } of writtenForms) {
    const found = form.exec(typed);
    if (found === null) continue;
    const [year = '', ...rest] = parts(found.slice(1).map((part) => part ?? ''));
    const written = [
      year,
      ...rest.filter((part) => part !== '').map((part) => part.padStart(2, '0')),
    ];
    const partial = written.join('-');
    return isPartialDate(partial) ? partial : null;
  }
  return null;
}
