import type { TenantTransaction } from '../database/tenant';
import { arrived } from '../database/flight';
import { dueOf, isSameDue } from './due-of-patient';
import { findStoredDue, storeDue } from './due.repository';
import { derivedRows, type DerivedRows } from './derived-rows';
import {
  lockAndFindFacts,
  storeCaseloads,
  storePhases,
  storeSummaries,
} from './patient-summary.repository';
import { refreshComparison } from './refresh-comparison';

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
  // One flight: what is due and compared is read after the lock too, so that it is set against what stands there now.
  // What follows from the facts is computed and sent while the database works on what stands behind them.
  const found = lockAndFindFacts(tx, ids).then((facts) => {
    storeDerived(tx, facts.map(derivedRows));
    return facts.map(dueOf);
  });
  tx.flush();
  const [dueNow, dueBefore] = await arrived(
    found,
    findStoredDue(tx, ids),
    refreshComparison(tx, ids),
  );
  storeDue(
    tx,
    dueNow.filter((one) => !isSameDue(one, dueBefore)),
  );
}

function storeDerived(tx: TenantTransaction, derived: readonly DerivedRows[]): void {
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
