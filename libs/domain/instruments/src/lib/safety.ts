import { type Answers, assertAnswers } from './answers';
import type { Instrument } from './instrument';
import { scoreAnswers, totalOf } from './score';

/**
 * What a form asks for because of its safety item: 'positive', 'missing' and 'no-total' (the item is answered 0, but
 * too little else for a total) need somebody who answers for them; 'none' is an answer of 0 and must never be worded
 * as "no risk"; 'not-applicable' is an instrument without such an item.
 */
export type SafetyConcern = 'positive' | 'missing' | 'no-total' | 'none' | 'not-applicable';

/** Why a follow-up was opened. */
export const followUpCauses = ['item-positive', 'item-missing', 'no-total'] as const;

/** One of `followUpCauses`. */
export type FollowUpCause = (typeof followUpCauses)[number];

/** The words a screen shows for each cause, within a sentence. */
export const followUpCauseLabels: Readonly<Record<FollowUpCause, string>> = {
  'item-positive': 'item 9 is above 0',
  'item-missing': 'item 9 is not answered',
  'no-total': 'too few questions are answered for a total',
};

const causes: Readonly<Record<SafetyConcern, FollowUpCause | null>> = {
  positive: 'item-positive',
  missing: 'item-missing',
  'no-total': 'no-total',
  none: null,
  'not-applicable': null,
};

/**
 * Reads the safety item (PHQ-9 item 9: 1 or more is positive); throws AnswerCountError or
 * AnswerOutOfRange.
 */
export function safetyConcern(instrument: Instrument, answers: Answers): SafetyConcern {
  assertAnswers(instrument, answers);
  const safetyAnswers = answers.filter((_, index) => instrument.items[index]?.isSafetyItem);
  if (safetyAnswers.length === 0) return 'not-applicable';
  if (safetyAnswers.some((answer) => answer !== null && answer >= 1)) return 'positive';
  if (safetyAnswers.includes(null)) return 'missing';
  return totalOf(scoreAnswers(instrument, answers)) === null ? 'no-total' : 'none';
}

/** Why somebody must answer for a form; null where nobody must. */
export function followUpCause(concern: SafetyConcern): FollowUpCause | null {
  return causes[concern];
}
