export { type ItemChange, type ItemComparison, itemComparison } from './lib/items/item-changes';
export {
  type ItemAssessment,
  type ItemCell,
  type ItemForm,
  type ItemGrid,
  type ItemLine,
  itemFormLabel,
  itemGrid,
} from './lib/items/item-grid';
export { type ChartNote, chartNotes } from './lib/words/chart-notes';
export { type ChartRow, chartRows } from './lib/words/chart-rows';
export { type CycleRow, cycleRows } from './lib/words/cycle-rows';
export { cycleEntryReading, cycleEventReading, cycleReading } from './lib/words/cycle-words';
export {
  comparisonNote,
  comparisonReading,
  patientCountWords,
  spreadWords,
  trialReading,
} from './lib/words/comparison-words';
export { type NoteFacts, noteParagraph } from './lib/words/note-paragraph';
export { chartSentence } from './lib/words/chart-sentence';
export {
  adverseEventReading,
  frownReading,
  injectionReading,
  injectionSummary,
  medicationReading,
  pointReading,
  unitsLabel,
} from './lib/words/readings';
export { withMinus } from './lib/words/number-words';
export { safetyItemLabel, safetyWords, statusWords } from './lib/words/status-words';
export {
  type ChartMark,
  type ClinicalDataset,
  type DatasetId,
  longestBridgeDays,
} from './lib/config/chart-datasets';
export { type ChartEnvironment } from './lib/config/chart-environment';
export { type CycleShape, type CycleStyle, cycleStyle } from './lib/config/cycle-style';
export { shownCycleEvents } from './lib/config/cycle-datasets';
export {
  type ChartLayer,
  type LegendKey,
  chartLayers,
  chartLegend,
} from './lib/config/chart-layers';
export {
  type ChartLayout,
  type Lane,
  type LaneId,
  chartLayout,
  narrowBelowPx,
} from './lib/config/chart-layout';
export { type ChartTheme, paperTheme } from './lib/config/chart-theme';
export { type TooltipText, tooltipText } from './lib/config/chart-tooltip';
export { type ShownChange, shownChanges } from './lib/config/medication-marks';
export { trialsOf } from './lib/config/reference-datasets';
export { type ClinicalChartConfig, toChartConfig } from './lib/config/to-chart-config';
export { type PatientChartQuestion, buildPatientChart } from './lib/spec/build-patient-chart';
export type {
  ChartAdverseEventFacts,
  ChartAssessment,
  ChartCourse,
  ChartFrownRating,
  ChartMedicationFacts,
  ChartRecord,
  ChartSession,
} from './lib/spec/chart-record';
export type {
  ChartComparison,
  ChartComparisonWeek,
  ComparisonRecord,
} from './lib/spec/chart-comparison';
export {
  type ChartCycle,
  type ChartCycleEntry,
  type ChartCycleMark,
  cyclesInRange,
} from './lib/spec/chart-cycle';
export {
  type MeasureOverview,
  type OverviewPoint,
  type RecordOverview,
  mostMeasures,
  recordOverview,
} from './lib/spec/measure-overview';
export { isInWindow } from './lib/spec/chart-window';
export {
  type ChartAdverseEvent,
  type ChartAxis,
  type ChartBand,
  type ChartBaseline,
  type ChartFrown,
  type ChartInjection,
  type ChartMedication,
  type ChartPoint,
  type ChartRange,
  type ChartThreshold,
  type ChartVisit,
  type ChartWindow,
  type ClinicalChartSpec,
  type SafetyMark,
  chartAxes,
  chartRanges,
} from './lib/spec/clinical-chart-spec';
export {
  type PercentScale,
  type PointsScale,
  type ValueScale,
  type ValueScaleKind,
  onScale,
  valueScales,
} from './lib/spec/value-scale';
export {
  currentCourse,
  firstInjectionOf,
  pointsUntilEnd,
  scorePointsOf,
  signedSessions,
} from './lib/spec/course-of-chart';
export {
  type CourseStaging,
  type StagedRecord,
  stagingOfRecord,
  stagingSummary,
} from './lib/words/resistance-words';
