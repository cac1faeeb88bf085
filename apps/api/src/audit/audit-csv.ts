import type { AuditEventView } from '@glabella/contracts';
import type { Cell, FileColumn } from '@glabella/domain/values';

/** The columns of the trail's file. */
export const auditColumns: readonly FileColumn[] = [
  { name: 'id', kind: 'number' },
  { name: 'at', kind: 'text' },
  { name: 'actor_id', kind: 'text' },
  { name: 'actor_name', kind: 'text' },
  { name: 'action', kind: 'text' },
  { name: 'outcome', kind: 'text' },
  { name: 'patient_ids', kind: 'text' },
  { name: 'subject_type', kind: 'text' },
  { name: 'subject_id', kind: 'text' },
  { name: 'detail', kind: 'text' },
  { name: 'request_id', kind: 'text' },
  { name: 'address', kind: 'text' },
];

/** An event in the order of the columns; instants in UTC, lists separated by spaces. */
export function auditCells(event: AuditEventView): Cell[] {
  return [
    event.id,
    event.at,
    event.actor.id,
    event.actor.displayName,
    event.action,
    event.outcome,
    event.patientIds.join(' '),
    event.subjectType,
    event.subjectId,
    JSON.stringify(event.detail),
    event.requestId,
    event.address,
  ];
}
