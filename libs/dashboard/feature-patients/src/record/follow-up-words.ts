import type { FollowUp, SafetyAssessment } from '@glabella/contracts';
import { phq9 } from '@glabella/domain/instruments';
import { lateness, triageResultLabels } from '@glabella/domain/safety';
import { formatDate, formatDateTime } from '@glabella/domain/values';

/** What opened a follow-up: 'Item 9 answered “several days” on 2 Nov 2026'. */
export function causeWords({ cause, safetyAnswer, assessedOn }: FollowUp): string {
  const on = formatDate(assessedOn);
  if (cause === 'item-missing') return `Item 9 not answered on ${on}`;
  const option = phq9.options.find(({ value }) => value === safetyAnswer);
  return `Item 9 answered “${(option?.label ?? 'not known').toLowerCase()}” on ${on}`;
}

/** How long the deadline has passed: '26 hours late'; null before it. */
export function latenessWords({ dueAt }: Pick<FollowUp, 'dueAt'>, now: Date): string | null {
  const late = lateness(new Date(dueAt), now);
  if (late === null) return null;
  if (late.value === 0) return 'due now';
  return `${late.value} ${late.unit}${late.value === 1 ? '' : 's'} late`;
}

/** Until when somebody has to answer for it: 'due 3 Nov 2026, 14:00', or how long that is over. */
export function deadlineWords(
  followUp: Pick<FollowUp, 'dueAt'>,
  now: Date,
  timeZone: string,
): string {
  return latenessWords(followUp, now) ?? `due ${formatDateTime(followUp.dueAt, timeZone)}`;
}

const eventWords: Readonly<Record<FollowUp['events'][number]['kind'], string>> = {
  opened: 'Opened',
  acknowledged: 'Acknowledged',
  assigned: 'Handed over',
  closed: 'Closed',
  changed: 'The entry was changed',
  escalated: 'Escalated: the deadline had passed',
};

/** What was assessed before a closing, on one line; a triage with its result, day and author. */
export function assessmentWords(assessment: SafetyAssessment): string {
  if (assessment.kind === 'own-words') return assessment.text;
  const { instrument, result, assessedOn, assessedBy } = assessment;
  const level = triageResultLabels[result].toLowerCase();
  return `${instrument}: ${level}, ${formatDate(assessedOn)}, by ${assessedBy}`;
}

/** The words for a step of a follow-up. */
export function stepWords(event: FollowUp['events'][number]): string {
  const { kind, owner, escalatedTo } = event;
  if (kind === 'assigned' && owner) return `${eventWords[kind]} to ${owner.displayName}`;
  if (kind !== 'escalated') return eventWords[kind];
  const told = escalatedTo.map(({ displayName }) => displayName).join(', ');
  return told === '' ? eventWords[kind] : `${eventWords[kind]}. Told: ${told}`;
}

/** The follow-ups that nobody has closed yet, the one that is due first on top. */
export function openFollowUps(followUps: readonly FollowUp[]): FollowUp[] {
  return followUps
    .filter(({ closedAt }) => closedAt === null)
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
}
