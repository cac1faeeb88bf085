import { DomainError } from '@glabella/domain/values';
import { type Answers, assertAnswers } from './answers';
import type { Instrument, SeverityBand } from './instrument';
import { assertTotal, findSeverityBand, severityBand } from './severity';

/**
 * The instrument takes no total, only answers, or the other way round; code
 * '<instrument>.entry_mismatch'.
 */
export class EntryMismatch extends DomainError {
  constructor(instrument: Instrument) {
    const text =
      instrument.entry.kind === 'total'
        ? `Of the ${instrument.name} the total is entered, not the answers.`
        : `The ${instrument.name} is entered by its answers, never as a total.`;
    super(`${instrument.id}.entry_mismatch`, text);
  }
}

/**
 * What a set of answers is worth. `missing` holds the numbers of the unanswered items; 'prorated'
 * is an estimate and is always shown as one; 'none' has no total at all, and its `rawSum` must not
 * be shown as one; 'unscored' answers never add up.
 */
export type AnswersScore =
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
    }
  | {
      readonly status: 'unscored';
      readonly answered: number;
      readonly missing: readonly number[];
    };

/** What a total that was entered is worth; its items are not known. */
export interface EnteredScore {
  readonly status: 'total-only';
  readonly total: number;
  readonly band: SeverityBand | null;
}

/** What an assessment is worth, however it came in. */
export type Score = AnswersScore | EnteredScore;

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
 * EntryMismatch, AnswerCountError or AnswerOutOfRange.
 */
export function scoreAnswers(instrument: Instrument, answers: Answers): AnswersScore {
  if (instrument.entry.kind === 'total') throw new EntryMismatch(instrument);
  assertAnswers(instrument, answers);
  const given = answers.filter((answer) => answer !== null);
  const answered = given.length;
  const missing = instrument.items
    .filter((_, index) => answers[index] === null)
    .map((item) => item.number);
  if (instrument.entry.kind === 'separate-items') return { status: 'unscored', answered, missing };
  const rawSum = given.reduce((sum, answer) => sum + answer, 0);
  if (answered === instrument.items.length) {
    return {
      status: 'complete',
      total: rawSum,
      band: severityBand(instrument, rawSum),
      answered,
    };
  }
  if (!mayProrate(instrument, answered, missing)) {
    return { status: 'none', rawSum, answered, missing };
  }
  const total = prorate(rawSum, answered, instrument.items.length);
  const band = severityBand(instrument, total);
  return { status: 'prorated', total, rawSum, answered, missing, band };
}

/**
 * Scores a total that was added up elsewhere: what was entered times the instrument's factor.
 * Throws EntryMismatch where the product scores the answers itself, or TotalOutOfRange.
 */
export function scoreEnteredTotal(instrument: Instrument, entered: number): EnteredScore {
  if (instrument.entry.kind !== 'total') throw new EntryMismatch(instrument);
  const total = entered * instrument.entry.factor;
  assertTotal(instrument, total);
  return { status: 'total-only', total, band: findSeverityBand(instrument, total) };
}

/** The total of a score; null where it has none. */
export function totalOf(score: Score): number | null {
  return 'total' in score ? score.total : null;
}

/** The lowest and highest number that may be entered; what was typed is a raw score where there is a factor. */
export function enteredRange(instrument: Instrument): {
  readonly min: number;
  readonly max: number;
} {
  const factor = instrument.entry.kind === 'total' ? instrument.entry.factor : 1;
  return {
    min: Math.ceil(instrument.range.min / factor),
    max: Math.floor(instrument.range.max / factor),
  };
}

/** What was entered to give this total. */
export function enteredFor(instrument: Instrument, total: number): number {
  return instrument.entry.kind === 'total' ? total / instrument.entry.factor : total;
}
