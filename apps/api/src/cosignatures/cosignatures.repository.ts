import { Injectable } from '@nestjs/common';
import type { Cosignature, CosignatureEvent } from '@glabella/contracts';
import { arrived } from '../database/flight';
import type { Statement, TenantTransaction } from '../database/tenant';
import { COSIGNATURE_JSON } from './cosignature-columns';
import type { ListedCosignatureRow, LockedCosignature } from './cosignature-rows';

/** A version that was amended or voided asks for no co-signature any more. */
const OPEN = `
    FROM session_cosignature k
    JOIN injection_session s ON s.practice_id = k.practice_id AND s.id = k.session_id
                            AND s.version = k.session_version AND NOT s.voided`;

/** `$2` whose it is today or null for all, `$3` the caller, `$4` the row before. */
const LIST_OPEN: Statement = {
  name: 'cosignature_list_open',
  text: `SELECT ${COSIGNATURE_JSON} AS cosignature, k.session_id, k.session_version, k.delegate_id,
                d.display_name AS delegate_name, s.performed_on, s.total_units, s.lot_number,
                k.requested_at AS signed_at, p.id AS patient_id, p.given_name, p.family_name,
                p.birth_date, p.mrn
           ${OPEN}
           JOIN staff d ON d.practice_id = k.practice_id AND d.id = k.delegate_id
           JOIN patient p ON p.practice_id = k.practice_id AND p.id = k.patient_id
          WHERE k.practice_id = $1 AND k.state <> 'signed'
            AND ($2::uuid[] IS NULL OR k.delegate_id = $3
                 OR (k.state = 'awaited' AND k.supervisor_id = ANY ($2)))
            AND ($4::uuid IS NULL OR (k.requested_at, k.id) > (
                  SELECT b.requested_at, b.id FROM session_cosignature b
                   WHERE b.practice_id = $1 AND b.id = $4))
          ORDER BY k.requested_at, k.id LIMIT $5`,
};

const COUNT_OPEN: Statement = {
  name: 'cosignature_count_open',
  text: `SELECT count(*) FILTER (WHERE k.state = 'awaited' AND k.supervisor_id = ANY ($2)
                                   AND k.delegate_id <> $3)::integer AS awaited,
                count(*) FILTER (WHERE k.state = 'returned' AND k.delegate_id = $3)::integer AS returned
           ${OPEN}
          WHERE k.practice_id = $1 AND k.state <> 'signed'`,
};

const USUAL_SUPERVISOR: Statement = {
  name: 'cosignature_usual_supervisor',
  text: `SELECT e.supervisor_id
           FROM session_cosignature k
           JOIN session_cosignature_event e ON e.practice_id = k.practice_id
                                           AND e.cosignature_id = k.id AND e.ordinal = 1
          WHERE k.practice_id = $1 AND k.delegate_id = $2
          ORDER BY k.requested_at DESC, k.id LIMIT 1`,
};

/** Steps come one after the other, and none while the session is amended or voided: all of it locks the patient. */
const LOCK_PATIENT: Statement = {
  name: 'cosignature_lock_patient',
  text: `SELECT id FROM patient
          WHERE practice_id = $1
            AND id = (SELECT patient_id FROM session_cosignature WHERE practice_id = $1 AND id = $2)
            FOR NO KEY UPDATE`,
};

const READ_LOCKED: Statement = {
  name: 'cosignature_read_locked',
  text: `SELECT k.id, k.version, k.state, k.patient_id, k.session_id, k.session_version, k.delegate_id,
                k.supervisor_id, h.display_name AS supervisor_name,
                s.version = k.session_version AND NOT s.voided AS is_current
           FROM session_cosignature k
           JOIN injection_session s ON s.practice_id = k.practice_id AND s.id = k.session_id
           JOIN staff h ON h.practice_id = k.practice_id AND h.id = k.supervisor_id
          WHERE k.practice_id = $1 AND k.id = $2`,
};

const INSERT: Statement = {
  name: 'cosignature_insert',
  text: `INSERT INTO session_cosignature
           (practice_id, id, patient_id, session_id, session_version, delegate_id, version, state,
            supervisor_id, requested_at)
         VALUES ($1, $2, $3, $4, $5, $6, 1, 'awaited', $7, $8)`,
};

const UPDATE: Statement = {
  name: 'cosignature_update',
  text: `UPDATE session_cosignature SET version = $3, state = $4, supervisor_id = $5
          WHERE practice_id = $1 AND id = $2`,
};

const INSERT_EVENT: Statement = {
  name: 'cosignature_insert_event',
  text: `INSERT INTO session_cosignature_event
           (practice_id, cosignature_id, ordinal, kind, author_id, supervisor_id, reason, printed_name,
            meaning, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};

/** The signed version that a co-signature is asked for. */
export interface CosignedVersion {
  readonly sessionId: string;
  readonly version: number;
  readonly patientId: string;
}

/** A step of a co-signature and what becomes of it. */
export interface CosignatureStep {
  readonly kind: CosignatureEvent['kind'];
  readonly state: Cosignature['state'];
  /** From whom it is awaited or who gave it after this step. */
  readonly supervisorId: string;
  readonly reason?: string;
  readonly signature?: { readonly printedName: string; readonly meaning: string };
}

/** Co-signatures in PostgreSQL. */
@Injectable()
export class CosignaturesRepository {
  /** Those that are awaited or returned, the oldest first, after this one. */
  async listOpen(
    tx: TenantTransaction,
    filter: {
      readonly of: readonly string[] | null;
      readonly after: string | null;
      readonly limit: number;
    },
  ): Promise<ListedCosignatureRow[]> {
    const { practiceId, staffId } = tx.caller;
    const values = [practiceId, filter.of, staffId, filter.after, filter.limit];
    return (await tx.query<ListedCosignatureRow>(LIST_OPEN, values)).rows;
  }

  async countOpen(
    tx: TenantTransaction,
    of: readonly string[],
  ): Promise<{ readonly awaited: number; readonly returned: number }> {
    const values = [tx.caller.practiceId, of, tx.caller.staffId];
    const { rows } = await tx.query<{ awaited: number; returned: number }>(COUNT_OPEN, values);
    return rows[0] ?? { awaited: 0, returned: 0 };
  }

  /** Whom the caller named last; null before the first time. */
  async usualSupervisor(tx: TenantTransaction): Promise<string | null> {
    const values = [tx.caller.practiceId, tx.caller.staffId];
    const { rows } = await tx.query<{ supervisor_id: string }>(USUAL_SUPERVISOR, values);
    return rows[0]?.supervisor_id ?? null;
  }

  /** A co-signature whose session nobody else can change until the transaction ends; null where there is none. */
  async lock(tx: TenantTransaction, id: string): Promise<LockedCosignature | null> {
    const values = [tx.caller.practiceId, id];
    const [, found] = await arrived(
      tx.query(LOCK_PATIENT, values),
      tx.query<LockedCosignature>(READ_LOCKED, values),
    );
    return found.rows[0] ?? null;
  }

  /** Asks this psychiatrist to co-sign what the caller signs in the same transaction. */
  async request(
    tx: TenantTransaction,
    id: string,
    version: CosignedVersion,
    supervisorId: string,
    at: Date,
  ): Promise<void> {
    const { practiceId, staffId } = tx.caller;
    await arrived(
      tx.query(INSERT, [
        practiceId,
        id,
        version.patientId,
        version.sessionId,
        version.version,
        staffId,
        supervisorId,
        at,
      ]),
      this.insertEvent(tx, id, 1, { kind: 'requested', state: 'awaited', supervisorId }, at),
    );
  }

  /** Takes the next step. */
  async step(
    tx: TenantTransaction,
    { id, version }: Pick<LockedCosignature, 'id' | 'version'>,
    step: CosignatureStep,
    at: Date,
  ): Promise<void> {
    const { practiceId } = tx.caller;
    await arrived(
      tx.query(UPDATE, [practiceId, id, version + 1, step.state, step.supervisorId]),
      this.insertEvent(tx, id, version + 1, step, at),
    );
  }

  private async insertEvent(
    tx: TenantTransaction,
    id: string,
    ordinal: number,
    { kind, state, supervisorId, reason, signature }: CosignatureStep,
    at: Date,
  ): Promise<void> {
    await tx.query(INSERT_EVENT, [
      tx.caller.practiceId,
      id,
      ordinal,
      kind,
      tx.caller.staffId,
      state === 'awaited' ? supervisorId : null,
      reason ?? null,
      signature?.printedName ?? null,
      signature?.meaning ?? null,
      at,
    ]);
  }
}
