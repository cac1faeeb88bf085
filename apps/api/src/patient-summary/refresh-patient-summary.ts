import type { TenantTransaction } from '../database/tenant';
import { lockAndFindFacts, storeCaseloads, storeSummaries } from './patient-summary.repository';
import { caseloadOf, summaryRow } from './summary-row';

/**
 * Computes the patient's row of the projection from the records, in the transaction of the write that it follows
 * from. Call it after the writes were sent; it waits for one answer, so it also says that they arrived.
 */
export function refreshPatientSummary(tx: TenantTransaction, patientId: string): Promise<void> {
  return refreshPatientSummaries(tx, [patientId]);
}

/** As `refreshPatientSummary`, for several patients at once: a moved entry, an import. */
export async function refreshPatientSummaries(
  tx: TenantTransaction,
  patientIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(patientIds)].sort();
  if (ids.length === 0) return;
  const facts = await lockAndFindFacts(tx, ids);
  const rows = facts.map(summaryRow);
  const changed = rows.flatMap((row, index) => {
    const people = caseloadOf(row);
    const before = [...(facts[index]?.caseload ?? [])].sort();
    return people.join() === before.join() ? [] : [[row.patient_id, people] as const];
  });
  storeSummaries(tx, rows);
  storeCaseloads(tx, new Map(changed));
}
