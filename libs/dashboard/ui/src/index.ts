export { Card } from './surfaces/card';
export { Chip, type Tone } from './surfaces/chip';
export { Banner, type BannerTone } from './surfaces/banner';
export { DataTable } from './surfaces/data-table';
export { SortHeader, type SortDirection } from './surfaces/sort-header';
export { Field, type ControlState } from './field/field';
export { Control } from './field/control';
export { DateField } from './field/date-field';
export { fieldErrorText } from './field/field-error-text';
export { nextId } from './field/next-id';
export { timeZoneChoices } from './field/time-zone-choices';
export { SegmentedControl, type Segment } from './choices/segmented-control';
export { EmptyState } from './states/empty-state';
export { LoadingState, skeletonDelayMs } from './states/loading-state';
export { ErrorState, type ProblemText } from './states/error-state';
export { ConflictPanel, type ConflictRow } from './states/conflict-panel';
export { DialogFrame } from './dialogs/dialog-frame';
export { Dialogs, type DialogOptions } from './dialogs/dialogs';
export { type Confirmation } from './dialogs/confirm-dialog';
export { UnsavedChanges } from './dialogs/unsaved-changes';
export { type ReasonQuestion } from './dialogs/reason-dialog';
export { Toasts, toastMs, type ToastMessage } from './toasts/toasts';
export { ToastOutlet } from './toasts/toast-outlet';
export { listRow, type ListedPatient, type ListRow } from './patient/list-row';
export { ownerWords } from './patient/owner-words';
export { sexLabels, sexLetters } from './patient/sex-labels';
export { PatientIdentity, type Identity } from './patient/patient-identity';
export { Sparkline } from './charts/sparkline';
export {
  sparklineShape,
  type SparklinePoint,
  type SparklineShape,
  type SparklineSource,
} from './charts/sparkline-shape';
export { RowProgress } from './states/row-progress';
export { FormProblem } from './states/form-problem';
export { focusFirstError } from './field/focus-first-error';
export { AnswerSheet, type EarlierAnswers } from './assessment/answer-sheet';
export { Definitions, type DefinedTerm } from './surfaces/definitions';
export { Sources } from './surfaces/sources';
export { ConsentTextView } from './consent/consent-text-view';
export { VersionTable, type VersionColumn } from './versions/version-table';
export { AxillaMap } from './axilla-map/axilla-map';
export { FaceMap, type FacePlace } from './face-map/face-map';
export { saveFile } from './files/save-file';
export { ChartStepper } from './charts/chart-stepper';
export { measuredWidth } from './charts/measured-width';
export { type StepPlace, stepFrom } from './charts/step-from';
