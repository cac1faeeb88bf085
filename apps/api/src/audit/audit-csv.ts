import { stringify } from 'csv-stringify/sync';
import type { AuditEventView } from '@glabella/contracts';

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

/** A spreadsheet runs a text that begins like a formula; with an apostrophe before it, it shows it. */
const FORMULA_START = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

function cell(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

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
      ].map(cell),
    ),
  );
}
