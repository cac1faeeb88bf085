import type { FollowUp, SafetyAssessment } from '@glabella/contracts';
import { answerMeetsCause, phq9 } from '@glabella/domain/instruments';
import { triageResultLabels } from '@glabella/domain/safety';
import { formatDate } from '@glabella/domain/values';

/**
 * What opened a follow-up: 'Item 9 answered “several days” on 2 Nov 2026'. What was corrected or taken back since is said as
 * what it was.
 */
export function causeWords(followUp: FollowUp): string {
  const { cause, safetyAnswer, answerStands, assessedOn } = followUp;
  const on = formatDate(assessedOn);
  if (!answerStands) return formerCauseWords(followUp, on);
  if (cause === 'item-missing') return `Item 9 not answered on ${on}`;
  if (cause === 'no-total') return `Too few questions answered for a total on ${on}`;
  return `Item 9 answered ${answerIn(safetyAnswer)} on ${on}`;
}

function formerCauseWords({ cause, safetyAnswer }: FollowUp, on: string): string {
  if (cause === 'no-total') {
    return `Too few questions were answered for a total on ${on}; corrected, voided or moved since`;
  }
  if (!answerMeetsCause(cause, safetyAnswer)) {
    const was = cause === 'item-missing' ? 'not answered' : 'above 0';
    return `Item 9 was ${was} on ${on}; corrected to ${answerIn(safetyAnswer)} since`;
  }
  const was = cause === 'item-missing' ? 'not answered' : `answered ${answerIn(safetyAnswer)}`;
  return `Item 9 was ${was} on ${on}; the entry was voided or moved since`;
}

function answerIn(answer: number | null): string {
  const option = phq9.options.find(({ value }) => value === answer);
  return `“${(option?.label ?? 'not known').toLowerCase()}”`;
}

/** What the plan of a closing is: without an assessment it says how the error was confirmed. */
export function planLabel({ assessment }: FollowUp['events'][number]): string {
  return assessment ? 'Plan' : 'How it was confirmed';
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
