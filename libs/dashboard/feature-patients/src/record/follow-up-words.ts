import type { FollowUp } from '@glabella/contracts';
import { phq9 } from '@glabella/domain/instruments';
import { daysBetween, formatDate, formatDateTime, todayIn } from '@glabella/domain/values';

/** What opened a follow-up: 'Item 9 answered “several days” on 2 Nov 2026'. */
export function causeWords({ cause, safetyAnswer, assessedOn }: FollowUp): string {
  const on = formatDate(assessedOn);
  if (cause === 'item-missing') return `Item 9 not answered on ${on}`;
  const option = phq9.options.find(({ value }) => value === safetyAnswer);
  return `Item 9 answered “${(option?.label ?? 'not known').toLowerCase()}” on ${on}`;
}

/** Until when somebody has to answer for it: 'due 3 Nov 2026, 14:00', or how long that is over. */
export function deadlineWords({ dueAt }: FollowUp, now: Date, timeZone: string): string {
  const due = new Date(dueAt);
  if (due > now) return `due ${formatDateTime(dueAt, timeZone)}`;
  const days = daysBetween(todayIn(timeZone, due), todayIn(timeZone, now));
  if (days === 0) return `overdue since ${formatDateTime(dueAt, timeZone)}`;
  return `${days} ${days === 1 ? 'day' : 'days'} overdue`;
}

const eventWords: Readonly<Record<FollowUp['events'][number]['kind'], string>> = {
  opened: 'Opened',
  acknowledged: 'Acknowledged',
  assigned: 'Handed over',
  closed: 'Closed',
  changed: 'The entry was changed',
};

/** The word for a step of a follow-up. */
export function stepWords(event: FollowUp['events'][number]): string {
  const to = event.kind === 'assigned' && event.owner ? ` to ${event.owner.displayName}` : '';
  return `${eventWords[event.kind]}${to}`;
}

/** The follow-ups that nobody has closed yet, the one that is due first on top. */
export function openFollowUps(followUps: readonly FollowUp[]): FollowUp[] {
  return followUps
    .filter(({ closedAt }) => closedAt === null)
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
}
