import type { TenantTransaction } from '../database/tenant';
import { derivedRows, type DerivedRows } from './derived-rows';
import {
  lockAndFindFacts,
  storeCaseloads,
  storePhases,
  storeSummaries,
} from './patient-summary.repository';

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
  const derived = facts.map(derivedRows);
  storeSummaries(
    tx,
    derived.map(({ row }) => row),
  );
  storeCaseloads(tx, new Map(derived.flatMap(changedCaseload)));
  storePhases(tx, new Map(derived.flatMap(changedPhases)));
}

function changedCaseload({ row, caseload, isSameCaseload }: DerivedRows) {
  return isSameCaseload ? [] : [[row.patient_id, caseload] as const];
}

function changedPhases({ row, phases, isSamePhases }: DerivedRows) {
  return isSamePhases ? [] : [[row.patient_id, phases] as const];
}
