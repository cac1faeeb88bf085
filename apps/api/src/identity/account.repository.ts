import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Role } from '@glabella/contracts';
import { violates } from '../database/database-trouble';
import type { Statement, TenantTransaction } from '../database/tenant';
import { StateConflict } from '../http/errors';

/** What stands beside a person's e-mail address: read before the practice is known. */
export interface Account {
  readonly staffId: string;
  readonly practiceId: string;
  readonly passwordHash: string | null;
  /** The encrypted secret of a confirmed second factor. */
  readonly totpSecret: Buffer | null;
}

/** The person behind an account, in their practice. */
export interface AccountOwner {
  readonly displayName: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly isDisabled: boolean;
  readonly practiceName: string;
}

interface AccountRow {
  staff_id: string;
  practice_id: string;
  password_hash: string | null;
  totp_secret: Buffer | null;
  totp_confirmed_at: Date | null;
}

const COLUMNS = 'staff_id, practice_id, password_hash, totp_secret, totp_confirmed_at';

const OWNER: Statement = {
  name: 'account_owner',
  text: `SELECT staff.display_name, staff.email, staff.roles, staff.disabled_at, practice.name
           FROM staff JOIN practice ON practice.id = staff.practice_id
          WHERE staff.practice_id = $1 AND staff.id = $2`,
};
const INSERT: Statement = {
  name: 'account_insert',
  text: `INSERT INTO login (staff_id, practice_id, email_key, password_hash, password_changed_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
};
const SET_PASSWORD: Statement = {
  name: 'account_set_password',
  text: `UPDATE login SET password_hash = $2, password_changed_at = $3, reset_requested_at = NULL
          WHERE staff_id = $1`,
};
const REHASH: Statement = {
  name: 'account_rehash',
  text: `UPDATE login SET password_hash = $3 WHERE staff_id = $1 AND password_hash = $2`,
};
const NOTE_RESET: Statement = {
  name: 'account_note_reset_request',
  text: `UPDATE login SET reset_requested_at = $2 WHERE staff_id = $1`,
};

/** How addresses are compared: without regard to case or to how a character is composed. */
export function emailKey(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

@Injectable()
export class AccountRepository {
  constructor(private readonly dataSource: DataSource) {}

  async findByEmail(email: string): Promise<Account | null> {
    const rows = await this.dataSource.query<AccountRow[]>(
      `SELECT ${COLUMNS} FROM login WHERE email_key = $1`,
      [emailKey(email)],
    );
    return rows[0] ? toAccount(rows[0]) : null;
  }

  async findByStaff(staffId: string): Promise<Account | null> {
    const rows = await this.dataSource.query<AccountRow[]>(
      `SELECT ${COLUMNS} FROM login WHERE staff_id = $1`,
      [staffId],
    );
    return rows[0] ? toAccount(rows[0]) : null;
  }

  async owner(tx: TenantTransaction, staffId: string): Promise<AccountOwner | null> {
    const found = await tx.query<{
      display_name: string;
      email: string;
      roles: Role[];
      disabled_at: Date | null;
      name: string;
    }>(OWNER, [tx.caller.practiceId, staffId]);
    const row = found.rows[0];
    if (!row) return null;
    return {
      displayName: row.display_name,
      email: row.email,
      roles: row.roles,
      isDisabled: row.disabled_at !== null,
      practiceName: row.name,
    };
  }

  /** Throws `StateConflict` when the address already belongs to an account. */
  async insert(
    tx: TenantTransaction,
    account: { staffId: string; email: string; passwordHash: string | null; at: Date },
  ): Promise<void> {
    const { staffId, email, passwordHash, at } = account;
    try {
      await tx.query(INSERT, [
        staffId,
        tx.caller.practiceId,
        emailKey(email),
        passwordHash,
        passwordHash === null ? null : at,
        at,
      ]);
    } catch (error) {
      if (!violates(error, 'login_email_unique')) throw error;
      throw new StateConflict(
        'staff.email_taken',
        'This e-mail address belongs to an account already. Use another one.',
        { field: 'email' },
      );
    }
  }

  setPassword(tx: TenantTransaction, staffId: string, passwordHash: string, at: Date): void {
    void tx.query(SET_PASSWORD, [staffId, passwordHash, at]);
  }

  /** Stores the same password hashed anew, unless it was changed meanwhile. */
  rehash(tx: TenantTransaction, staffId: string, before: string, after: string): void {
    void tx.query(REHASH, [staffId, before, after]);
  }

  noteResetRequest(tx: TenantTransaction, staffId: string, at: Date): void {
    void tx.query(NOTE_RESET, [staffId, at]);
  }
}

function toAccount(row: AccountRow): Account {
  return {
    staffId: row.staff_id,
    practiceId: row.practice_id,
    passwordHash: row.password_hash,
    totpSecret: row.totp_confirmed_at === null ? null : row.totp_secret,
  };
}
