import type { AuditEventView } from '@glabella/contracts';
import type { AuditRow } from './audit.repository';

/** Who acted, where nobody had proven who they are or the program acted by itself. */
const NOBODY = 'Nobody signed in';

/** A row of the trail as administrators read it. */
export function toAuditEvent(row: AuditRow): AuditEventView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { id: row.actor_id, displayName: row.display_name ?? NOBODY },
    action: row.action,
    outcome: row.outcome,
    patientIds: row.patient_ids,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    detail: row.detail,
    requestId: row.request_id,
    address: row.address,
  };
}

/** The same for the page of one patient: whose records else were in the same answer is not told there. */
export function toAccessEvent(row: AuditRow, patientId: string): AuditEventView {
  return { ...toAuditEvent(row), patientIds: [patientId], detail: {} };
}
