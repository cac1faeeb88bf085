import { type Answers, assertAnswers } from './answers';
import type { Instrument } from './instrument';

/**
 * What the safety item says: 'positive' and 'missing' both need somebody who answers for them;
 * 'none' is an answer of 0 and must never be worded as "no risk"; 'not-applicable' is an instrument
 * without such an item.
 */
export type SafetyConcern = 'positive' | 'missing' | 'none' | 'not-applicable';

/**
 * Reads the safety item (PHQ-9 item 9: 1 or more is positive); throws AnswerCountError or
 * AnswerOutOfRange.
 */
export function safetyConcern(instrument: Instrument, answers: Answers): SafetyConcern {
  assertAnswers(instrument, answers);
  const safetyAnswers = answers.filter((_, index) => instrument.items[index]?.isSafetyItem);
  if (safetyAnswers.length === 0) return 'not-applicable';
  if (safetyAnswers.some((answer) => answer !== null && answer >= 1)) return 'positive';
  return safetyAnswers.includes(null) ? 'missing' : 'none';
}
