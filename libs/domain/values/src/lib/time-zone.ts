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

const minuteMillis = 60_000;
/** From here on every clock of the world differs from UTC by whole minutes: the last that did not was Liberia's, until 1972. */
const wholeMinutesFrom = Date.UTC(1973, 0, 1);
// Requests ask for the clock of their practice again and again within a minute; a formatter takes far longer than this.
const lastRead = new Map<string, { readonly minute: number; readonly clock: WallClock }>();

function wallClock(timeZone: string, millis: number): WallClock {
  if (!(millis >= wholeMinutesFrom)) return readClock(timeZone, millis);
  const minute = Math.floor(millis / minuteMillis);
  const last = lastRead.get(timeZone);
  if (last?.minute === minute) return last.clock;
  const clock = readClock(timeZone, millis);
  lastRead.set(timeZone, { minute, clock });
  return clock;
}

function readClock(timeZone: string, millis: number): WallClock {
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

/**
 * Hour and minute of an ISO 8601 instant on the clock of a time zone, 'HH:MM'; throws InvalidInstant or
 * UnknownTimeZone.
 */
export function timeOfDayIn(timeZone: string, at: string): string {
  const { hour, minute } = wallClock(timeZone, instantMillis(at));
  return `${hour}:${minute}`;
}

const dayMillis = 86_400_000;

/**
 * The instant (ISO, UTC) at which the clock of a time zone shows 'HH:MM' on a day. Where the clock is put back and shows
 * it twice, the earlier one; null where it is put forward past it, or for a time that no clock shows. Throws
 * InvalidCalendarDate or UnknownTimeZone.
 */
export function instantOnDay(timeZone: string, on: CalendarDate, time: string): string | null {
  const { year, month, day } = calendarParts(on);
  const [hour, minute] = time.split(':').map(Number);
  const asUtc = new Date(0).setUTCFullYear(year, month - 1, day) + minutesMillis(hour, minute);
  if (Number.isNaN(asUtc)) return null;
  const candidates = [asUtc - dayMillis, asUtc + dayMillis].map(
    (near) => asUtc - offsetMillis(timeZone, near),
  );
  const matching = candidates.filter((millis) => {
    const shown = wallClock(timeZone, millis);
    return shown.on === on && `${shown.hour}:${shown.minute}` === time;
  });
  return matching.length === 0 ? null : new Date(Math.min(...matching)).toISOString();
}

function minutesMillis(hour: number | undefined, minute: number | undefined): number {
  return ((hour ?? Number.NaN) * 60 + (minute ?? Number.NaN)) * minuteMillis;
}

/** How far the clock of a zone is ahead of UTC at an instant, to the minute. */
function offsetMillis(timeZone: string, millis: number): number {
  const { on, hour, minute } = wallClock(timeZone, millis);
  const { year, month, day } = calendarParts(on);
  const shown =
    new Date(0).setUTCFullYear(year, month - 1, day) + minutesMillis(Number(hour), Number(minute));
  return Math.round((shown - millis) / minuteMillis) * minuteMillis;
}
