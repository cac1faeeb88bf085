export * from './lib/adverse-events/adverse-event';
export * from './lib/adverse-events/faults';
export * from './lib/adverse-events/judgement';
export * from './lib/adverse-events/reporting-body';
export * from './lib/adverse-events/terms';
export * from './lib/adverse-events/words';
export * from './lib/aftercare/aftercare';
export * from './lib/aftercare/aftercare-changes';
export * from './lib/aftercare/aftercare-faults';
export * from './lib/aftercare/leaflet';
export * from './lib/aftercare/shipped-aftercare';
export * from './lib/area';
export * from './lib/axillary-hyperhidrosis';
export { checkSession, passedChecks } from './lib/checks/check-session';
export { phq9CurrentDays } from './lib/checks/patient-rules';
export * from './lib/checks/session-check';
export { unresolvedChecks } from './lib/checks/unresolved-checks';
export * from './lib/consent/consent';
export * from './lib/consent/consent-document';
export * from './lib/consent/consent-faults';
export * from './lib/contraindications';
export * from './lib/course-end';
export * from './lib/credentials/credential';
export * from './lib/credentials/signing-right';
export * from './lib/credentials/words';
export * from './lib/diagnoses';
export * from './lib/dose';
export * from './lib/frown/frown-rating';
export * from './lib/frown/frown-severity';
export * from './lib/history-fault';
export * from './lib/interval';
export * from './lib/last-answers';
export * from './lib/lot';
export * from './lib/medication/confounders';
export * from './lib/medication/medication';
export * from './lib/note/note-facts';
export { procedureNote } from './lib/note/procedure-note';
export * from './lib/precautions';
export * from './lib/product';
export * from './lib/product-activation';
export * from './lib/products';
export * from './lib/protocol';
export * from './lib/protocol-issues';
export * from './lib/protocols';
export * from './lib/resistance/antidepressants';
export * from './lib/resistance/maudsley';
export * from './lib/resistance/prior-treatment';
export * from './lib/resistance/prior-treatment-faults';
export * from './lib/resistance/sources';
export type { Computed, EpisodeFacts, EpisodeTreatment, StageLine } from './lib/resistance/stage';
export * from './lib/resistance/staging';
export * from './lib/resistance/staging-of-course';
export * from './lib/resistance/thase-rush';
export * from './lib/resistance/strata';
export {
  type TrialAdequacy,
  type TrialFinding,
  adequateWeeks,
  hasFailed,
  isAugmentation,
  isTrial,
  treatmentSpan,
  trialAdequacy,
} from './lib/resistance/trial-adequacy';
export * from './lib/rolling-units';
export * from './lib/site';
export * from './lib/sources';
export * from './lib/stock/ledger';
export * from './lib/stock/lot-key';
export * from './lib/stock/recall';
export * from './lib/stock/use-of-stock';
