import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import type { Statement, TenantTransaction } from '../database/tenant';

/**
 * Who changes a follow-up at this moment is left alone: the next look finds it. So an escalation never waits, two
 * processes never take the same one, and what was escalated is never taken again.
 */
const CLAIM_LATE: Statement = {
  name: 'follow_up_claim_late',
  text: `WITH late AS (
           SELECT id FROM safety_follow_up
            WHERE practice_id = $1 AND closed_at IS NULL AND escalated_at IS NULL AND due_at <= $2
              AND ($3::uuid IS NULL OR patient_id = $3)
            ORDER BY due_at, id LIMIT $4 FOR UPDATE SKIP LOCKED)
         UPDATE safety_follow_up f SET escalated_at = $2
           FROM late WHERE f.practice_id = $1 AND f.id = late.id
         RETURNING f.id, f.patient_id`,
};

const TELL_ESCALATED: Statement = {
  name: 'follow_up_tell_escalated',
  text: `INSERT INTO safety_follow_up_event
           (practice_id, follow_up_id, ordinal, kind, escalated_to, recorded_at)
         SELECT $1, late.id, (SELECT coalesce(max(e.ordinal), 0) + 1 FROM safety_follow_up_event e
                               WHERE e.practice_id = $1 AND e.follow_up_id = late.id),
                'escalated', $3, $4
           FROM unnest($2::uuid[]) AS late (id)`,
};

const COUNT_WAITING: Statement = {
  name: 'follow_up_count_waiting',
  text: `SELECT count(*) FILTER (WHERE escalated_at IS NULL)::integer AS late,
                count(*) FILTER (WHERE escalated_at IS NOT NULL)::integer AS unannounced
           FROM safety_follow_up
          WHERE practice_id = $1 AND closed_at IS NULL AND due_at <= $2
            AND escalation_announced_at IS NULL`,
};

const CLAIM_UNANNOUNCED: Statement = {
  name: 'follow_up_claim_unannounced',
  text: `WITH waiting AS (
           SELECT id FROM safety_follow_up
            WHERE practice_id = $1 AND closed_at IS NULL AND escalated_at IS NOT NULL
              AND escalation_announced_at IS NULL
            ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED),
         claimed AS (
           UPDATE safety_follow_up f SET escalation_announced_at = $2
             FROM waiting WHERE f.practice_id = $1 AND f.id = waiting.id
           RETURNING f.id, f.patient_id)
         SELECT c.patient_id, s.email, pr.name AS practice_name
           FROM claimed c
           JOIN practice pr ON pr.id = $1
           LEFT JOIN LATERAL (
             SELECT e.escalated_to FROM safety_follow_up_event e
              WHERE e.practice_id = $1 AND e.follow_up_id = c.id AND e.kind = 'escalated'
              ORDER BY e.ordinal DESC LIMIT 1) told ON true
           LEFT JOIN staff s ON s.practice_id = $1 AND s.id = ANY (told.escalated_to)
                AND s.disabled_at IS NULL`,
};

export interface LateFollowUp extends QueryResultRow {
  readonly id: string;
  readonly patient_id: string;
}

/** Somebody who is written to about a patient's follow-up; without an address where nobody could be told. */
export interface AnnouncementRow extends QueryResultRow {
  readonly patient_id: string;
  readonly email: string | null;
  readonly practice_name: string;
}

/** What is late, and who has been written to about it. */
@Injectable()
export class EscalationRepository {
  /** Marks open ones past their deadline as escalated now, of one patient or of all; answers those not marked before. */
  async claimLate(
    tx: TenantTransaction,
    now: Date,
    patientId: string | null,
    limit: number,
  ): Promise<LateFollowUp[]> {
    const values = [tx.caller.practiceId, now, patientId, limit];
    return (await tx.query<LateFollowUp>(CLAIM_LATE, values)).rows;
  }

  async tellEscalated(
    tx: TenantTransaction,
    ids: readonly string[],
    recipientIds: readonly string[],
    at: Date,
  ): Promise<void> {
    await tx.query(TELL_ESCALATED, [tx.caller.practiceId, ids, recipientIds, at]);
  }

  /** How many are late and not escalated, and how many are escalated and not written about. */
  async countWaiting(
    tx: TenantTransaction,
    now: Date,
  ): Promise<{ readonly late: number; readonly unannounced: number }> {
    const values = [tx.caller.practiceId, now];
    const found = await tx.query<{ late: number; unannounced: number }>(COUNT_WAITING, values);
    return found.rows[0] ?? { late: 0, unannounced: 0 };
  }

  /** Marks escalations as written about now; answers a row for each person and follow-up. */
  async claimUnannounced(
    tx: TenantTransaction,
    now: Date,
    limit: number,
  ): Promise<AnnouncementRow[]> {
    const values = [tx.caller.practiceId, now, limit];
    return (await tx.query<AnnouncementRow>(CLAIM_UNANNOUNCED, values)).rows;
  }
}
