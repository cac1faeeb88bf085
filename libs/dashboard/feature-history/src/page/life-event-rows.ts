import type { LifeEvent, PatientRecord } from '@glabella/contracts';
import { lifeEventLabels, lifeEventName } from '@glabella/domain/treatment';
import { capital, formatPartialDate } from '@glabella/domain/values';

/** A life event as the table shows it. */
export interface LifeEventRow {
  readonly event: LifeEvent;
  readonly when: string;
  readonly what: string;
  /** 'bereavement of 3 Mar 2026', for those who hear the buttons. */
  readonly name: string;
  /** The same as a heading begins. */
  readonly title: string;
  readonly isVoided: boolean;
}

/** Every life event of the record, the latest first, voided ones marked. */
export function lifeEventRows({ lifeEvents }: Pick<PatientRecord, 'lifeEvents'>): LifeEventRow[] {
  return lifeEvents.toReversed().map((event) => ({
    event,
    when: formatPartialDate(event.happenedOn),
    what: lifeEventLabels[event.kind],
    name: lifeEventName(event),
    title: capital(lifeEventName(event)),
    isVoided: event.status === 'voided',
  }));
}
