import {
  calendarDateOf,
  compareDates,
  daysInMonth,
  instantMillis,
  InvalidCalendarDate,
  isCalendarDate,
  type CalendarDate,
} from '@glabella/domain/values';

const hourMillis = 3_600_000;

/**
 * The last day a lot may be used, from what its label prints: a day stands as it is, a month
 * ('2027-08') means its last day. Throws InvalidCalendarDate.
 */
export function lotExpiryFromLabel(printed: string): CalendarDate {
  if (isCalendarDate(printed)) return printed;
  const month = /^(\d{4})-(\d{2})$/.exec(printed);
  if (month === null) throw new InvalidCalendarDate();
  const [year, number] = [Number(month[1]), Number(month[2])];
  return calendarDateOf(year, number, daysInMonth(year, number));
}

/** Whether a lot is past its last day on that day; on the last day itself it is not. */
export function isLotExpired(expiresOn: CalendarDate, on: CalendarDate): boolean {
  return compareDates(on, expiresOn) > 0;
}

/** The instant (ISO, UTC) until which a reconstituted vial may be used; throws InvalidInstant. */
export function useUntil(reconstitutedAt: string, useWithinHours: number): string {
  return new Date(instantMillis(reconstitutedAt) + useWithinHours * hourMillis).toISOString();
}

/** Whether a vial was past its use-by at an instant; at exactly that instant it was not. */
export function isPastUseBy(
  reconstitutedAt: string,
  usedAt: string,
  useWithinHours: number,
): boolean {
  return instantMillis(usedAt) > instantMillis(reconstitutedAt) + useWithinHours * hourMillis;
}
