import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { derivedRows } from './derived-rows';
import { renamedKeys, underWholeKeys } from './former-keys';
import { findWronglyIndexed, replaceSearchWords } from '../patients/search-words';
import { dueOf, isSameDue } from './due-of-patient';
import { findStoredDue, storeDue } from './due.repository';
import {
  findPatientIdsAfter,
  findStoredSummaries,
  lockAndFindFacts,
  storeCaseloads,
  storePhases,
  storeRenamedKeys,
  storeSummaries,
} from './patient-summary.repository';
import { refreshComparison } from './refresh-comparison';
import type { SummaryRow } from './summary-row';

/** What a rebuild found: how many patients, and whose derived rows did not follow from the records. */
export interface RebuildReport {
  readonly patients: number;
  readonly differing: readonly DifferingPatient[];
}

/** A patient whose derived rows differed, and in what. */
export interface DifferingPatient {
  readonly patientId: string;
  /** Columns of the summary, `caseload`, `attention phases`, `what is due`, `search words` or `comparison`. */
  readonly differences: readonly string[];
}

const batchSize = 200;

/** Computes everything that is derived from the records anew, says where it differed, and puts it right. */
@Injectable()
export class SummaryRebuild {
  constructor(private readonly tenant: TenantTransactions) {}

  /** Rebuilds the caller's practice in short transactions; `onBatch` hears how many patients are done. */
  async rebuild(
    caller: Caller,
    onBatch: (done: number) => void = () => undefined,
  ): Promise<RebuildReport> {
    const differing: DifferingPatient[] = [];
    let patients = 0;
    let after: string | null = null;
    do {
      const batch: BatchReport = await this.tenant.run(caller, (tx) => rebuildBatch(tx, after));
      differing.push(...batch.differing);
      patients += batch.patientIds.length;
      after = isLastBatch(batch.patientIds) ? null : (batch.patientIds.at(-1) ?? null);
      onBatch(patients);
    } while (after !== null);
    return { patients, differing };
  }

  /** The same for a few patients in a running transaction: a loader stores records and what follows from them at once. */
  async rebuildPatients(tx: TenantTransaction, patientIds: readonly string[]): Promise<void> {
    await rebuildPatients(tx, patientIds);
  }
}

/** No patient comes after a batch that is not full. */
export function isLastBatch(patientIds: readonly string[]): boolean {
  return patientIds.length < batchSize;
}

interface BatchReport {
  readonly patientIds: readonly string[];
  readonly differing: readonly DifferingPatient[];
}

/** Computes the next patients after this one anew; the caller's transaction audits them. */
export async function rebuildBatch(
  tx: TenantTransaction,
  after: string | null,
): Promise<BatchReport> {
  return rebuildPatients(tx, await findPatientIdsAfter(tx, after, batchSize));
}

async function rebuildPatients(
  tx: TenantTransaction,
  patientIds: readonly string[],
): Promise<BatchReport> {
  const [facts, wronglyCompared] = await arrived(
    lockAndFindFacts(tx, patientIds),
    refreshComparison(tx, patientIds),
  );
  const [stored, wronglyIndexed, storedDue] = await Promise.all([
    findStoredSummaries(tx, patientIds),
    findWronglyIndexed(tx, facts),
    findStoredDue(tx, patientIds),
  ]);
  const renamed = facts.map((patient) =>
    underWholeKeys(patient, stored.get(patient.id)?.derivation),
  );
  storeRenamedKeys(
    tx,
    renamed.flatMap((patient, at) => renamedKeys(facts[at] ?? patient, patient)),
  );
  const found = renamed.map((patient) => {
    const derived = derivedRows(patient);
    const differences = [
      ...differingColumns(derived.row, stored.get(patient.id)),
      ...(derived.isSameCaseload ? [] : ['caseload']),
      ...(derived.isSamePhases ? [] : ['attention phases']),
      ...(isSameDue(dueOf(patient), storedDue) ? [] : ['what is due']),
      ...(wronglyIndexed.includes(patient.id) ? ['search words'] : []),
      ...(wronglyCompared.includes(patient.id) ? ['comparison'] : []),
    ];
    return { patient, derived, differences };
  });
  const wrong = found.filter(({ differences }) => differences.length > 0);
  storeSummaries(
    tx,
    wrong.map(({ derived }) => derived.row),
  );
  storeCaseloads(tx, new Map(wrong.map(({ patient, derived }) => [patient.id, derived.caseload])));
  storeDue(
    tx,
    wrong.map(({ patient }) => dueOf(patient)),
  );
  storePhases(tx, new Map(wrong.map(({ patient, derived }) => [patient.id, derived.phases])));
  if (wrong.length > 0) {
    await replaceSearchWords(
      tx,
      wrong.map(({ patient }) => patient),
    );
  }
  recordAudit(tx, {
    action: 'summary.rebuild',
    patientIds,
    detail: { differing: wrong.map(({ patient }) => patient.id) },
  });
  return {
    patientIds,
    differing: wrong.map(({ patient, differences }) => ({ patientId: patient.id, differences })),
  };
}

function differingColumns(row: SummaryRow, stored: SummaryRow | undefined): string[] {
  if (stored === undefined) return ['missing'];
  return Object.entries(row)
    .filter(([column, value]) => !isDeepStrictEqual(value, stored[column as keyof SummaryRow]))
    .map(([column]) => column);
}
