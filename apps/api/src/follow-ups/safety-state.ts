import {
  type Answers,
  type FollowUpCause,
  type Instrument,
  type SafetyConcern,
  followUpCause,
  safetyConcern,
} from '@glabella/domain/instruments';

/** What the safety item of one version of an assessment says. */
export interface SafetyState {
  readonly concern: SafetyConcern;
  /** The answer; null when it was not given or the items are unknown. */
  readonly answer: number | null;
}

/** Items that nobody knows say nothing: a record that holds a total alone raises no task. */
export const unknownSafetyState: SafetyState = { concern: 'not-applicable', answer: null };

/** Reads the safety item out of the answers, which are null when only a total is known. */
export function safetyStateOf(instrument: Instrument, answers: Answers | null): SafetyState {
  if (answers === null) return unknownSafetyState;
  const index = instrument.items.findIndex((item) => item.isSafetyItem);
  return {
    concern: safetyConcern(instrument, answers),
    answer: index < 0 ? null : (answers[index] ?? null),
  };
}

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

const gravity: Readonly<Record<SafetyConcern, number>> = {
  'not-applicable': 0,
  none: 0,
  'no-total': 1,
  missing: 2,
  positive: 3,
};

/**
 * Whether a correction brings something that nobody has looked at yet: a positive answer where there was none or a
 * lower one, a question left open that had been answered with 0, or a total that is gone.
 */
export function concernRises(before: SafetyState, after: SafetyState): boolean {
  const isHigher = after.concern === 'positive' && (after.answer ?? 0) > (before.answer ?? 0);
  return isHigher || gravity[after.concern] > gravity[before.concern];
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
