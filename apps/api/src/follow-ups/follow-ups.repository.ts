import type { FollowUpDisposition, SafetyAssessment } from '@glabella/contracts';
import type { FollowUpCause } from '@glabella/domain/instruments';
import { Injectable } from '@nestjs/common';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { FollowUpEventKind, LockedFollowUp } from './follow-up-rows';

const LOCKED = `
  SELECT f.id, f.version, f.patient_id, f.assessment_id, f.cause, f.owner_id, f.due_at,
         f.escalated_at, a.assessed_on, f.acknowledged_at, f.closed_at, a.voided AS is_voided, a.safety_answer,
         a.score_status
    FROM safety_follow_up f
    JOIN assessment a ON a.practice_id = f.practice_id AND a.id = f.assessment_id`;

const LOCK: Statement = {
  name: 'follow_up_lock',
  text: `${LOCKED} WHERE f.practice_id = $1 AND f.id = $2 FOR UPDATE OF f`,
};

const LOCK_OF_ASSESSMENT: Statement = {
  name: 'follow_up_lock_of_assessment',
  text: `${LOCKED} WHERE f.practice_id = $1 AND f.assessment_id = $2 AND f.patient_id = $3 FOR UPDATE OF f`,
};

const INSERT: Statement = {
  name: 'follow_up_insert',
  text: `INSERT INTO safety_follow_up
           (practice_id, id, patient_id, assessment_id, cause, owner_id, opened_at, due_at, acknowledged_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};

const UPDATE: Statement = {
  name: 'follow_up_update',
  text: `UPDATE safety_follow_up
            SET version = version + 1, cause = $3, owner_id = $4, due_at = $5,
                acknowledged_at = $6, closed_at = $7, escalated_at = $8::timestamptz,
                escalation_announced_at = CASE WHEN $8::timestamptz IS NOT NULL THEN escalation_announced_at END
          WHERE practice_id = $1 AND id = $2`,
};

/** The ordinal is read in the inserting statement: the follow-up's row is locked by then. */
const APPEND_EVENT: Statement = {
  name: 'follow_up_append_event',
  text: `INSERT INTO safety_follow_up_event
           (practice_id, follow_up_id, ordinal, kind, disposition, note, owner_id, author_id, recorded_at,
            assessment_kind, assessment_text, triage_instrument, triage_result, triaged_on, triaged_by, plan)
         SELECT $1, $2, coalesce(max(ordinal), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
           FROM safety_follow_up_event WHERE practice_id = $1 AND follow_up_id = $2`,
};

const HAND_OVER_ALL_OPEN: Statement = {
  name: 'follow_up_hand_over_all_open',
  text: `WITH handed AS (
           UPDATE safety_follow_up SET owner_id = $3, version = version + 1
            WHERE practice_id = $1 AND owner_id = $2 AND closed_at IS NULL
            RETURNING id, patient_id),
         told AS (
           INSERT INTO safety_follow_up_event
             (practice_id, follow_up_id, ordinal, kind, owner_id, author_id, recorded_at)
           SELECT $1, h.id, (SELECT max(e.ordinal) + 1 FROM safety_follow_up_event e
                              WHERE e.practice_id = $1 AND e.follow_up_id = h.id),
                  'assigned', $3, $4, $5
             FROM handed h)
         SELECT patient_id FROM handed`,
};

const COUNT_OPEN_OF_OWNER: Statement = {
  name: 'follow_up_count_open_of_owner',
  text: `SELECT count(*)::integer AS open FROM safety_follow_up
          WHERE practice_id = $1 AND owner_id = $2 AND closed_at IS NULL`,
};

/** Of the open course that started last, where the person is still there. */
const FIND_RESPONSIBLE: Statement = {
  name: 'follow_up_find_responsible',
  text: `SELECT v.responsible_id
           FROM course c
           JOIN course_version v ON v.practice_id = c.practice_id AND v.course_id = c.id
                AND v.version = c.version
           JOIN staff s ON s.practice_id = c.practice_id AND s.id = v.responsible_id
                AND s.disabled_at IS NULL
          WHERE c.practice_id = $1 AND c.patient_id = $2 AND c.ended_on IS NULL
          ORDER BY c.started_on DESC, c.id LIMIT 1`,
};

const FIND_OWNER: Statement = {
  name: 'follow_up_find_owner',
  text: `SELECT disabled_at IS NOT NULL AS is_disabled, roles FROM staff
          WHERE practice_id = $1 AND id = $2`,
};

/** A follow-up as it is first stored. */
export interface NewFollowUp {
  readonly id: string;
  readonly patientId: string;
  readonly assessmentId: string;
  readonly cause: FollowUpCause;
  readonly ownerId: string;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly acknowledgedAt: Date | null;
}

/** What a follow-up's row may become. */
export type FollowUpState = Pick<
  LockedFollowUp,
  'cause' | 'owner_id' | 'due_at' | 'escalated_at' | 'acknowledged_at' | 'closed_at'
>;

/** Something that happened to a follow-up; the author is the caller. */
export interface NewFollowUpEvent {
  readonly kind: Exclude<FollowUpEventKind, 'escalated'>;
  readonly disposition?: FollowUpDisposition;
  readonly note?: string | null;
  readonly ownerId?: string;
  readonly assessment?: SafetyAssessment | null;
  readonly plan?: string;
}

/** Writes of follow-ups. Nothing is awaited that needs no answer: the statements travel in the caller's flight. */
@Injectable()
export class FollowUpsRepository {
  /** The follow-up, locked until the transaction ends; null when the practice has none of this id. */
  async lock(tx: TenantTransaction, id: string): Promise<LockedFollowUp | null> {
    const found = await tx.query<LockedFollowUp>(LOCK, [tx.caller.practiceId, id]);
    return found.rows[0] ?? null;
  }

  /** What of an entry is followed up for a patient: an entry that was moved has one for each whose it was. */
  async lockOfAssessment(
    tx: TenantTransaction,
    assessmentId: string,
    patientId: string,
  ): Promise<LockedFollowUp | null> {
    const values = [tx.caller.practiceId, assessmentId, patientId];
    return (await tx.query<LockedFollowUp>(LOCK_OF_ASSESSMENT, values)).rows[0] ?? null;
  }

  async insert(tx: TenantTransaction, followUp: NewFollowUp): Promise<void> {
    await tx.query(INSERT, [
      tx.caller.practiceId,
      followUp.id,
      followUp.patientId,
      followUp.assessmentId,
      followUp.cause,
      followUp.ownerId,
      followUp.openedAt,
      followUp.dueAt,
      followUp.acknowledgedAt,
    ]);
  }

  async update(tx: TenantTransaction, id: string, state: FollowUpState): Promise<void> {
    await tx.query(UPDATE, [
      tx.caller.practiceId,
      id,
      state.cause,
      state.owner_id,
      state.due_at,
      state.acknowledged_at,
      state.closed_at,
      state.escalated_at,
    ]);
  }

  async appendEvent(
    tx: TenantTransaction,
    followUpId: string,
    at: Date,
    event: NewFollowUpEvent,
  ): Promise<void> {
    const triage = event.assessment?.kind === 'outside-triage' ? event.assessment : null;
    const words = event.assessment?.kind === 'own-words' ? event.assessment.text : null;
    await tx.query(APPEND_EVENT, [
      tx.caller.practiceId,
      followUpId,
      event.kind,
      event.disposition ?? null,
      event.note ?? null,
      event.ownerId ?? null,
      tx.caller.staffId,
      at,
      event.assessment?.kind ?? null,
      words,
      triage?.instrument ?? null,
      triage?.result ?? null,
      triage?.assessedOn ?? null,
      triage?.assessedBy ?? null,
      event.plan ?? null,
    ]);
  }

  /** Hands every open follow-up of one person to another; answers whose they were. */
  async handOverAllOpen(
    tx: TenantTransaction,
    fromStaffId: string,
    toStaffId: string,
    at: Date,
  ): Promise<string[]> {
    const handed = await tx.query<{ patient_id: string }>(HAND_OVER_ALL_OPEN, [
      tx.caller.practiceId,
      fromStaffId,
      toStaffId,
      tx.caller.staffId,
      at,
    ]);
    return handed.rows.map((row) => row.patient_id);
  }

  async countOpenOf(tx: TenantTransaction, ownerId: string): Promise<number> {
    const values = [tx.caller.practiceId, ownerId];
    return (await tx.query<{ open: number }>(COUNT_OPEN_OF_OWNER, values)).rows[0]?.open ?? 0;
  }

  /** The responsible psychiatrist of the patient's running course; null without one. */
  async findResponsible(tx: TenantTransaction, patientId: string): Promise<string | null> {
    const values = [tx.caller.practiceId, patientId];
    const found = await tx.query<{ responsible_id: string }>(FIND_RESPONSIBLE, values);
    return found.rows[0]?.responsible_id ?? null;
  }

  /** The roles of an active member of staff; null when there is no such person or the person is disabled. */
  async rolesOfActive(tx: TenantTransaction, staffId: string): Promise<readonly string[] | null> {
    const values = [tx.caller.practiceId, staffId];
    const found = await tx.query<{ is_disabled: boolean; roles: string[] }>(FIND_OWNER, values);
    const person = found.rows[0];
    return person && !person.is_disabled ? person.roles : null;
  }
}
