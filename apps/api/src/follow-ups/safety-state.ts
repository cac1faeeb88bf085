import { type Answers, type Instrument, safetyConcern } from '@glabella/domain/instruments';
import type { SafetyConcern } from '@glabella/domain/instruments';

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
  return concern === 'positive' || concern === 'missing';
}

/** The cause that a follow-up names; only for a state that asks for one. */
export function causeOf({ concern }: SafetyState): 'item-positive' | 'item-missing' {
  return concern === 'positive' ? 'item-positive' : 'item-missing';
}

/**
 * Whether a correction brings something that nobody has looked at yet: a positive answer where there was none or a
 * lower one, or a question left open that had been answered with 0.
 */
export function concernRises(before: SafetyState, after: SafetyState): boolean {
  if (after.concern === 'positive') {
    return before.concern !== 'positive' || (after.answer ?? 0) > (before.answer ?? 0);
  }
  return after.concern === 'missing' && !asksForFollowUp(before);
}

/** Whether the correction touched the safety item at all. */
export function isSameState(before: SafetyState, after: SafetyState): boolean {
  return before.concern === after.concern && before.answer === after.answer;
}

/** The line that the follow-up keeps about a corrected answer. */
export function describeCorrection(before: SafetyState, after: SafetyState): string {
  return `Item 9 was corrected from ${inWords(before)} to ${inWords(after)}.`;
}

function inWords({ answer, concern }: SafetyState): string {
  if (answer !== null) return String(answer);
  return concern === 'missing' ? '"not answered"' : '"not known"';
}
