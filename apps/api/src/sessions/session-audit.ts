import { recordAudit, type AuditedAct } from '../audit/audit-trail';
import type { TenantTransaction } from '../database/tenant';

/** Whose draft or session an audit row speaks of. */
export interface AuditedSession {
  readonly id: string;
  readonly patientId: string;
}

/** Leaves the audit row of something done with a draft. */
export function auditDraft(
  tx: TenantTransaction,
  verb: 'create' | 'read' | 'save' | 'discard',
  { id, patientId }: AuditedSession,
  detail: AuditedAct['detail'] = {},
): void {
  recordAudit(tx, {
    action: `session-draft.${verb}`,
    patientIds: [patientId],
    subjectType: 'session-draft',
    subjectId: id,
    detail,
  });
}

/** Leaves the audit row of something done with a signed session. */
export function auditSession(
  tx: TenantTransaction,
  verb: 'sign' | 'amend' | 'void' | 'read',
  { id, patientId }: AuditedSession,
  detail: AuditedAct['detail'] = {},
): void {
  recordAudit(tx, {
    action: `session.${verb}`,
    patientIds: [patientId],
    subjectType: 'session',
    subjectId: id,
    detail,
  });
}
