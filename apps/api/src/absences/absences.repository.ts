import type { AbsencePlan } from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import type { Statement, TenantTransaction } from '../database/tenant';

export interface AbsenceRow extends QueryResultRow {
  readonly id: string;
  readonly version: number;
  readonly staff_id: string;
  readonly cover_id: string;
  readonly from_on: string;
  readonly until_on: string;
  readonly author_id: string;
  readonly recorded_at: Date;
  readonly withdrawn_at: Date | null;
}

const COLUMNS = `SELECT id, version, staff_id, cover_id, from_on, until_on, author_id, recorded_at, withdrawn_at
                   FROM staff_absence`;

const LIST: Statement = {
  name: 'absence_list',
  text: `${COLUMNS} WHERE practice_id = $1 AND withdrawn_at IS NULL AND until_on >= $2
          ORDER BY from_on, id`,
};
const LOCK: Statement = {
  name: 'absence_lock',
  text: `${COLUMNS} WHERE practice_id = $1 AND id = $2 FOR UPDATE`,
};
/** Plans of one person come one after another, so that two cannot overlap. */
const LOCK_PERSON: Statement = {
  name: 'absence_lock_person',
  text: `SELECT id FROM staff WHERE practice_id = $1 AND id = $2 FOR NO KEY UPDATE`,
};
const FIND_OVERLAPPING: Statement = {
  name: 'absence_find_overlapping',
  text: `${COLUMNS} WHERE practice_id = $1 AND staff_id = $2 AND withdrawn_at IS NULL
            AND from_on <= $4 AND until_on >= $3 LIMIT 1`,
};
const INSERT: Statement = {
  name: 'absence_insert',
  text: `INSERT INTO staff_absence
           (practice_id, id, staff_id, cover_id, from_on, until_on, author_id, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
};
const WITHDRAW: Statement = {
  name: 'absence_withdraw',
  text: `UPDATE staff_absence SET withdrawn_by = $3, withdrawn_at = $4, version = version + 1
          WHERE practice_id = $1 AND id = $2`,
};

/** When people are away. Withdrawn plans stay, with who took them back and when. */
@Injectable()
export class AbsencesRepository {
  /** Those that are not over on a day, by their first day. */
  async list(tx: TenantTransaction, today: string): Promise<AbsenceRow[]> {
    return (await tx.query<AbsenceRow>(LIST, [tx.caller.practiceId, today])).rows;
  }

  async lock(tx: TenantTransaction, id: string): Promise<AbsenceRow | null> {
    return (await tx.query<AbsenceRow>(LOCK, [tx.caller.practiceId, id])).rows[0] ?? null;
  }

  /** An absence of this person on one of these days, once nobody else plans for the person; null without. */
  async findOverlapping(tx: TenantTransaction, plan: AbsencePlan): Promise<AbsenceRow | null> {
    const { practiceId } = tx.caller;
    await tx.query(LOCK_PERSON, [practiceId, plan.staffId]);
    const values = [practiceId, plan.staffId, plan.fromOn, plan.untilOn];
    return (await tx.query<AbsenceRow>(FIND_OVERLAPPING, values)).rows[0] ?? null;
  }

  async insert(tx: TenantTransaction, id: string, plan: AbsencePlan, at: Date): Promise<void> {
    const { practiceId, staffId } = tx.caller;
    const { fromOn, untilOn } = plan;
    const values = [practiceId, id, plan.staffId, plan.coverId, fromOn, untilOn, staffId, at];
    await tx.query(INSERT, values);
  }

  async withdraw(tx: TenantTransaction, id: string, at: Date): Promise<void> {
    await tx.query(WITHDRAW, [tx.caller.practiceId, id, tx.caller.staffId, at]);
  }
}
