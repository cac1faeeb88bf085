import { isDeepStrictEqual } from 'node:util';
import { phaseRows, type PhaseRow } from './attention-rows';
import type { SummaryFactsRow } from './patient-summary.repository';
import { caseloadOf, summaryRow, type SummaryRow } from './summary-row';

/** Everything that follows from the records of one patient, and whether it stands beside the summary's row already. */
export interface DerivedRows {
  readonly row: SummaryRow;
  readonly caseload: readonly string[];
  readonly isSameCaseload: boolean;
  readonly phases: readonly PhaseRow[];
  readonly isSamePhases: boolean;
}

/** Computes the rows of a patient and compares them with what is stored. */
export function derivedRows(facts: SummaryFactsRow): DerivedRows {
  const row = summaryRow(facts);
  const caseload = caseloadOf(row);
  const phases = phaseRows(facts, row.attention);
  return {
    row,
    caseload,
    isSameCaseload: caseload.join() === [...(facts.caseload ?? [])].sort().join(),
    phases,
    isSamePhases: isDeepStrictEqual(phases, facts.phases),
  };
}
