import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Statement, TenantTransaction } from '../database/tenant';

const ENROL: Statement = {
  name: 'second_factor_enrol',
  text: `UPDATE login SET totp_secret = $2, totp_confirmed_at = NULL, totp_last_step = NULL
          WHERE staff_id = $1 AND totp_confirmed_at IS NULL`,
};
const CONFIRM: Statement = {
  name: 'second_factor_confirm',
  text: `UPDATE login SET totp_confirmed_at = $3, totp_last_step = $4, totp_reset_at = NULL
          WHERE staff_id = $1 AND totp_secret = $2 AND totp_confirmed_at IS NULL`,
};
const REMOVE: Statement = {
  name: 'second_factor_remove',
  text: `UPDATE login SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL
          WHERE staff_id = $1`,
};
const NOTE_RESET: Statement = {
  name: 'second_factor_note_reset',
  text: 'UPDATE login SET totp_reset_at = $2 WHERE staff_id = $1',
};
const ADD_CODES: Statement = {
  name: 'second_factor_add_codes',
  text: `INSERT INTO login_recovery_code (staff_id, code_hash) SELECT $1, unnest($2::bytea[])`,
};
const REMOVE_CODES: Statement = {
  name: 'second_factor_remove_codes',
  text: 'DELETE FROM login_recovery_code WHERE staff_id = $1',
};

@Injectable()
export class SecondFactorRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The encrypted secret of an account and whether it was confirmed; null without an enrolment. */
  async find(staffId: string): Promise<{ box: Buffer; isConfirmed: boolean } | null> {
    const [row] = await this.dataSource.query<
      { totp_secret: Buffer | null; totp_confirmed_at: Date | null }[]
    >('SELECT totp_secret, totp_confirmed_at FROM login WHERE staff_id = $1', [staffId]);
    if (!row?.totp_secret) return null;
    return { box: row.totp_secret, isConfirmed: row.totp_confirmed_at !== null };
  }

  /** Uses up a step: true once per step, and never again for it or an earlier one. */
  async useStep(staffId: string, step: number): Promise<boolean> {
    const [, used] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE login SET totp_last_step = $2
        WHERE staff_id = $1 AND (totp_last_step IS NULL OR totp_last_step < $2)`,
      [staffId, step],
    );
    return used === 1;
  }

  /** Uses up a recovery code: true once. */
  async useCode(staffId: string, codeHash: Buffer, at: Date): Promise<boolean> {
    const [, used] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE login_recovery_code SET used_at = $3
        WHERE staff_id = $1 AND code_hash = $2 AND used_at IS NULL`,
      [staffId, codeHash, at],
    );
    return used === 1;
  }

  /** False when a confirmed second factor is there already. */
  async enrol(tx: TenantTransaction, staffId: string, box: Buffer): Promise<boolean> {
    return (await tx.query(ENROL, [staffId, box])).rowCount === 1;
  }

  /** False when another enrolment or confirmation came in between. */
  async confirm(
    tx: TenantTransaction,
    staffId: string,
    confirmation: { box: Buffer; at: Date; step: number },
  ): Promise<boolean> {
    const { box, at, step } = confirmation;
    return (await tx.query(CONFIRM, [staffId, box, at, step])).rowCount === 1;
  }

  replaceCodes(tx: TenantTransaction, staffId: string, codeHashes: readonly Buffer[]): void {
    void tx.query(REMOVE_CODES, [staffId]);
    void tx.query(ADD_CODES, [staffId, codeHashes]);
  }

  remove(tx: TenantTransaction, staffId: string): void {
    void tx.query(REMOVE, [staffId]);
    void tx.query(REMOVE_CODES, [staffId]);
  }

  /** When somebody else took the second factor away; null once the person knows. */
  noteReset(tx: TenantTransaction, staffId: string, at: Date | null): void {
    void tx.query(NOTE_RESET, [staffId, at]);
  }
}
