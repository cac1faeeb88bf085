export {
  type Absence,
  type Duty,
  type DutyPerson,
  absenceOn,
  answeredForBy,
  ownerAmong,
  standInFor,
} from './lib/cover';
export { escalationRecipients } from './lib/escalation';
export { type Lateness, dueInstant, isLate, lateness } from './lib/lateness';
export {
  type TriageDayProblem,
  type TriageResult,
  columbiaScale,
  triageDayProblem,
  triageResultLabels,
  triageResults,
} from './lib/triage';
