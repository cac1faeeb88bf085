import { phq9 } from '@glabella/domain/instruments';
import type { CalendarDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { FollowUpCursor } from './follow-up-cursor';
import type { FollowUpRow } from './follow-up-rows';

/** The place of the safety item among the answers; no other instrument has one. */
const SAFETY_ITEM = phq9.items.findIndex((item) => item.isSafetyItem) + 1;

/** The entry as it stands with the patient followed up; of one that was moved away, as it stood there last. */
const ENTRY = `
  SELECT a.assessed_on, a.safety_answer, a.voided, a.score_status
    FROM assessment a
   WHERE a.practice_id = f.practice_id AND a.id = f.assessment_id AND a.patient_id = f.patient_id
   UNION ALL
  (SELECT v.assessed_on, v.item_scores[${SAFETY_ITEM}], true, v.score_status
     FROM assessment a
     JOIN assessment_version v ON v.practice_id = a.practice_id AND v.assessment_id = a.id
          AND v.patient_id = f.patient_id
    WHERE a.practice_id = f.practice_id AND a.id = f.assessment_id AND a.patient_id <> f.patient_id
    ORDER BY v.version DESC LIMIT 1)`;

const COLUMNS = `
  SELECT f.id, f.version, f.patient_id, f.assessment_id, entry.assessed_on, f.cause, entry.safety_answer,
         entry.voided AS is_voided, entry.score_status,
         f.owner_id, o.display_name AS owner_name, f.opened_at, f.due_at, f.escalated_at,
         f.acknowledged_at, f.closed_at, p.given_name, p.family_name, p.birth_date, p.mrn,
         happened.events
    FROM safety_follow_up f
    CROSS JOIN LATERAL (${ENTRY}) AS entry
    JOIN patient p ON p.practice_id = f.practice_id AND p.id = f.patient_id
    JOIN staff o ON o.practice_id = f.practice_id AND o.id = f.owner_id
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object(
               'kind', e.kind, 'disposition', e.disposition, 'note', e.note,
               'assessmentKind', e.assessment_kind, 'assessmentText', e.assessment_text,
               'triageInstrument', e.triage_instrument, 'triageResult', e.triage_result,
               'triagedOn', e.triaged_on, 'triagedBy', e.triaged_by, 'plan', e.plan,
               'ownerId', e.owner_id, 'ownerName', eo.display_name,
               'escalatedTo', (SELECT json_agg(json_build_object(
                                        'id', t.id, 'displayName', t.display_name)
                                        ORDER BY lower(t.display_name), t.id)
                                 FROM staff t
                                WHERE t.practice_id = e.practice_id AND t.id = ANY (e.escalated_to)),
               'authorId', e.author_id, 'authorName', ea.display_name,
               'recordedAt', e.recorded_at) ORDER BY e.ordinal), '[]') AS events
        FROM safety_follow_up_event e
        LEFT JOIN staff ea ON ea.practice_id = e.practice_id AND ea.id = e.author_id
        LEFT JOIN staff eo ON eo.practice_id = e.practice_id AND eo.id = e.owner_id
       WHERE e.practice_id = f.practice_id AND e.follow_up_id = f.id) AS happened`;

const FIND_ONE: Statement = {
  name: 'follow_up_find_one',
  text: `${COLUMNS} WHERE f.practice_id = $1 AND f.id = $2`,
};

/** `$2` owners or null for all, `$3` the instant that makes late or null for all, `$4` and `$5` the row before. */
const LIST_OPEN: Statement = {
  name: 'follow_up_list_open',
  text: `${COLUMNS} WHERE f.practice_id = $1 AND f.closed_at IS NULL
            AND ($2::uuid[] IS NULL OR f.owner_id = ANY ($2))
            AND ($3::timestamptz IS NULL OR f.due_at <= $3)
            AND ($4::timestamptz IS NULL OR (f.due_at, f.id) > ($4, $5::uuid))
          ORDER BY f.due_at, f.id LIMIT $6`,
};

/** `$3` and `$4`: closed from this instant, and before that one. */
const LIST_CLOSED: Statement = {
  name: 'follow_up_list_closed',
  text: `${COLUMNS} WHERE f.practice_id = $1 AND f.closed_at IS NOT NULL
            AND ($2::uuid[] IS NULL OR f.owner_id = ANY ($2))
            AND ($3::timestamptz IS NULL OR f.closed_at >= $3)
            AND ($4::timestamptz IS NULL OR f.closed_at < $4)
            AND ($5::timestamptz IS NULL OR (f.closed_at, f.id) < ($5, $6::uuid))
          ORDER BY f.closed_at DESC, f.id DESC LIMIT $7`,
};

const LIST_OF_PATIENT: Statement = {
  name: 'follow_up_list_of_patient',
  text: `${COLUMNS} WHERE f.practice_id = $1 AND f.patient_id = $2 ORDER BY f.opened_at, f.id`,
};

const COUNT_OPEN: Statement = {
  name: 'follow_up_count_open',
  text: `SELECT count(*)::integer AS open,
                count(*) FILTER (WHERE due_at <= $2)::integer AS late,
                count(*) FILTER (WHERE owner_id = ANY ($3))::integer AS mine,
                count(*) FILTER (WHERE due_at <= $2 AND owner_id = ANY ($3))::integer AS mine_late
           FROM safety_follow_up WHERE practice_id = $1 AND closed_at IS NULL`,
};

const OPEN_SAFETY_ANSWER: Statement = {
  name: 'follow_up_open_safety_answer',
  text: `SELECT max(a.assessed_on)::text AS assessed_on
           FROM safety_follow_up f
           JOIN assessment a ON a.practice_id = f.practice_id AND a.id = f.assessment_id
          WHERE f.practice_id = $1 AND f.patient_id = $2 AND f.closed_at IS NULL`,
};

/** Which open follow-ups: of these owners, past this instant, after this row; null leaves a filter out. */
export interface OpenFilter {
  readonly ownerIds: readonly string[] | null;
  readonly lateAt: Date | null;
  readonly after: FollowUpCursor | null;
  readonly limit: number;
}

/** Which closed follow-ups: of these owners, closed from an instant and before another, after this row. */
export interface ClosedFilter {
  readonly ownerIds: readonly string[] | null;
  readonly from: string | null;
  readonly before: string | null;
  readonly after: FollowUpCursor | null;
  readonly limit: number;
}

export interface FollowUpCountRow extends QueryResultRow {
  readonly open: number;
  readonly late: number;
  readonly mine: number;
  readonly mine_late: number;
}

/** Follow-ups as pages and other features read them. */
@Injectable()
export class FollowUpReads {
  async listOpen(
    tx: TenantTransaction,
    { ownerIds, lateAt, after, limit }: OpenFilter,
  ): Promise<FollowUpRow[]> {
    const values = [
      tx.caller.practiceId,
      ownerIds,
      lateAt,
      after?.at ?? null,
      after?.id ?? null,
      limit,
    ];
    return (await tx.query<FollowUpRow>(LIST_OPEN, values)).rows;
  }

  async listClosed(
    tx: TenantTransaction,
    { ownerIds, from, before, after, limit }: ClosedFilter,
  ): Promise<FollowUpRow[]> {
    const values = [
      tx.caller.practiceId,
      ownerIds,
      from,
      before,
      after?.at ?? null,
      after?.id ?? null,
      limit,
    ];
    return (await tx.query<FollowUpRow>(LIST_CLOSED, values)).rows;
  }

  async countOpen(
    tx: TenantTransaction,
    now: Date,
    ownerIds: readonly string[],
  ): Promise<FollowUpCountRow> {
    const values = [tx.caller.practiceId, now, ownerIds];
    const [row] = (await tx.query<FollowUpCountRow>(COUNT_OPEN, values)).rows;
    return row ?? { open: 0, late: 0, mine: 0, mine_late: 0 };
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
