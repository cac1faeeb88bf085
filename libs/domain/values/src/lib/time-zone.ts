import { type CalendarDate, calendarDateOf, calendarParts } from './calendar-date';
import { DomainError } from './domain-error';
import { instantMillis } from './instant';

/** A time zone name is not in the IANA list; code 'calendar.time_zone_unknown'. */
export class UnknownTimeZone extends DomainError {
  constructor() {
    super('calendar.time_zone_unknown', 'The time zone is not a name of the IANA list.');
  }
}

interface WallClock {
  readonly on: CalendarDate;
  readonly hour: string;
  readonly minute: string;
}

const monthNames: readonly string[] = [
  ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
  ...['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
];

// Building a formatter costs far more than using one, and a practice has one zone.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  try {
    const built = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formatters.set(timeZone, built);
    return built;
  } catch {
    throw new UnknownTimeZone();
  }
}

function wallClock(timeZone: string, millis: number): WallClock {
  const parts = new Map(
    formatterFor(timeZone)
      .formatToParts(millis)
      .map((part) => [part.type, part.value]),
  );
  const [year, month, day] = [parts.get('year'), parts.get('month'), parts.get('day')].map(Number);
  return {
    on: calendarDateOf(year ?? 0, month ?? 0, day ?? 0),
    hour: parts.get('hour') ?? '',
    minute: parts.get('minute') ?? '',
  };
}

/** True for a time zone name of the IANA list, such as 'Europe/Berlin'. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return timeZone !== '' && formatterFor(timeZone) !== undefined;
  } catch {
    return false;
  }
}

/** The calendar date in a time zone at an instant: the practice's today; throws UnknownTimeZone. */
export function todayIn(timeZone: string, at: Date): CalendarDate {
  return wallClock(timeZone, at.getTime()).on;
}

/** A calendar date for people, '12 Apr 2026'; throws InvalidCalendarDate. */
export function formatDate(date: CalendarDate): string {
  const { year, month, day } = calendarParts(date);
  return `${day} ${monthNames[month - 1] ?? ''} ${year}`;
}

/**
 * An ISO 8601 instant for people on the clock of a time zone, '12 Apr 2026, 14:02'; throws
 * InvalidInstant or UnknownTimeZone.
 */
export function formatDateTime(at: string, timeZone: string): string {
  const { on, hour, minute } = wallClock(timeZone, instantMillis(at));
  return `${formatDate(on)}, ${hour}:${minute}`;
}
