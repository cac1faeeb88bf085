import type { Statement, TenantTransaction } from '../database/tenant';
import { PROGRAM_ID } from '../http/program';

/** What an audit row says besides who, when and from where. Ids only: never a name, a score or a text. */
export interface AuditedAct {
  /** `patient.read`, `assessment.record`, `session.sign`: noun, dot, verb. */
  readonly action: string;
  readonly outcome?: 'done' | 'refused' | 'failed';
  /** Every patient whose data were read or written. */
  readonly patientIds?: readonly string[];
  readonly subjectType?: string;
  readonly subjectId?: string;
  /** Who acted, where that is not the caller: null for somebody who has not proven who they are. */
  readonly actorId?: string | null;
  /** Ids, counts, versions and codes; nothing that a person typed. */
  readonly detail?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

const INSERT_AUDIT_EVENT: Statement = {
  name: 'audit_event_insert',
  text: `INSERT INTO audit_event
           (practice_id, actor_id, action, outcome, patient_ids, subject_type, subject_id, detail,
            request_id, address)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};

/** Sends the audit row in the transaction of what it speaks of, without waiting: COMMIT stores both or none. */
export function recordAudit(tx: TenantTransaction, act: AuditedAct): void {
  const { caller } = tx;
  void tx.query(INSERT_AUDIT_EVENT, [
    caller.practiceId,
    act.actorId === undefined ? actorOf(caller.staffId) : act.actorId,
    act.action,
    act.outcome ?? 'done',
    act.patientIds ?? [],
    act.subjectType ?? null,
    act.subjectId ?? null,
    JSON.stringify(act.detail ?? {}),
    caller.requestId,
    caller.address,
  ]);
  tx.noteAudited();
}

/** Nobody, where the program acted by itself. */
function actorOf(staffId: string): string | null {
  return staffId === PROGRAM_ID ? null : staffId;
}
