import { stringify } from 'csv-stringify/sync';
import type { AuditEventView } from '@glabella/contracts';
import { guardFormula } from '../files/formula-guard';

const columns = [
  'id',
  'at',
  'actor_id',
  'actor_name',
  'action',
  'outcome',
  'patient_ids',
  'subject_type',
  'subject_id',
  'detail',
  'request_id',
  'address',
] as const;

/** The first line of the file. */
export function auditCsvHeader(): string {
  return stringify([[...columns]]);
}

/** Some lines of the file; instants in UTC, lists separated by spaces. */
export function auditCsvLines(events: readonly AuditEventView[]): string {
  return stringify(
    events.map((event) =>
      [
        event.id,
        event.at,
        event.actor.id ?? '',
        event.actor.displayName,
        event.action,
        event.outcome,
        event.patientIds.join(' '),
        event.subjectType ?? '',
        event.subjectId ?? '',
        JSON.stringify(event.detail),
        event.requestId,
        event.address,
      ].map(guardFormula),
    ),
  );
}
