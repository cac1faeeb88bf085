import {
  type FollowUpCause,
  type SafetyState,
  answerMeetsCause,
  followUpCause,
} from '@glabella/domain/instruments';
import { RuleBroken } from '../http/errors';
import type { LockedFollowUp } from './follow-up-rows';

type FollowedEntry = Pick<LockedFollowUp, 'is_voided' | 'cause' | 'safety_answer' | 'score_status'>;

/** Whether somebody must answer for it. */
export function asksForFollowUp({ concern }: SafetyState): boolean {
  return followUpCause(concern) !== null;
}

/** The cause that a follow-up names; only for a state that asks for one. */
export function causeOf({ concern }: SafetyState): FollowUpCause {
  const cause = followUpCause(concern);
  if (cause === null) throw new Error('A state that asks for nobody opens no follow-up');
  return cause;
}

/** What was done about an answer is said where no follow-up is there to keep it. */
export function acknowledgementUnasked(): RuleBroken {
  const message = 'These answers open no follow-up. Write what was done into the note.';
  return new RuleBroken('assessment.safety_acknowledgement_unasked', message, {}, [
    { path: 'safetyAcknowledgement', message },
  ]);
}

/** Whether the correction touched nothing that a follow-up stands on. */
export function isSameState(before: SafetyState, after: SafetyState): boolean {
  return before.concern === after.concern && before.answer === after.answer;
}

/** The line that the follow-up keeps about a corrected answer, or about a total that went or came. */
export function describeCorrection(before: SafetyState, after: SafetyState): string {
  const [from, to] = [inWords(before), inWords(after)];
  const item = from === to ? [] : [`Item 9 was corrected from ${from} to ${to}.`];
  if (after.concern === 'no-total') item.push('The form has no total: too few answers.');
  if (before.concern === 'no-total' && after.concern === 'none') item.push('The form has a total.');
  return item.join(' ');
}

function inWords({ answer, concern }: SafetyState): string {
  if (answer !== null) return String(answer);
  return concern === 'missing' ? '"not answered"' : '"not known"';
}

/** Whether what opened a follow-up stands as it was. */
export function doesAnswerStand({ is_voided, cause, ...entry }: FollowedEntry): boolean {
  if (is_voided) return false;
  if (cause === 'no-total') return entry.score_status === 'none';
  return answerMeetsCause(cause, entry.safety_answer);
}
