import type { HistoryContext, HistoryFault } from '@glabella/domain/treatment';
import { HistoryRepository, type HistoryRow, type HistoryTable } from './history.repository';

/** What a version of every history says besides its facts. */
export interface HistoryVersion {
  readonly id: string;
  readonly patientId: string;
  readonly version: number;
  readonly status: 'recorded' | 'voided';
  readonly reason: string | null;
  readonly author: { readonly id: string; readonly displayName: string };
  readonly recordedAt: string;
  readonly firstRecordedAt: string;
}

/** What tells one history from another: how it is called, stored, checked and read. */
export interface HistoryDescription<Facts, Stated> {
  /** What it is in the audit trail, and in messages with spaces. */
  readonly subjectType: 'prior-treatment' | 'medication' | 'frown-rating' | 'life-event';
  /** The last part of its address, 'prior-treatments'. */
  readonly address: 'prior-treatments' | 'medications' | 'frown-ratings' | 'life-events';
  readonly table: HistoryTable;
  /** The values of the table's columns, in their order. */
  values(facts: Facts): readonly unknown[];
  /** The facts of a stored version as the contract words them. */
  stated(row: HistoryRow): Stated;
  faults(facts: Facts, context: HistoryContext): readonly HistoryFault[];
  /** The id that must be known to the table's `linkKnown`; null without one. */
  linkOf(facts: Facts): string | null;
  /** The link that a correction may keep, whatever became of what it names since; null where every version is asked anew. */
  keptLink(current: HistoryRow): string | null;
  /** What is wrong where it is not known. */
  readonly unknownLink: HistoryFault;
}

/** A history with its reads and writes. */
export class HistoryKind<Facts, Stated> {
  readonly records: HistoryRepository;

  constructor(readonly described: HistoryDescription<Facts, Stated>) {
    this.records = new HistoryRepository(described.table);
  }

  /** One version as the contract words it. */
  toVersion(row: HistoryRow): Stated & HistoryVersion {
    return {
      ...this.described.stated(row),
      id: row.id,
      patientId: row.patient_id,
      version: row.version,
      status: row.status,
      reason: row.reason,
      author: { id: row.author_id, displayName: row.author_name },
      recordedAt: row.recorded_at.toISOString(),
      firstRecordedAt: row.first_recorded_at.toISOString(),
    };
  }
}
