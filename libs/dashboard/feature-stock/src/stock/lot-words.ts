import type { StockLot } from '@glabella/contracts';
import { isLotExpired, isPastUseBy } from '@glabella/domain/treatment';
import {
  daysBetween,
  formatDate,
  formatDateTime,
  type CalendarDate,
} from '@glabella/domain/values';

/** A lot that expires within so many days is marked. */
export const expiresSoonDays = 90;

/** How a lot stands to its expiry on a day. */
export type ExpiryState = 'expired' | 'soon' | 'in-date';

export function expiryState(expiresOn: CalendarDate, today: CalendarDate): ExpiryState {
  if (isLotExpired(expiresOn, today)) return 'expired';
  return daysBetween(today, expiresOn) <= expiresSoonDays ? 'soon' : 'in-date';
}

/** A count of vials with its noun. */
export function vialsInWords(vials: number): string {
  return vials === 1 ? '1 vial' : `${vials} vials`;
}

/** Vials opened ahead: how many, until when, and whether that is over. */
export function openedInWords(
  { vials, useBy, reconstitutedAt, diluentMl }: StockLot['opened'][number],
  now: string,
  timeZone: string,
): { readonly text: string; readonly made: string; readonly isOver: boolean } {
  const isOver = useBy !== null && isPastUseBy(useBy, now, 0);
  const until =
    useBy === null
      ? 'no use-by stored'
      : `${isOver ? 'past use-by of' : 'use until'} ${formatDateTime(useBy, timeZone)}`;
  const made = `reconstituted ${formatDateTime(reconstitutedAt, timeZone)} with ${diluentMl} mL`;
  return { text: `${vialsInWords(vials)} opened, ${until}`, made, isOver };
}

/** When a lot expires, in words: 'use through 31 Aug 2027'. */
export function expiryInWords(expiresOn: CalendarDate, today: CalendarDate): string {
  const on = formatDate(expiresOn);
  return isLotExpired(expiresOn, today) ? `expired ${on}` : `use through ${on}`;
}
