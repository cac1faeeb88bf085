import type { TenantTransaction } from '../database/tenant';
import { comparisonChange, comparisonRows } from './comparison-rows';
import { findComparisonFacts, storeComparison } from './comparison-values.repository';

/**
 * Computes what patients contribute to the comparison anew and sends what changed, in the transaction of the write it
 * follows from. Send it after the lock of the patients; answers whose rows did not follow from the records.
 */
export async function refreshComparison(
  tx: TenantTransaction,
  patientIds: readonly string[],
): Promise<string[]> {
  const facts = await findComparisonFacts(tx, patientIds);
  const changes = facts.map((patient) => ({
    id: patient.id,
    change: comparisonChange(patient.stored, comparisonRows(patient)),
  }));
  storeComparison(tx, {
    stored: changes.flatMap(({ change }) => change.stored),
    removed: changes.flatMap(({ change }) => change.removed),
  });
  return changes
    .filter(({ change }) => change.stored.length + change.removed.length > 0)
    .map(({ id }) => id);
}
