import type { QueryResultRow } from 'pg';
import type { Statement, TenantTransaction } from '../database/tenant';

/** How far a rebuild is; every patient up to `last_patient_id` is done. */
export interface RebuildRow extends QueryResultRow {
  readonly patients_total: number;
  readonly patients_done: number;
  readonly last_patient_id: string | null;
  readonly requested_at: Date;
  readonly finished_at: Date | null;
}

const COLUMNS = 'patients_total, patients_done, last_patient_id, requested_at, finished_at';

const FIND: Statement = {
  name: 'derived_rebuild_find',
  text: `SELECT ${COLUMNS} FROM derived_rebuild WHERE practice_id = $1`,
};
/** A rebuild that still runs begins again: what it did so far followed from the rules before. */
const REQUEST: Statement = {
  name: 'derived_rebuild_request',
  text: `INSERT INTO derived_rebuild (practice_id, patients_total, requested_at)
         SELECT $1, count(*), $2 FROM patient WHERE practice_id = $1
         ON CONFLICT (practice_id) DO UPDATE
            SET patients_total = excluded.patients_total, patients_done = 0, last_patient_id = NULL,
                requested_at = excluded.requested_at, finished_at = NULL`,
};
/** One process at a time; another one finds nothing to do. */
const LOCK_PENDING: Statement = {
  name: 'derived_rebuild_lock',
  text: `SELECT ${COLUMNS} FROM derived_rebuild
          WHERE practice_id = $1 AND finished_at IS NULL FOR UPDATE SKIP LOCKED`,
};
const ADVANCE: Statement = {
  name: 'derived_rebuild_advance',
  text: `UPDATE derived_rebuild
            SET patients_done = patients_done + $2, last_patient_id = coalesce($3, last_patient_id),
                finished_at = $4
          WHERE practice_id = $1`,
};

/** How far the last rebuild is; null where none was ever asked for. */
export async function findRebuild(tx: TenantTransaction): Promise<RebuildRow | null> {
  return (await tx.query<RebuildRow>(FIND, [tx.caller.practiceId])).rows[0] ?? null;
}

/** Asks for every derived row of the practice anew, from the first patient on, without waiting. */
export function requestRebuild(tx: TenantTransaction, at: Date): void {
  void tx.query(REQUEST, [tx.caller.practiceId, at]);
}

/** The unfinished rebuild, locked; null where there is none, or another process works on it. */
export async function lockPendingRebuild(tx: TenantTransaction): Promise<RebuildRow | null> {
  return (await tx.query<RebuildRow>(LOCK_PENDING, [tx.caller.practiceId])).rows[0] ?? null;
}

/** Notes what a batch did, without waiting; `finishedAt` with the last one. */
export function advanceRebuild(
  tx: TenantTransaction,
  patientIds: readonly string[],
  finishedAt: Date | null,
): void {
  const last = patientIds.at(-1) ?? null;
  void tx.query(ADVANCE, [tx.caller.practiceId, patientIds.length, last, finishedAt]);
}
