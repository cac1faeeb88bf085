import type { ImportBatch } from '@glabella/contracts';
import type { QueryResultRow } from 'pg';
import { type ImportOutcome, outcomeOfNothing } from './import-batch';

/** A batch with the names of its people, as a query answers it. */
export interface BatchRow extends QueryResultRow {
  readonly id: string;
  readonly kind: ImportBatch['kind'];
  readonly status: ImportBatch['status'];
  readonly outcome: ImportOutcome | null;
  readonly created_by: string;
  readonly created_by_name: string;
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly voided_by: string | null;
  readonly voided_by_name: string | null;
  readonly voided_at: Date | null;
  readonly void_reason: string | null;
}

/** How far a running import is, as this process knows it. */
export interface ImportProgress {
  readonly rowCount: number;
  readonly doneCount: number;
}

/** A batch as the contract words it; what runs here shows how far it is. */
export function toImportBatch(row: BatchRow, progress: ImportProgress | null): ImportBatch {
  const outcome = row.outcome ?? outcomeOfNothing([]);
  const isDone = row.status === 'finished' || row.status === 'voided';
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    createdBy: { id: row.created_by, displayName: row.created_by_name },
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    rowCount: progress?.rowCount ?? outcome.rowCount,
    doneCount: progress?.doneCount ?? (isDone ? outcome.rowCount : 0),
    storedCount: outcome.storedCount,
    unchangedCount: outcome.unchangedCount,
    newPatientCount: outcome.newPatientCount,
    skippedCount: outcome.skippedCount ?? null,
    problems: [...outcome.problems],
    problemCount: outcome.problemCount ?? outcome.problems.length,
    voidReason: row.void_reason,
    voidedBy:
      row.voided_by === null ? null : { id: row.voided_by, displayName: row.voided_by_name ?? '' },
    voidedAt: row.voided_at?.toISOString() ?? null,
  };
}
