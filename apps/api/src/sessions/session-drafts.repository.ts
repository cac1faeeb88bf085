import { Injectable } from '@nestjs/common';
import type { SessionDraftBody } from '@glabella/contracts';
import { violates } from '../database/database-trouble';
import { arrived } from '../database/flight';
import type { Statement, TenantTransaction } from '../database/tenant';
import { StateConflict } from '../http/errors';
import type { SessionDraftRow } from './session-rows';

const SELECT = `
  SELECT d.id, d.patient_id, d.course_id, d.amends_session_id, d.amends_version, d.body, d.version,
         d.created_by, creator.display_name AS creator_name, d.created_at,
         d.updated_by, editor.display_name AS editor_name, d.updated_at
    FROM session_draft d
    JOIN staff creator ON creator.practice_id = d.practice_id AND creator.id = d.created_by
    JOIN staff editor ON editor.practice_id = d.practice_id AND editor.id = d.updated_by
   WHERE d.practice_id = $1`;

const FIND: Statement = { name: 'session_draft_find', text: `${SELECT} AND d.id = $2` };

const FIND_AMENDMENT: Statement = {
  name: 'session_draft_find_amendment',
  text: `${SELECT} AND d.amends_session_id = $2`,
};

const LIST_OF_PATIENT: Statement = {
  name: 'session_draft_list_of_patient',
  text: `${SELECT} AND d.patient_id = $2 ORDER BY d.created_at, d.id LIMIT 200`,
};

const LOCK: Statement = {
  name: 'session_draft_lock',
  text: `SELECT id FROM session_draft WHERE practice_id = $1 AND id = $2 FOR UPDATE`,
};

const LOCK_PATIENT: Statement = {
  name: 'session_draft_lock_patient',
  text: `SELECT id FROM patient
          WHERE practice_id = $1
            AND id = (SELECT patient_id FROM session_draft WHERE practice_id = $1 AND id = $2)
            FOR NO KEY UPDATE`,
};

const INSERT: Statement = {
  name: 'session_draft_insert',
  text: `INSERT INTO session_draft
           (practice_id, id, patient_id, course_id, amends_session_id, amends_version, body, version,
            created_by, created_at, updated_by, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $8, $9)`,
};

const SAVE: Statement = {
  name: 'session_draft_save',
  text: `UPDATE session_draft
            SET body = $4, version = version + 1, updated_by = $5, updated_at = $6
          WHERE practice_id = $1 AND id = $2 AND version = $3
          RETURNING patient_id, version`,
};

const DELETE: Statement = {
  name: 'session_draft_delete',
  text: `DELETE FROM session_draft WHERE practice_id = $1 AND id = $2 AND version = $3
          RETURNING patient_id`,
};

/** A draft as it is begun. */
export interface NewSessionDraft {
  readonly id: string;
  readonly patientId: string;
  readonly courseId: string;
  readonly amends: { readonly sessionId: string; readonly version: number } | null;
  readonly body: SessionDraftBody;
}

/** Drafts of sessions in PostgreSQL. */
@Injectable()
export class SessionDraftsRepository {
  async find(tx: TenantTransaction, id: string): Promise<SessionDraftRow | null> {
    return (await tx.query<SessionDraftRow>(FIND, [tx.caller.practiceId, id])).rows[0] ?? null;
  }

  async findAmendment(tx: TenantTransaction, sessionId: string): Promise<SessionDraftRow | null> {
    const values = [tx.caller.practiceId, sessionId];
    return (await tx.query<SessionDraftRow>(FIND_AMENDMENT, values)).rows[0] ?? null;
  }

  /** The drafts of a patient, the one begun first first. */
  async ofPatient(tx: TenantTransaction, patientId: string): Promise<SessionDraftRow[]> {
    const values = [tx.caller.practiceId, patientId];
    return (await tx.query<SessionDraftRow>(LIST_OF_PATIENT, values)).rows;
  }

  /** The draft as nobody else can change it until the transaction ends, its patient locked as well. */
  async lock(tx: TenantTransaction, id: string): Promise<SessionDraftRow | null> {
    const values = [tx.caller.practiceId, id];
    const [, , found] = await arrived(
      tx.query(LOCK, values),
      tx.query(LOCK_PATIENT, values),
      tx.query<SessionDraftRow>(FIND, values),
    );
    return found.rows[0] ?? null;
  }

  /** Rejects with `session.amendment_open` when the session has an amendment in writing already. */
  async insert(tx: TenantTransaction, draft: NewSessionDraft, at: Date): Promise<void> {
    const { practiceId, staffId } = tx.caller;
    try {
      await tx.query(INSERT, [
        practiceId,
        draft.id,
        draft.patientId,
        draft.courseId,
        draft.amends?.sessionId ?? null,
        draft.amends?.version ?? null,
        JSON.stringify(draft.body),
        staffId,
        at,
      ]);
    } catch (error) {
      if (!violates(error, 'session_draft_one_amendment')) throw error;
      throw new StateConflict(
        'session.amendment_open',
        'An amendment of this session is being written. Continue or discard that one.',
      );
    }
  }

  /** The draft's patient and new version; null when it is gone or has another version. */
  async save(
    tx: TenantTransaction,
    saved: {
      readonly id: string;
      readonly version: number;
      readonly body: SessionDraftBody;
      readonly at: Date;
    },
  ): Promise<{ readonly patient_id: string; readonly version: number } | null> {
    const { practiceId, staffId } = tx.caller;
    const { rows } = await tx.query<{ patient_id: string; version: number }>(SAVE, [
      practiceId,
      saved.id,
      saved.version,
      JSON.stringify(saved.body),
      staffId,
      saved.at,
    ]);
    return rows[0] ?? null;
  }

  /** The patient of the draft that was deleted; null when it is gone or has another version. */
  async delete(tx: TenantTransaction, id: string, version: number): Promise<string | null> {
    const values = [tx.caller.practiceId, id, version];
    const { rows } = await tx.query<{ patient_id: string }>(DELETE, values);
    return rows[0]?.patient_id ?? null;
  }
}
