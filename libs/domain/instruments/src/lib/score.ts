import { type Answers, assertAnswers } from './answers';
import type { Instrument, SeverityBand } from './instrument';
import { severityBand } from './severity';

/**
 * What a set of answers is worth. `missing` holds the numbers of the unanswered items; 'prorated'
 * is an estimate and is always shown as one; 'none' has no total at all, and its `rawSum` must not
 * be shown as one.
 */
export type Score =
  | {
      readonly status: 'complete';
      readonly total: number;
      readonly band: SeverityBand;
      readonly answered: number;
    }
  | {
      readonly status: 'prorated';
      readonly total: number;
      readonly rawSum: number;
      readonly answered: number;
      readonly missing: readonly number[];
      readonly band: SeverityBand;
    }
  | {
      readonly status: 'none';
      readonly rawSum: number;
      readonly answered: number;
      readonly missing: readonly number[];
    };

// Whole-number arithmetic: 9 * sum / answered rounded half up, without a fraction that could fall
// short of the half.
function prorate(rawSum: number, answered: number, itemCount: number): number {
  return Math.floor((2 * itemCount * rawSum + answered) / (2 * answered));
}

function mayProrate(instrument: Instrument, answered: number, missing: readonly number[]): boolean {
  const rule = instrument.missingRule;
  if (rule.kind !== 'prorate' || answered < rule.minAnswered) return false;
  return !instrument.items.some(
    (item) => missing.includes(item.number) && rule.requiredItems.includes(item.code),
  );
}

/**
 * Scores one form from its answers in item order; the total is never taken from outside. A gap
 * gives a prorated total where the instrument's rule allows it and otherwise none. Throws
 * AnswerCountError or AnswerOutOfRange.
 */
export function scoreAnswers(instrument: Instrument, answers: Answers): Score {
  assertAnswers(instrument, answers);
  const given = answers.filter((answer) => answer !== null);
  const answered = given.length;
  const rawSum = given.reduce((sum, answer) => sum + answer, 0);
  if (answered === instrument.items.length) {
    return {
      status: 'complete',
      total: rawSum,
      band: severityBand(instrument, rawSum),
      answered,
    };
  }
  const missing = instrument.items
    .filter((_, index) => answers[index] === null)
    .map((item) => item.number);
  if (!mayProrate(instrument, answered, missing)) {
    return { status: 'none', rawSum, answered, missing };
  }
  const total = prorate(rawSum, answered, instrument.items.length);
  const band = severityBand(instrument, total);
  return { status: 'prorated', total, rawSum, answered, missing, band };
}
