import type { Answers } from './answers';
import type { Instrument } from './instrument';
import { type FollowUpCause, type SafetyConcern, safetyConcern } from './safety';

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

/** Whether an answer is the one that this cause names. */
export function answerMeetsCause(
  cause: Exclude<FollowUpCause, 'no-total'>,
  answer: number | null,
): boolean {
  return cause === 'item-positive' ? (answer ?? 0) >= 1 : answer === null;
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
