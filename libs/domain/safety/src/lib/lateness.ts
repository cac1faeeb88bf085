const minuteMillis = 60_000;
const hourMillis = 60 * minuteMillis;

/** How long a deadline has passed, in whole units, rounded down. */
export interface Lateness {
  readonly value: number;
  readonly unit: 'minute' | 'hour' | 'day';
}

/** The instant by which somebody has to answer, `hours` after the opening. */
export function dueInstant(openedAt: Date, hours: number): Date {
  return new Date(openedAt.getTime() + hours * hourMillis);
}

/** True from the instant of the deadline on. */
export function isLate(dueAt: Date, now: Date): boolean {
  return now.getTime() >= dueAt.getTime();
}

/** How long the deadline has passed: minutes, from an hour on hours, from two days on days; null before. */
export function lateness(dueAt: Date, now: Date): Lateness | null {
  if (!isLate(dueAt, now)) return null;
  const millis = now.getTime() - dueAt.getTime();
  if (millis < hourMillis) return { value: Math.floor(millis / minuteMillis), unit: 'minute' };
  const hours = Math.floor(millis / hourMillis);
  return hours < 48
    ? { value: hours, unit: 'hour' }
    : { value: Math.floor(hours / 24), unit: 'day' };
}
