import type { ExportCounts, ExportFormat, ExportKind, ExportSelection } from '@glabella/contracts';
import type { QueryResultRow } from 'pg';

export type StoredStatus = 'prepared' | 'running' | 'finished' | 'cancelled' | 'failed';

/** What an export wrote before it ended. */
export interface ExportOutcome {
  readonly counts: ExportCounts;
  readonly bytes: number;
  /** Of the whole archive; null unless it was finished. */
  readonly sha256: string | null;
}

/** An export with the name of who asked for it, as a query answers it. */
export interface DataExportRow extends QueryResultRow {
  readonly id: string;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  /** As it was asked for; read it by `selectionOf`. */
  readonly selection: Partial<ExportSelection>;
  readonly expected_rows: number;
  readonly status: StoredStatus;
  readonly outcome: ExportOutcome | null;
  readonly created_by: string;
  readonly created_by_name: string;
  readonly created_at: Date;
  readonly ended_at: Date | null;
}

/** An export in which nothing was written yet. */
export const noRows: ExportCounts = {
  patients: 0,
  courses: 0,
  injection_sites: 0,
  assessments: 0,
  adverse_events: 0,
  trials: 0,
  medications: 0,
  frown_ratings: 0,
  life_events: 0,
};
