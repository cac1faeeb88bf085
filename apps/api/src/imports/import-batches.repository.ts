import { createHash } from 'node:crypto';
import { mostListedImports } from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { violates } from '../database/database-trouble';
import { findPracticeIds } from '../database/practices.repository';
import type { Statement, TenantTransaction } from '../database/tenant';
import { StateConflict } from '../http/errors';
import type { CheckedImportRequest, ImportOutcome } from './import-batch';
import { ImportBatchEntity } from './import-batch.entity';
import type { BatchRow } from './imports.mapper';

const COLUMNS = `
  SELECT b.id, b.kind, b.status, b.outcome, b.created_by, c.display_name AS created_by_name,
         b.created_at, b.finished_at, b.voided_by, v.display_name AS voided_by_name, b.voided_at,
         b.void_reason
    FROM import_batch b
    JOIN staff c ON c.practice_id = b.practice_id AND c.id = b.created_by
    LEFT JOIN staff v ON v.practice_id = b.practice_id AND v.id = b.voided_by`;

const LIST: Statement = {
  name: 'import_batch_list',
  text: `${COLUMNS} WHERE b.practice_id = $1 ORDER BY b.created_at DESC, b.id LIMIT ${mostListedImports}`,
};
const FIND: Statement = {
  name: 'import_batch_find',
  text: `${COLUMNS} WHERE b.practice_id = $1 AND b.id = $2`,
};
/** Held by the transaction that runs an import: whoever gets it knows that nobody runs it any more. */
const CLAIM: Statement = {
  name: 'import_batch_claim',
  text: `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`,
};
const STATUS: Statement = {
  name: 'import_batch_status',
  text: `SELECT status FROM import_batch WHERE practice_id = $1 AND id = $2`,
};
const END: Statement = {
  name: 'import_batch_end',
  text: `UPDATE import_batch SET status = $3, outcome = $4, finished_at = $5
          WHERE practice_id = $1 AND id = $2 AND status = 'running'`,
};
const FAIL_ABANDONED: Statement = {
  name: 'import_batch_fail_abandoned',
  text: `UPDATE import_batch SET status = 'failed', outcome = $2, finished_at = $3
          WHERE practice_id = $1 AND status = 'running' AND created_at <= $4
            AND NOT id = ANY ($5)
            AND pg_try_advisory_xact_lock(hashtextextended(id::text, 0))
          RETURNING id`,
};
const VOID: Statement = {
  name: 'import_batch_void',
  text: `UPDATE import_batch SET status = 'voided', voided_by = $3, voided_at = $4, void_reason = $5
          WHERE practice_id = $1 AND id = $2 AND status = 'finished'`,
};

/** The batches of imports. */
@Injectable()
export class ImportBatchesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every practice of this installation, asked before anybody is known: for what a stopped server left behind. */
  practiceIds(): Promise<string[]> {
    return findPracticeIds(this.dataSource);
  }

  /** Rejects with `import.already_running`: a practice runs one import at a time. */
  async insert(
    tx: TenantTransaction,
    id: string,
    request: CheckedImportRequest,
    at: Date,
  ): Promise<void> {
    try {
      await tx.manager.insert(ImportBatchEntity, {
        practiceId: tx.caller.practiceId,
        id,
        kind: request.kind,
        status: 'running',
        contentHash: createHash('sha256').update(request.content).digest(),
        options: {
          mapping: request.kind === 'csv' ? (request.mapping ?? null) : null,
          createPatients: request.createPatients,
          acceptDuplicates: request.acceptDuplicates,
          patientId: request.kind === 'fhir' ? (request.patientId ?? null) : null,
        },
        createdBy: tx.caller.staffId,
        createdAt: at,
      });
    } catch (error) {
      if (!violates(error, 'import_batch_one_running')) throw error;
      throw new StateConflict(
        'import.already_running',
        'Another import of this practice is running. Wait for it to end, or cancel it.',
      );
    }
  }

  async list(tx: TenantTransaction): Promise<BatchRow[]> {
    return (await tx.query<BatchRow>(LIST, [tx.caller.practiceId])).rows;
  }

  async find(tx: TenantTransaction, id: string): Promise<BatchRow | null> {
    return (await tx.query<BatchRow>(FIND, [tx.caller.practiceId, id])).rows[0] ?? null;
  }

  /** Says for as long as the transaction lasts that it runs this import. */
  async claim(tx: TenantTransaction, id: string): Promise<void> {
    await tx.query(CLAIM, [id]);
  }

  async isRunning(tx: TenantTransaction, id: string): Promise<boolean> {
    const found = await tx.query<{ status: string }>(STATUS, [tx.caller.practiceId, id]);
    return found.rows[0]?.status === 'running';
  }

  /** Ends a running import; false when somebody ended it before. */
  async end(
    tx: TenantTransaction,
    id: string,
    status: 'finished' | 'failed' | 'cancelled',
    outcome: ImportOutcome,
    at: Date,
  ): Promise<boolean> {
    const values = [tx.caller.practiceId, id, status, JSON.stringify(outcome), at];
    return (await tx.query(END, values)).rowCount === 1;
  }

  /**
   * Fails the running imports that no transaction runs, that began before `olderThan` and are not among those which
   * this process still reads; answers their ids.
   */
  async failAbandoned(
    tx: TenantTransaction,
    outcome: ImportOutcome,
    at: Date,
    olderThan: Date,
    ownIds: readonly string[],
  ): Promise<string[]> {
    const values = [tx.caller.practiceId, JSON.stringify(outcome), at, olderThan, ownIds];
    return (await tx.query<{ id: string }>(FAIL_ABANDONED, values)).rows.map(({ id }) => id);
  }

  /** Marks a finished import as voided; false when it is in another state. */
  async markVoided(tx: TenantTransaction, id: string, reason: string, at: Date): Promise<boolean> {
    const { practiceId, staffId } = tx.caller;
    return (await tx.query(VOID, [practiceId, id, staffId, at, reason])).rowCount === 1;
  }
}
