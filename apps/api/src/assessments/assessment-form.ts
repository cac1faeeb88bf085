import type { assessmentFactsSchema, safetyAcknowledgementSchema } from '@glabella/contracts';
import {
  type Instrument,
  type SafetyState,
  type Score,
  findInstrument,
  modesFor,
  safetyStateOf,
  scoreAnswers,
  scoreEnteredTotal,
  totalOf,
} from '@glabella/domain/instruments';
import { type CalendarDate, type DomainErrorFields, compareDates } from '@glabella/domain/values';
import type { z } from 'zod';
import { acknowledgementUnasked, asksForFollowUp } from '../follow-ups/safety-state';
import { RuleBroken } from '../http/errors';

/** The checked facts of a form. */
export type AssessmentFacts = z.output<typeof assessmentFactsSchema>;
export type SafetyAcknowledgement = z.output<typeof safetyAcknowledgementSchema>;

/** The days between which a form can have been answered. */
export interface PossibleDays {
  /** The patient's. */
  readonly birthDate: CalendarDate;
  /** The practice's calendar day. */
  readonly today: CalendarDate;
}

/** A form that keeps every rule, with its score as computed here. */
export interface ScoredForm {
  readonly instrument: Instrument;
  readonly total: number | null;
  readonly scoreStatus: Score['status'];
  readonly safety: SafetyState;
}

/** A rule that a field of the form breaks: the message stands beside the field. */
function broken(
  code: string,
  path: string,
  message: string,
  fields: DomainErrorFields = {},
): RuleBroken {
  return new RuleBroken(code, message, fields, [{ path, message }]);
}

/** The instrument of this id; throws `instrument.unknown`. */
export function instrumentOf(id: string): Instrument {
  const instrument = findInstrument(id);
  if (!instrument) {
    throw broken('instrument.unknown', 'instrumentId', 'This instrument is not known here.');
  }
  return instrument;
}

/**
 * Scores a form and checks all that it says but its day, which `assertDay` checks; throws a `DomainError` that names the
 * rule. Only an entry that came from a file (`isImported`) may say that it was imported.
 */
export function scoreForm(
  facts: AssessmentFacts,
  { isImported }: { readonly isImported: boolean },
): ScoredForm {
  const instrument = instrumentOf(facts.instrumentId);
  if (facts.mode === 'imported' && !isImported) {
    throw broken('assessment.mode_imported', 'mode', 'Say how the form was taken.');
  }
  assertMode(instrument, facts.mode);
  const score = scoreEntry(instrument, facts);
  assertFunctionAnswer(instrument, facts.functionAnswer);
  assertMissingReason(score, facts.missingReason);
  return {
    instrument,
    total: totalOf(score),
    scoreStatus: score.status,
    safety: safetyStateOf(instrument, facts.answers),
  };
}

/** The score of the answers, or of the total where the items are not kept; throws for the other. */
function scoreEntry(instrument: Instrument, { answers, enteredTotal }: AssessmentFacts): Score {
  if ((answers === null) === (enteredTotal === null)) {
    const path = instrument.entry.kind === 'total' ? 'enteredTotal' : 'answers';
    const text = 'Send the answers, or the total of an instrument whose items are not kept.';
    throw broken('assessment.one_entry', path, text);
  }
  if (enteredTotal !== null) return scoreEnteredTotal(instrument, enteredTotal);
  const score = scoreAnswers(instrument, answers ?? []);
  if (score.status === 'unscored' && score.answered === 0) {
    throw broken('assessment.nothing_answered', 'answers', 'Answer at least one of the questions.');
  }
  return score;
}

function assertMode(instrument: Instrument, mode: AssessmentFacts['mode']): void {
  if (mode === 'imported' || modesFor(instrument).includes(mode)) return;
  const how = instrument.rater === 'clinician' ? 'rated by a clinician' : 'answered by the patient';
  throw broken('assessment.mode_not_offered', 'mode', `The ${instrument.name} is ${how}.`);
}

/** Throws unless the day lies between the patient's birth and the practice's today. */
export function assertDay(assessedOn: CalendarDate, { birthDate, today }: PossibleDays): void {
  if (compareDates(assessedOn, today) > 0) {
    const text = 'The day of the assessment lies in the future.';
    throw broken('assessment.in_future', 'assessedOn', text, { today });
  }
  if (compareDates(assessedOn, birthDate) < 0) {
    throw broken(
      'assessment.before_birth',
      'assessedOn',
      "The day of the assessment lies before the patient's birth.",
    );
  }
}

/** Throws unless what was done at once about a positive safety item is said, and only where there is one to speak of. */
export function assertAcknowledgement(
  safety: SafetyState,
  acknowledgement: SafetyAcknowledgement | null,
  isAsked: boolean,
): void {
  if (isAsked && safety.concern === 'positive' && !acknowledgement) {
    throw broken(
      'assessment.safety_acknowledgement_missing',
      'safetyAcknowledgement',
      'Item 9 is above 0. Say what was done about it at once, then save again.',
    );
  }
  if (acknowledgement && !asksForFollowUp(safety)) throw acknowledgementUnasked();
}

function assertFunctionAnswer(instrument: Instrument, answer: number | null): void {
  if (answer === null) return;
  const options = instrument.functionItem?.options ?? [];
  if (!options.some(({ value }) => value === answer)) {
    throw broken(
      'assessment.function_answer',
      'functionAnswer',
      options.length > 0
        ? 'The question about functioning takes one of its printed answers, or none.'
        : 'This instrument has no question about functioning.',
    );
  }
}

function assertMissingReason(score: Score, reason: AssessmentFacts['missingReason']): void {
  if (score.status === 'none' && reason === null) {
    throw broken(
      'assessment.missing_reason',
      'missingReason',
      'Too many questions are open for a total. Say why they were not answered.',
      { answered: score.answered },
    );
  }
  const isWhole = score.status === 'complete' || score.status === 'total-only';
  if (isWhole && reason !== null) {
    throw broken(
      'assessment.missing_reason_unasked',
      'missingReason',
      'There is nothing missing to give a reason for.',
    );
  }
}
