import {
  type DataExport,
  type ExportCounts,
  type ExportSelection,
  exportSelectionSchema,
  totalRows,
} from '@glabella/contracts';
import { type DataExportRow, noRows } from './data-export-rows';

/** How long a prepared export waits for its download to begin. */
export const TICKET_MS = 120_000;

/** An export as the contract words it; `runningRows` is how far it is, where it runs in this process. */
export function toDataExport(
  row: DataExportRow,
  now: Date,
  runningRows: number | null,
): DataExport {
  const { status, outcome } = row;
  const counts = countsOf(row);
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
    doneRows: runningRows ?? (counts === null ? 0 : totalRows(counts)),
    counts,
    bytes: outcome?.bytes ?? null,
    sha256: outcome?.sha256 ?? null,
  };
}

/** What an export was asked for; one of an older version of the product does not know every filter. */
export function selectionOf({ selection }: Pick<DataExportRow, 'selection'>): ExportSelection {
  return exportSelectionSchema.parse(selection);
}

// An export of an older version of the product wrote no row of a table that it did not have.
function countsOf({ outcome }: DataExportRow): ExportCounts | null {
  return outcome === null ? null : { ...noRows, ...outcome.counts };
}

/** Whether a prepared export may still be downloaded. */
export function isOpen({ created_at }: Pick<DataExportRow, 'created_at'>, now: Date): boolean {
  return now.getTime() - created_at.getTime() <= TICKET_MS;
}
