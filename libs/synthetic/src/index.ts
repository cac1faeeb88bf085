export { syntheticAftercareLists } from './lib/aftercare';
export { archetypes, type Archetype } from './lib/archetypes';
export { syntheticCareSites } from './lib/care-sites';
export { syntheticCredentialId, syntheticCredentials } from './lib/credentials';
export { generatePatients, generatePractice } from './lib/generate';
export type { SyntheticHistory, SyntheticRecord, SyntheticVersion } from './lib/history';
export { type SyntheticExport, syntheticExports } from './lib/past-exports';
export { type SyntheticSavedReport, syntheticSavedReports } from './lib/saved-reports';
export {
  demoPassword,
  demoPatientCount,
  demoSeed,
  demoSignIns,
  syntheticAbsences,
} from './lib/staff';
export {
  syntheticStock,
  type SyntheticLot,
  type SyntheticRecall,
  type SyntheticStock,
} from './lib/stock';
export type {
  SyntheticAdverseEvent,
  SyntheticAbsence,
  SyntheticAssessment,
  SyntheticConsent,
  SyntheticCourse,
  SyntheticCredential,
  SyntheticFollowUp,
  SyntheticMeasure,
  SyntheticOptions,
  SyntheticPatient,
  SyntheticPractice,
  SyntheticSession,
  SyntheticStaff,
} from './lib/synthetic-practice';
