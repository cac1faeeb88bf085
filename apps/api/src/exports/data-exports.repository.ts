import { type ExportKind, type ExportRequest, mostListedExports } from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import type { Statement, TenantTransaction } from '../database/tenant';
import { DataExportEntity } from './data-export.entity';
import type { DataExportRow, ExportOutcome, StoredStatus } from './data-export-rows';

const COLUMNS = `
  SELECT x.id, x.kind, x.format, x.selection, x.expected_rows, x.status, x.outcome, x.created_by,
         creator.display_name AS created_by_name, x.created_at, x.ended_at
    FROM data_export x
    JOIN staff creator ON creator.practice_id = x.practice_id AND creator.id = x.created_by`;

const LIST: Statement = {
  name: 'data_export_list',
  text: `${COLUMNS} WHERE x.practice_id = $1 AND ($2::uuid IS NULL OR x.created_by = $2)
          ORDER BY x.created_at DESC, x.id LIMIT ${mostListedExports}`,
};
const FIND: Statement = {
  name: 'data_export_find',
  text: `${COLUMNS} WHERE x.practice_id = $1 AND x.id = $2`,
};
/** Whoever counts what is open waits for whoever is adding to it. */
const LOCK_OPEN: Statement = {
  name: 'data_export_lock_open',
  text: `SELECT pg_advisory_xact_lock(hashtextextended('data_export ' || $1, 0))`,
};
const COUNT_OPEN: Statement = {
  name: 'data_export_count_open',
  text: `SELECT count(*)::integer AS open FROM data_export
          WHERE practice_id = $1
            AND (status = 'running' OR (status = 'prepared' AND created_at >= $2))`,
};
const START: Statement = {
  name: 'data_export_start',
  text: `UPDATE data_export SET status = 'running', started_at = $3
          WHERE practice_id = $1 AND id = $2 AND status = 'prepared'`,
};
const CANCEL: Statement = {
  name: 'data_export_cancel',
  text: `UPDATE data_export SET status = 'cancelled', ended_at = $3
          WHERE practice_id = $1 AND id = $2 AND status IN ('prepared', 'running')`,
};
const STATUS: Statement = {
  name: 'data_export_status',
  text: 'SELECT status FROM data_export WHERE practice_id = $1 AND id = $2',
};
/** Somebody who cancelled it had the last word; what was written by then is noted all the same. */
const END: Statement = {
  name: 'data_export_end',
  text: `UPDATE data_export
            SET status = CASE WHEN status = 'running' THEN $3 ELSE status END, outcome = $4,
                ended_at = coalesce(ended_at, $5)
          WHERE practice_id = $1 AND id = $2 AND outcome IS NULL`,
};
const FAIL_ABANDONED: Statement = {
  name: 'data_export_fail_abandoned',
  text: `UPDATE data_export SET status = 'failed', ended_at = $2
          WHERE practice_id = $1 AND status = 'running' AND NOT id = ANY ($3)
            AND pg_try_advisory_xact_lock(hashtextextended(id::text, 0))
          RETURNING id`,
};

/** The history of a practice's exports. */
@Injectable()
export class DataExportsRepository {
  async insert(
    tx: TenantTransaction,
    id: string,
    kind: ExportKind,
    request: ExportRequest,
    expectedRows: number,
    at: Date,
  ): Promise<void> {
    await tx.manager.insert(DataExportEntity, {
      practiceId: tx.caller.practiceId,
      id,
      kind,
      format: request.format,
      selection: request.selection,
      expectedRows,
      status: 'prepared',
      createdBy: tx.caller.staffId,
      createdAt: at,
    });
  }

  /** The latest exports of the practice, or of one person. */
  async list(tx: TenantTransaction, createdBy: string | null): Promise<DataExportRow[]> {
    return (await tx.query<DataExportRow>(LIST, [tx.caller.practiceId, createdBy])).rows;
  }

  async find(tx: TenantTransaction, id: string): Promise<DataExportRow | null> {
    return (await tx.query<DataExportRow>(FIND, [tx.caller.practiceId, id])).rows[0] ?? null;
  }

  /** How many run or wait for their download since `since`; nobody else adds one until the transaction ends. */
  async countOpen(tx: TenantTransaction, since: Date): Promise<number> {
    await tx.query(LOCK_OPEN, [tx.caller.practiceId]);
    const found = await tx.query<{ open: number }>(COUNT_OPEN, [tx.caller.practiceId, since]);
    return found.rows[0]?.open ?? 0;
  }

  /** Begins a prepared export; false when it is in another state. */
  async start(tx: TenantTransaction, id: string, at: Date): Promise<boolean> {
    return (await tx.query(START, [tx.caller.practiceId, id, at])).rowCount === 1;
  }

  /** Ends an export that runs or waits; false when it is in another state. */
  async cancel(tx: TenantTransaction, id: string, at: Date): Promise<boolean> {
    return (await tx.query(CANCEL, [tx.caller.practiceId, id, at])).rowCount === 1;
  }

  async isRunning(tx: TenantTransaction, id: string): Promise<boolean> {
    const found = await tx.query<{ status: StoredStatus }>(STATUS, [tx.caller.practiceId, id]);
    return found.rows[0]?.status === 'running';
  }

  async end(
    tx: TenantTransaction,
    id: string,
    status: 'finished' | 'cancelled' | 'failed',
    outcome: ExportOutcome,
    at: Date,
  ): Promise<void> {
    const values = [tx.caller.practiceId, id, status, JSON.stringify(outcome), at];
    await tx.query(END, values);
  }

  /** Fails the exports that nobody writes any more, here or elsewhere; answers their ids. */
  async failAbandoned(
    tx: TenantTransaction,
    at: Date,
    ownIds: readonly string[],
  ): Promise<string[]> {
    const values = [tx.caller.practiceId, at, ownIds];
    return (await tx.query<{ id: string }>(FAIL_ABANDONED, values)).rows.map(({ id }) => id);
  }
}
