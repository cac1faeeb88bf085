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

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/**
 * The same from what somebody types of the label: '2027-08', '08/2027', 'Aug 2027', '31 Aug 2027' or a date. Days and months
 * in figures alone ('08/09/2027') are not guessed at. Throws InvalidCalendarDate.
 */
export function lotExpiryFromText(typed: string): CalendarDate {
  const printed = typed.trim().toLowerCase();
  const figures = /^(\d{1,2})[/.-](\d{4})$/.exec(printed);
  if (figures) return lotExpiryFromLabel(`${figures[2]}-${twoDigits(Number(figures[1]))}`);
  const words = /^(?:(\d{1,2})[ .-]*)?([a-z]{3})[a-z]*[ .-]*(\d{4})$/.exec(printed);
  if (!words) return lotExpiryFromLabel(printed);
  const [year, month] = [Number(words[3]), monthNames.indexOf(words[2] ?? '') + 1];
  if (words[1] !== undefined) return calendarDateOf(year, month, Number(words[1]));
  return lotExpiryFromLabel(`${words[3]}-${twoDigits(month)}`);
}

/** What to write where an expiry was not understood. */
export const lotExpiryProblem =
  'Write it as on the label: 2027-08, 08/2027, Aug 2027 or 31 Aug 2027.';

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
