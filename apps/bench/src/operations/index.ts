import type { Operation } from './operation';
import { caseloadPage, outcomeReport, patientChart, patientSearch } from './reads';
import { recordPhq9 } from './record-phq9';
import { signSession } from './sign-session';

/** Everything that is measured over HTTP, in the order of the report. */
export const operations: readonly Operation[] = [
  recordPhq9,
  signSession,
  patientChart,
  caseloadPage,
  patientSearch,
  outcomeReport,
];
