import type { FollowUp, SafetyAssessment } from '@glabella/contracts';
import { phq9 } from '@glabella/domain/instruments';
import { triageResultLabels } from '@glabella/domain/safety';
import { formatDate } from '@glabella/domain/values';

/** What opened a follow-up: 'Item 9 answered “several days” on 2 Nov 2026'. */
export function causeWords({ cause, safetyAnswer, assessedOn }: FollowUp): string {
  const on = formatDate(assessedOn);
  if (cause === 'item-missing') return `Item 9 not answered on ${on}`;
  if (cause === 'no-total') return `Too few questions answered for a total on ${on}`;
  const option = phq9.options.find(({ value }) => value === safetyAnswer);
  return `Item 9 answered “${(option?.label ?? 'not known').toLowerCase()}” on ${on}`;
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
