import type { LifeEvent, PatientRecord } from '@glabella/contracts';
import { lifeEventLabels, lifeEventRows, type LifeEventRow } from '@glabella/domain/treatment';
import { capital } from '@glabella/domain/values';

/** A life event as the table shows it. */
export interface LifeEventTableRow extends LifeEventRow<LifeEvent> {
  readonly what: string;
  /** Its name as a heading begins. */
  readonly title: string;
}

/** Every life event of the record, the latest first, voided ones marked. */
export function lifeEventTable({
  lifeEvents,
}: Pick<PatientRecord, 'lifeEvents'>): LifeEventTableRow[] {
  return lifeEventRows(lifeEvents).map((row) => ({
    ...row,
    what: lifeEventLabels[row.event.kind],
    title: capital(row.name),
  }));
}
