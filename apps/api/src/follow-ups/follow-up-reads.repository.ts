import type { CalendarDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { FollowUpRow } from './follow-up-rows';

const COLUMNS = `
  SELECT f.id, f.version, f.patient_id, f.assessment_id, a.assessed_on, f.cause, a.safety_answer,
         f.owner_id, o.display_name AS owner_name, f.opened_at, f.due_at, f.acknowledged_at,
         f.closed_at, p.given_name, p.family_name, p.birth_date, p.mrn, happened.events
    FROM safety_follow_up f
    JOIN assessment a ON a.practice_id = f.practice_id AND a.id = f.assessment_id
    JOIN patient p ON p.practice_id = f.practice_id AND p.id = f.patient_id
    JOIN staff o ON o.practice_id = f.practice_id AND o.id = f.owner_id
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
               'kind', e.kind, 'disposition', e.disposition, 'note', e.note,
               'ownerId', e.owner_id, 'ownerName', eo.display_name,
               'authorId', e.author_id, 'authorName', ea.display_name,
               'recordedAt', e.recorded_at) ORDER BY e.ordinal), '[]') AS events
        FROM safety_follow_up_event e
        JOIN staff ea ON ea.practice_id = e.practice_id AND ea.id = e.author_id
        LEFT JOIN staff eo ON eo.practice_id = e.practice_id AND eo.id = e.owner_id
       WHERE e.practice_id = f.practice_id AND e.follow_up_id = f.id) AS happened`;

/** How many closed ones a list shows, the latest first; the rest stand on their patients' pages. */
export const CLOSED_SHOWN = 200;

const FIND_ONE: Statement = {
  name: 'follow_up_find_one',
  text: `${COLUMNS} WHERE f.practice_id = $1 AND f.id = $2`,
};

const LIST_OPEN: Statement = {
  name: 'follow_up_list_open',
  text: `${COLUMNS} WHERE f.practice_id = $1 AND f.closed_at IS NULL ORDER BY f.due_at, f.id`,
};

const LIST_CLOSED: Statement = {
  name: 'follow_up_list_closed',
  text: `${COLUMNS} WHERE f.practice_id = $1 AND f.closed_at IS NOT NULL
         ORDER BY f.closed_at DESC, f.id LIMIT ${CLOSED_SHOWN}`,
};

const LIST_OF_PATIENT: Statement = {
  name: 'follow_up_list_of_patient',
  text: `${COLUMNS} WHERE f.practice_id = $1 AND f.patient_id = $2 ORDER BY f.opened_at, f.id`,
};

const OPEN_SAFETY_ANSWER: Statement = {
  name: 'follow_up_open_safety_answer',
  text: `SELECT max(a.assessed_on)::text AS assessed_on
           FROM safety_follow_up f
           JOIN assessment a ON a.practice_id = f.practice_id AND a.id = f.assessment_id
          WHERE f.practice_id = $1 AND f.patient_id = $2 AND f.closed_at IS NULL`,
};

/** Follow-ups as pages and other features read them. */
@Injectable()
export class FollowUpReads {
  async list(tx: TenantTransaction, state: 'open' | 'closed'): Promise<FollowUpRow[]> {
    const statement = state === 'open' ? LIST_OPEN : LIST_CLOSED;
    return (await tx.query<FollowUpRow>(statement, [tx.caller.practiceId])).rows;
  }

  async ofPatient(tx: TenantTransaction, patientId: string): Promise<FollowUpRow[]> {
    const values = [tx.caller.practiceId, patientId];
    return (await tx.query<FollowUpRow>(LIST_OF_PATIENT, values)).rows;
  }

  async find(tx: TenantTransaction, id: string): Promise<FollowUpRow | null> {
    const found = await tx.query<FollowUpRow>(FIND_ONE, [tx.caller.practiceId, id]);
    return found.rows[0] ?? null;
  }

  async openSafetyAnswerOn(tx: TenantTransaction, patientId: string): Promise<CalendarDate | null> {
    const values = [tx.caller.practiceId, patientId];
    const found = await tx.query<{ assessed_on: string | null }>(OPEN_SAFETY_ANSWER, values);
    return found.rows[0]?.assessed_on ?? null;
  }
}
