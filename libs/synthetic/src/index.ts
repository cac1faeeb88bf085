export { archetypes, type Archetype } from './lib/archetypes';
export { generatePatients, generatePractice } from './lib/generate';
export { demoPassword, demoSignIns } from './lib/staff';
export type {
  SyntheticAdverseEvent,
  SyntheticAssessment,
  SyntheticCourse,
  SyntheticFollowUp,
  SyntheticOptions,
  SyntheticPatient,
  SyntheticPractice,
  SyntheticSession,
  SyntheticStaff,
} from './lib/synthetic-practice';
