import type { Instrument, InstrumentRater } from './instrument';

/** How an assessment was taken; part of the record. */
export const assessmentModes = [
  'self-paper',
  'self-screen',
  'read-aloud',
  'phone',
  'interview',
  'imported',
] as const;

/** One of `assessmentModes`. */
export type AssessmentMode = (typeof assessmentModes)[number];

/** The words a screen shows for each mode. */
export const assessmentModeLabels: Readonly<Record<AssessmentMode, string>> = {
  'self-paper': 'Answered on paper',
  'self-screen': 'Answered on screen',
  'read-aloud': 'Read aloud',
  phone: 'By phone',
  interview: 'Rated in an interview',
  imported: 'Imported',
};

const modesOf: Readonly<Record<InstrumentRater, readonly AssessmentMode[]>> = {
  patient: ['self-paper', 'self-screen', 'read-aloud', 'phone'],
  clinician: ['interview', 'phone'],
};

/** How an instrument may be taken, the usual way first; 'imported' is for files alone. */
export function modesFor(instrument: Instrument): readonly AssessmentMode[] {
  return modesOf[instrument.rater];
}

/** Why a form that should give a total gives none. */
export const missingReasons = ['declined', 'not-possible', 'not-asked'] as const;

/** One of `missingReasons`. */
export type MissingReason = (typeof missingReasons)[number];

/** The words a screen shows for each reason. */
export const missingReasonLabels: Readonly<Record<MissingReason, string>> = {
  declined: 'Patient declined',
  'not-possible': 'Not possible',
  'not-asked': 'Not asked',
};
