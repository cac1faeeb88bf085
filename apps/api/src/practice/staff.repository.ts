import { Injectable } from '@nestjs/common';
import type { Role } from '@glabella/contracts';
import type { Statement, TenantTransaction } from '../database/tenant';

export interface StaffRow {
  readonly id: string;
  readonly version: number;
  readonly display_name: string;
  readonly email: string;
  readonly roles: Role[];
  readonly disabled_at: Date | null;
  readonly has_password: boolean;
  readonly has_second_factor: boolean;
  readonly reset_requested_at: Date | null;
  readonly open_follow_ups: number;
  readonly handed_reasons: number;
}

type ColleagueRow = Pick<StaffRow, 'id' | 'display_name' | 'roles'>;

const STAFF = `
  SELECT staff.id, staff.version, staff.display_name, staff.email, staff.roles, staff.disabled_at,
         login.password_hash IS NOT NULL AS has_password,
         login.totp_confirmed_at IS NOT NULL AS has_second_factor, login.reset_requested_at,
         (SELECT count(*)::integer FROM safety_follow_up f
           WHERE f.practice_id = staff.practice_id AND f.owner_id = staff.id AND f.closed_at IS NULL)
           AS open_follow_ups,
         (SELECT count(*)::integer FROM attention_handling h
            JOIN patient_summary s ON s.practice_id = h.practice_id AND s.patient_id = h.patient_id
           WHERE h.practice_id = staff.practice_id AND h.owner_id = staff.id
             AND EXISTS (SELECT 1 FROM json_array_elements(s.attention) r WHERE r ->> 'kind' = h.kind))
           AS handed_reasons
    FROM staff LEFT JOIN login ON login.staff_id = staff.id`;

const LIST: Statement = {
  name: 'staff_list',
  text: `${STAFF} WHERE staff.practice_id = $1 ORDER BY lower(staff.display_name), staff.id`,
};
const FIND: Statement = {
  name: 'staff_find',
  text: `${STAFF} WHERE staff.practice_id = $1 AND staff.id = $2`,
};
const COLLEAGUES: Statement = {
  name: 'staff_colleagues',
  text: `SELECT id, display_name, roles FROM staff
          WHERE practice_id = $1 AND disabled_at IS NULL ORDER BY lower(display_name), id`,
};
const FORMER_COLLEAGUES: Statement = {
  name: 'staff_former_colleagues',
  text: `SELECT id, display_name, roles FROM staff
          WHERE practice_id = $1 AND disabled_at IS NOT NULL ORDER BY lower(display_name), id`,
};
const INSERT: Statement = {
  name: 'staff_insert',
  text: `INSERT INTO staff (practice_id, id, display_name, email, roles, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
};
const UPDATE: Statement = {
  name: 'staff_update',
  text: `UPDATE staff SET display_name = $3, roles = $4, disabled_at = $5, version = version + 1
          WHERE practice_id = $1 AND id = $2`,
};
const COUNT_OTHER_ADMINISTRATORS: Statement = {
  name: 'staff_count_other_administrators',
  text: `SELECT count(*)::integer AS others
           FROM staff JOIN login ON login.staff_id = staff.id
          WHERE staff.practice_id = $1 AND staff.id <> $2 AND staff.disabled_at IS NULL
            AND 'administrator' = ANY (staff.roles) AND login.password_hash IS NOT NULL`,
};

@Injectable()
export class StaffRepository {
  async list(tx: TenantTransaction): Promise<StaffRow[]> {
    return (await tx.query<StaffRow>(LIST, [tx.caller.practiceId])).rows;
  }

  async find(tx: TenantTransaction, staffId: string): Promise<StaffRow | null> {
    return (await tx.query<StaffRow>(FIND, [tx.caller.practiceId, staffId])).rows[0] ?? null;
  }

  async colleagues(tx: TenantTransaction): Promise<ColleagueRow[]> {
    return (await tx.query<ColleagueRow>(COLLEAGUES, [tx.caller.practiceId])).rows;
  }

  async formerColleagues(tx: TenantTransaction): Promise<ColleagueRow[]> {
    return (await tx.query<ColleagueRow>(FORMER_COLLEAGUES, [tx.caller.practiceId])).rows;
  }

  async insert(
    tx: TenantTransaction,
    person: { id: string; displayName: string; email: string; roles: readonly Role[]; at: Date },
  ): Promise<void> {
    const { id, displayName, email, roles, at } = person;
    await tx.query(INSERT, [tx.caller.practiceId, id, displayName, email, roles, at]);
  }

  update(
    tx: TenantTransaction,
    staffId: string,
    change: { displayName: string; roles: readonly Role[]; disabledAt: Date | null },
  ): void {
    const { displayName, roles, disabledAt } = change;
    void tx.query(UPDATE, [tx.caller.practiceId, staffId, displayName, roles, disabledAt]);
  }

  /** Administrators besides this person who can sign in now. */
  async countOtherAdministrators(tx: TenantTransaction, staffId: string): Promise<number> {
    const values = [tx.caller.practiceId, staffId];
    const found = await tx.query<{ others: number }>(COUNT_OTHER_ADMINISTRATORS, values);
    return found.rows[0]?.others ?? 0;
  }
}
