import { outcomeFiltersSchema, type SavedReport } from '@glabella/contracts';
import { daysOfPeriod } from '@glabella/domain/outcomes';
import type { CalendarDate } from '@glabella/domain/values';
import type { SavedReportRow } from './saved-reports.repository';

/** A saved report with the days that its period means today. */
export function toSavedReport(row: SavedReportRow, today: CalendarDate): SavedReport {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    period: row.period,
    days: daysOfPeriod(row.period, today),
    filters: outcomeFiltersSchema.parse(row.filters),
    isShared: row.is_shared,
    owner: { id: row.owner_id, displayName: row.owner_name },
    savedAt: row.recorded_at.toISOString(),
  };
}
