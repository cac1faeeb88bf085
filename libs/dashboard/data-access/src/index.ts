export {
  ApiClient,
  readAnswer,
  type ApiAnswer,
  type ApiQuery,
  type ApiRequest,
} from './http/api-client';
export { apiBase, apiPath } from './http/api-path';
export {
  ApiProblem,
  clientProblemCodes,
  networkLost,
  problemOf,
  unreadableAnswer,
  type ProblemIssue,
} from './http/api-problem';
export { apiResource, type ApiReading } from './http/api-resource';
export { ConnectionStatus, probePauseMs } from './http/connection-status';
export { showRefusal, type FormRefusal } from './http/form-issues';
export { provideApi } from './http/provide-api';
export { randomId, Submission } from './http/submission';
export { CurrentUser, PageExit } from './sign-in/current-user';
export { SignInGate } from './sign-in/sign-in-gate';
export { Tabs, type TabMessage } from './sign-in/tabs';
export { IdleWatch, idleWarningMs, type SignOutWarning } from './sign-in/idle-watch';
export { IdentityCalls, loginSessionsResource } from './identity/identity-calls';
export {
  type CareSiteChoice,
  careSiteChoices,
  PracticeCalls,
  practiceResource,
  staffResource,
} from './practice/practice-calls';
export { AbsenceCalls, absencesResource } from './practice/absence-calls';
export { AftercareCalls, aftercareResource } from './practice/aftercare-calls';
export { ConsentCalls, consentTextResource } from './consents/consent-calls';
export { productActivationsResource, ProductCalls } from './practice/product-calls';
export { practiceThresholdsResource, ThresholdCalls } from './practice/threshold-calls';
export { auditResource } from './practice/audit-calls';
export { patientSearchResource } from './patients/patient-search';
export {
  AssessmentCalls,
  assessmentDraftResource,
  assessmentHistoryResource,
} from './assessments/assessment-calls';
export { DraftKeeper, draftPauseMs, draftRetryMs, type DraftState } from './drafts/draft-keeper';
export {
  ImportCalls,
  importBatchesResource,
  importBatchResource,
  importPreviewResource,
} from './imports/import-calls';
export { dataExportsResource, ExportCalls, exportPreviewResource } from './exports/export-calls';
export {
  comparisonResource,
  duplicatesResource,
  patientAccessResource,
  PatientCalls,
  patientHistoryResource,
  patientRecordResource,
  patientResource,
} from './patients/patient-calls';
export { colleaguesResource, CourseCalls, courseHistoryResource } from './patients/course-calls';
export { DueCalls, dueReinjectionsResource, dueVisitsResource } from './patients/due-calls';
export { FollowUpCalls, FollowUpCounts, followUpListResource } from './patients/follow-up-calls';
export { AssessmentTrailCalls } from './patients/assessment-trail-calls';
export {
  AdverseEventCalls,
  adverseEventListResource,
  adverseEventResource,
  lotRecipientsResource,
  type AdverseEventFilter,
} from './adverse-events/adverse-event-calls';
export {
  CredentialCalls,
  credentialOverviewResource,
  ownSigningResource,
  staffCredentialsResource,
} from './credentials/credential-calls';
export {
  CosignatureCalls,
  CosignatureCounts,
  cosignatureListResource,
} from './cosignatures/cosignature-calls';
export {
  HistoryCalls,
  historyVersionsResource,
  type HistoryAddress,
  type HistoryRecordings,
  type HistoryVersions,
} from './history/history-calls';
export { SessionCalls, sessionRecordResource } from './sessions/session-calls';
export {
  attentionHistoryResource,
  CaseloadCalls,
  caseloadResource,
} from './caseload/caseload-calls';
export {
  OutcomeCalls,
  outcomePatientsResource,
  outcomeReportResource,
} from './outcomes/outcome-calls';
export { SavedReportCalls, savedReportsResource } from './outcomes/saved-report-calls';
export {
  ProtocolCalls,
  diagnosisFilterChoices,
  protocolChoices,
  protocolHistoryResource,
  protocolsResource,
  type ProtocolChoice,
} from './protocols/protocol-calls';
export { StockCalls, stockLotResource, stockResource } from './stock/stock-calls';
export {
  lotPatientsResource,
  RecallCalls,
  recallExportAddress,
  recallListResource,
  recallPatientsResource,
  recallResource,
} from './stock/recall-calls';
export { growingList, type GrowingList } from './http/growing-list';
export {
  operationalListFileAddress,
  operationalListResource,
} from './reports/operational-list-calls';
