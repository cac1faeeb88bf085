import { CreatePracticeAndIdentity1795000000000 } from './1795000000000-create-practice-and-identity';
import { CreatePatientsAndCourses1795000001000 } from './1795000001000-create-patients-and-courses';
import { CreateInjectionSessions1795000002000 } from './1795000002000-create-injection-sessions';
import { CreateAssessments1795000003000 } from './1795000003000-create-assessments';
import { CreateAuditAndIdempotency1795000004000 } from './1795000004000-create-audit-and-idempotency';
import { CreatePatientSummary1795000005000 } from './1795000005000-create-patient-summary';
import { AllowForgettingSignIns1795000010000 } from './1795000010000-allow-forgetting-sign-ins';
import { NoteSecondFactorResets1795000010100 } from './1795000010100-note-second-factor-resets';
import { CreateAttention1795000020000 } from './1795000020000-create-attention';
import { CreatePracticeThresholds1795000030000 } from './1795000030000-create-practice-thresholds';
import { CloseTheSafetyLoop1795000030100 } from './1795000030100-close-the-safety-loop';
import { CreateComparisonValues1795000040000 } from './1795000040000-create-comparison-values';
import { AllowOtherInstruments1795000050000 } from './1795000050000-allow-other-instruments';
import { CreateDueLists1795000050100 } from './1795000050100-create-due-lists';
import { CreateAdverseEvents1795000060000 } from './1795000060000-create-adverse-events';
import { CreateStaffCredentials1795000080000 } from './1795000080000-create-staff-credentials';
import { CreateSessionCosignatures1795000080100 } from './1795000080100-create-session-cosignatures';
import { CreateStock1795000090000 } from './1795000090000-create-stock';
import { CreateRecalls1795000090100 } from './1795000090100-create-recalls';
import { CreateDataExports1795000095000 } from './1795000095000-create-data-exports';
import { CreateProtocols1795000100000 } from './1795000100000-create-protocols';
import { AddAxillaryProtocol1795000100100 } from './1795000100100-add-axillary-protocol';
import { CreateConsents1795000110000 } from './1795000110000-create-consents';
import { CreateProductActivations1795000110100 } from './1795000110100-create-product-activations';
import { CreatePatientHistory1795000120000 } from './1795000120000-create-patient-history';
import { CreateAftercareLists1795000130000 } from './1795000130000-create-aftercare-lists';
import { KeepUseByOfLabelChecks1795000130100 } from './1795000130100-keep-use-by-of-label-checks';
import { CreateSavedReports1795000140000 } from './1795000140000-create-saved-reports';
import { AddCareSites1795000140100 } from './1795000140100-add-care-sites';
import { CountToxinElsewhere1795000160000 } from './1795000160000-count-toxin-elsewhere';
import { RefreshStatistics1795000170000 } from './1795000170000-refresh-statistics';
import { KeepHalfWrittenForms1795000180000 } from './1795000180000-keep-half-written-forms';
import { FollowUpFormsWithoutATotal1795000180010 } from './1795000180010-follow-up-forms-without-a-total';
import { KeepHalfFilledQuestionnairesThere1795000180020 } from './1795000180020-keep-half-filled-questionnaires-there';
import { RecordPreparation1795000180040 } from './1795000180040-record-preparation';
import { AddLifeEvents1795000180050 } from './1795000180050-add-life-events';
import { IndexOpenFollowUps1795000190000 } from './1795000190000-index-open-follow-ups';
import { ReadScoresInLoops1795000200000 } from './1795000200000-read-scores-in-loops';
import { KeepLinesAsTheyAreRead1795000200010 } from './1795000200010-keep-lines-as-they-are-read';
import { FindNamesInOrder1795000210000 } from './1795000210000-find-names-in-order';
import { FindSessionsByLotKey1795000210010 } from './1795000210010-find-sessions-by-lot-key';
import { FindVoidedImports1795000220030 } from './1795000220030-find-voided-imports';
import { FollowUpMovedEntriesApart1795000230010 } from './1795000230010-follow-up-moved-entries-apart';
import { VoidConsentWithdrawals1795000240010 } from './1795000240010-void-consent-withdrawals';
import { TellRequestedLinksApart1795000250010 } from './1795000250010-tell-requested-links-apart';
import { FindTreatmentsByPatient1795000260010 } from './1795000260010-find-treatments-by-patient';

/** Every migration in the order in which it runs. */
export const migrations = [
  CreatePracticeAndIdentity1795000000000,
  CreatePatientsAndCourses1795000001000,
  CreateInjectionSessions1795000002000,
  CreateAssessments1795000003000,
  CreateAuditAndIdempotency1795000004000,
  CreatePatientSummary1795000005000,
  AllowForgettingSignIns1795000010000,
  NoteSecondFactorResets1795000010100,
  CreateAttention1795000020000,
  CreatePracticeThresholds1795000030000,
  CloseTheSafetyLoop1795000030100,
  CreateComparisonValues1795000040000,
  AllowOtherInstruments1795000050000,
  CreateDueLists1795000050100,
  CreateAdverseEvents1795000060000,
  CreateStaffCredentials1795000080000,
  CreateSessionCosignatures1795000080100,
  CreateStock1795000090000,
  CreateRecalls1795000090100,
  CreateDataExports1795000095000,
  CreateProtocols1795000100000,
  AddAxillaryProtocol1795000100100,
  CreateConsents1795000110000,
  CreateProductActivations1795000110100,
  CreatePatientHistory1795000120000,
  CreateAftercareLists1795000130000,
  KeepUseByOfLabelChecks1795000130100,
  CreateSavedReports1795000140000,
  AddCareSites1795000140100,
  CountToxinElsewhere1795000160000,
  RefreshStatistics1795000170000,
  KeepHalfWrittenForms1795000180000,
  FollowUpFormsWithoutATotal1795000180010,
  KeepHalfFilledQuestionnairesThere1795000180020,
  RecordPreparation1795000180040,
  AddLifeEvents1795000180050,
  IndexOpenFollowUps1795000190000,
  ReadScoresInLoops1795000200000,
  KeepLinesAsTheyAreRead1795000200010,
  FindNamesInOrder1795000210000,
  FindSessionsByLotKey1795000210010,
  FindVoidedImports1795000220030,
  FollowUpMovedEntriesApart1795000230010,
  VoidConsentWithdrawals1795000240010,
  TellRequestedLinksApart1795000250010,
  FindTreatmentsByPatient1795000260010,
];
