import type { AuditAction } from '@glabella/contracts';
import { hasFingerprint } from '../database/fingerprint';
import { LISTED_PATIENTS } from '../database/listed-patients';
import type { Statement, TenantTransaction } from '../database/tenant';
import { PROGRAM_ID } from '../http/program';

/** What an audit row says besides who, when and from where. Ids only: never a name, a score or a text. */
export interface AuditedAct {
  /** `patient.read`, `assessment.record`, `session.sign`: noun, dot, verb. */
  readonly action: AuditAction;
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

const INTO = `INSERT INTO audit_event
           (practice_id, actor_id, action, outcome, patient_ids, subject_type, subject_id, detail,
            request_id, address)`;

const INSERT_AUDIT_EVENT: Statement = {
  name: 'audit_event_insert',
  text: `${INTO} VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};

/** The same of these patients, an expression, where the condition holds. */
const lookAt = (patients: string, condition: string): string => `${INTO}
         SELECT $1::uuid, $2::uuid, $3, $4, ${patients}, $6, $7::uuid, $8::jsonb, $9, $10
          WHERE ${condition}`;

/** Where the practice has the patient whom it is about. */
const INSERT_LOOK: Statement = {
  name: 'audit_event_insert_look',
  text: lookAt(
    '$5::uuid[]',
    'EXISTS (SELECT FROM patient WHERE practice_id = $1 AND id = $7::uuid)',
  ),
};

/** Of the patients who are listed, where what they were found by is as it was taken to be. */
const INSERT_LOOK_AT_LIST: Statement = {
  name: 'audit_event_insert_look_at_list',
  text: lookAt(`$5::uuid[] || ${LISTED_PATIENTS}`, hasFingerprint('$11')),
};

/** Sends the audit row in the transaction of what it speaks of, without waiting: COMMIT stores both or none. */
export function recordAudit(tx: TenantTransaction, act: AuditedAct): void {
  void tx.query(INSERT_AUDIT_EVENT, valuesOf(tx, act));
  tx.noteAudited();
}

/**
 * The same for a look at one patient, sent before it is known whether the practice has such a patient: where it has none,
 * no row is left. Resolves with whether one is: what was read without it must not be shown.
 */
export async function recordLook(
  tx: TenantTransaction,
  action: AuditAction,
  patientId: string,
): Promise<boolean> {
  const look = { action, patientIds: [patientId], subjectType: 'patient', subjectId: patientId };
  tx.noteAudited();
  return (await tx.query(INSERT_LOOK, valuesOf(tx, look))).rowCount === 1;
}

/**
 * The same for a look at the patients who are listed in this transaction, found by what was assumed to have that
 * fingerprint: where it has another, no row is left. Resolves with whether it has it: what was read otherwise must not be shown.
 */
export async function recordLookAtList(
  tx: TenantTransaction,
  act: Pick<AuditedAct, 'action' | 'detail'>,
  assumed: string,
): Promise<boolean> {
  tx.noteAudited();
  return (await tx.query(INSERT_LOOK_AT_LIST, [...valuesOf(tx, act), assumed])).rowCount === 1;
}

function valuesOf({ caller }: TenantTransaction, act: AuditedAct): unknown[] {
  return [
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
  ];
}

/** Nobody, where the program acted by itself. */
function actorOf(staffId: string): string | null {
  return staffId === PROGRAM_ID ? null : staffId;
}
