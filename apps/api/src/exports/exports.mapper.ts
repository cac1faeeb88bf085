import {
  type DataExport,
  type ExportSelection,
  exportSelectionSchema,
  totalRows,
} from '@glabella/contracts';
import type { DataExportRow } from './data-export-rows';

/** How long a prepared export waits for its download to begin. */
export const TICKET_MS = 120_000;

/** An export as the contract words it; `runningRows` is how far it is, where it runs in this process. */
export function toDataExport(
  row: DataExportRow,
  now: Date,
  runningRows: number | null,
): DataExport {
  const { status, outcome } = row;
  return {
    id: row.id,
    kind: row.kind,
    format: row.format,
    selection: selectionOf(row),
    status: status === 'prepared' && !isOpen(row, now) ? 'unused' : status,
    createdBy: { id: row.created_by, displayName: row.created_by_name },
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    expectedRows: row.expected_rows,
    doneRows: runningRows ?? (outcome === null ? 0 : totalRows(outcome.counts)),
    counts: outcome?.counts ?? null,
    bytes: outcome?.bytes ?? null,
    sha256: outcome?.sha256 ?? null,
  };
}

/** What an export was asked for; one of an older version of the product does not know every filter. */
export function selectionOf({ selection }: Pick<DataExportRow, 'selection'>): ExportSelection {
  return exportSelectionSchema.parse(selection);
}

/** Whether a prepared export may still be downloaded. */
export function isOpen({ created_at }: Pick<DataExportRow, 'created_at'>, now: Date): boolean {
  return now.getTime() - created_at.getTime() <= TICKET_MS;
}
