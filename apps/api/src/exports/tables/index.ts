import { adverseEventsTable } from './adverse-events';
import { assessmentsTable } from './assessments';
import { coursesTable } from './courses';
import type { ExportTable } from './export-table';
import { injectionSitesTable } from './injection-sites';
import {
  frownRatingsTable,
  lifeEventsTable,
  medicationsTable,
  trialsTable,
} from './patient-history';
import { patientsTable } from './patients';

/** The tables of every export, in their order: patients first, whom all others speak of. */
export const exportTables: readonly ExportTable[] = [
  patientsTable,
  coursesTable,
  injectionSitesTable,
  assessmentsTable,
  adverseEventsTable,
  trialsTable,
  medicationsTable,
  frownRatingsTable,
  lifeEventsTable,
];
