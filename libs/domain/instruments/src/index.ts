export { type Answers, AnswerCountError, AnswerOutOfRange, assertAnswers } from './lib/answers';
export {
  type AssessmentMode,
  type MissingReason,
  assessmentModeLabels,
  assessmentModes,
  missingReasonLabels,
  missingReasons,
} from './lib/assessment-facts';
export { findInstrument, instruments } from './lib/catalogue';
export { gad7 } from './lib/gad7';
export type {
  AnswerOption,
  FunctionItem,
  Instrument,
  InstrumentItem,
  InstrumentThresholds,
  MissingRule,
  RelapseThreshold,
  SeverityBand,
} from './lib/instrument';
export { phq9 } from './lib/phq9';
export { type SafetyConcern, safetyConcern } from './lib/safety';
export { type Score, scoreAnswers } from './lib/score';
export { TotalOutOfRange, assertTotal, severityBand } from './lib/severity';
export {
  TranscriptionCharacter,
  TranscriptionLength,
  parseTranscription,
} from './lib/transcription';
