export { type Answers, AnswerCountError, AnswerOutOfRange, assertAnswers } from './lib/answers';
export { answerWords, itemOptions, itemRange, offersAnswer } from './lib/answer-offer';
export {
  type AssessmentMode,
  type MissingReason,
  assessmentModeLabels,
  assessmentModes,
  missingReasonLabels,
  missingReasons,
  modesFor,
} from './lib/assessment-facts';
export { findInstrument, instruments } from './lib/catalogue';
export { checkIn } from './lib/check-in';
export { bdi2, hamd17, hdss, madrs, qidsSr16 } from './lib/entered-totals';
export { gad7 } from './lib/gad7';
export type {
  AnswerOption,
  BandSet,
  CodedInstrument,
  FunctionItem,
  Instrument,
  InstrumentEntry,
  InstrumentItem,
  InstrumentRater,
  InstrumentThresholds,
  MissingRule,
  NumberScale,
  RelapseThreshold,
  SeverityBand,
} from './lib/instrument';
export { findMeasure, measuresOf, recordedWith } from './lib/measures';
export { phq9 } from './lib/phq9';
export { type SafetyConcern, safetyConcern } from './lib/safety';
export {
  type AnswersScore,
  type EnteredScore,
  EntryMismatch,
  type Score,
  enteredFor,
  enteredRange,
  scoreAnswers,
  scoreEnteredTotal,
  totalOf,
} from './lib/score';
export { TotalOutOfRange, assertTotal, findSeverityBand, severityBand } from './lib/severity';
export {
  TranscriptionCharacter,
  TranscriptionLength,
  parseTranscription,
} from './lib/transcription';
