import { type CalendarDate, formatDate } from '@glabella/domain/values';

/**
 * How long a response or remission was held: 'since 17 Feb 2026'; where totals were recorded after the end of the course,
 * which say nothing of it, 'from 17 Feb 2026 to the end of the course'.
 */
export function heldWords(since: CalendarDate, isMeasuredAfterEnd: boolean): string {
  return isMeasuredAfterEnd
    ? `from ${formatDate(since)} to the end of the course`
    : `since ${formatDate(since)}`;
}
