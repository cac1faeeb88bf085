export {
  type AttendedCourse,
  type AttentionFacts,
  type OpenAdverseEvent,
  type OpenFollowUp,
} from './lib/attention/attention-facts';
export {
  type AttentionKind,
  type AttentionTier,
  attentionKinds,
  attentionLabels,
  attentionTierLabels,
  attentionTierOf,
  attentionTiers,
  maySetAside,
  restTier,
} from './lib/attention/attention-kind';
export {
  type Attention,
  type StandingReason,
  attentionOn,
  daysAgo,
} from './lib/attention/attention-on';
export { type AttentionPhase, attentionPhases } from './lib/attention/attention-phases';
export {
  type AttentionRule,
  attentionPrinciples,
  attentionRules,
} from './lib/attention/attention-rules';
export { type RaisedReason } from './lib/attention/raised-reason';
export { raisedReasons } from './lib/attention/raised-reasons';
export { type SetAside, setAsideOf } from './lib/attention/set-aside';
export { coursePoints, findBaseline, followUps } from './lib/baseline';
export {
  type ReliableChange,
  formatChange,
  formatPercentChange,
  improvementPoints,
  hasShares,
  improvesByPercent,
  isImportantImprovement,
  percentChange,
  reliableChange,
} from './lib/change';
export { type ChangeBand, changeBands } from './lib/cohort/change-bands';
export {
  type RelativePeriodId,
  type ReportDays,
  type ReportPeriod,
  daysOfPeriod,
  monthsBack,
  periodLabel,
  relativePeriodIds,
  relativePeriodOf,
  relativePeriods,
} from './lib/cohort/report-period';
export {
  type AgeBand,
  type DoseBand,
  ageBands,
  doseBands,
  smallCellMost,
} from './lib/cohort/cohort-bands';
export { type CohortDefinitionId, cohortDefinitions } from './lib/cohort/cohort-definitions';
export { type CohortFigures, cohortFigures } from './lib/cohort/cohort-figures';
export { type CohortGroup, cohortGroups, groupsOfWeek, isInGroup } from './lib/cohort/cohort-group';
export {
  type CohortCourse,
  type CohortPatient,
  type CohortReading,
  cohortPatient,
} from './lib/cohort/cohort-patient';
export {
  type CohortReport,
  type PrintedInterval,
  type PrintedRate,
  type PrintedRates,
  type PrintedVisit,
  type PrintedWeek,
  cohortReport,
} from './lib/cohort/cohort-report';
export {
  type CellSum,
  type CellTable,
  type PrintedCount,
  isSmallCell,
  printedCount,
  suppressSmallCells,
} from './lib/cohort/small-cells';
export {
  type ComparableCourse,
  type ComparisonCell,
  type ComparisonWeek,
  type Spread,
  type WeekTotal,
  comparableCourse,
  comparisonWeeks,
  leastComparable,
} from './lib/comparison';
export { comparisonDefinitions } from './lib/comparison-definitions';
export { recoveryFinding, relapseFinding } from './lib/course-findings';
export { type Definition, cycleDefinitions } from './lib/cycle-definitions';
export { type Cycle, type CycleVisit, type Injection, cycles } from './lib/cycles';
export { type Finding, type FindingKind, findingKinds, findingLabels } from './lib/finding';
export {
  type NhsPairOutcome,
  type ScorePair,
  nhsPairOutcome,
  nhsPairSource,
  nhsPairWords,
} from './lib/nhs-pair';
export {
  type ThresholdProblem,
  type ThresholdValues,
  ownSettings,
  thresholdProblems,
  thresholdsWith,
} from './lib/practice-thresholds';
export { littleChangeYet, noResponse } from './lib/progress';
export { type Relapse, type RelapseState, findRelapses, relapse } from './lib/relapse';
export { reliableChangeDefinition } from './lib/reliable-change-index';
export {
  type ReinjectedCourse,
  type ReinjectionWindow,
  isReinjectionOpen,
  reinjectionWindow,
} from './lib/reinjection-window';
export { type RemissionStreak, recovery } from './lib/remission-streak';
export {
  type PublishedTrial,
  type TrialArm,
  publishedTrials,
  trialWarning,
} from './lib/published-trials';
export {
  type ResponseStatus,
  baselineAllowsResponse,
  isRemission,
  isResponse,
  withResponseRule,
  responseStatus,
  responseStatusLabels,
  responseStatuses,
} from './lib/response';
export {
  type ScorePoint,
  type ScorePointStatus,
  type TotalPoint,
  hasCompleteTotal,
  hasTotal,
  inOrder,
  nearestPoint,
} from './lib/score-point';
export { isProductRule } from './lib/sources';
export { type ThresholdSetting, thresholdSettings } from './lib/threshold-settings';
export {
  type LittleChangeRule,
  type OutcomeThresholds,
  type ReadingWeek,
  type VisitTolerance,
  type WeekWindow,
  defaultOutcomeThresholds,
  thresholdsOf,
} from './lib/thresholds';
export { type Verdict, verdict } from './lib/verdict';
export {
  type DueVisit,
  InvalidVisitWeek,
  type PlannedVisit,
  type VisitState,
  dueVisits,
  nextDue,
  overdueVisit,
  plannedVisits,
  visitState,
  owedVisits,
} from './lib/visits';
export { UnknownWeek, valueAtWeek } from './lib/week-value';
export { courseWorsening, newSevere } from './lib/worsening';
