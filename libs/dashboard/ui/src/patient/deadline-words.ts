import { lateness } from '@glabella/domain/safety';
import { formatDateTime } from '@glabella/domain/values';

/** How long a deadline has passed: '26 hours late'; null before it. */
export function latenessWords(dueAt: string, now: Date): string | null {
  const late = lateness(new Date(dueAt), now);
  if (late === null) return null;
  if (late.value === 0) return 'due now';
  return `${late.value} ${late.unit}${late.value === 1 ? '' : 's'} late`;
}

/** Until when somebody has to answer for it: 'due 3 Nov 2026, 14:00', or how long that is over. */
export function deadlineWords(dueAt: string, now: Date, timeZone: string): string {
  return latenessWords(dueAt, now) ?? `due ${formatDateTime(dueAt, timeZone)}`;
}
