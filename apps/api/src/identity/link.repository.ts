import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Statement, TenantTransaction } from '../database/tenant';

export type LinkPurpose = 'invitation' | 'password-reset';

/** A one-time link that still opens. */
export interface OpenLink {
  readonly purpose: LinkPurpose;
  readonly practiceId: string;
  readonly staffId: string;
  readonly expiresAt: Date;
}

/** `$4`: only those that somebody asked for at the door. */
const END_OPEN: Statement = {
  name: 'link_end_open',
  text: `UPDATE one_time_link SET expires_at = $3
          WHERE practice_id = $1 AND staff_id = $2 AND used_at IS NULL AND expires_at > $3
            AND (is_requested OR NOT $4::boolean)`,
};
const INSERT: Statement = {
  name: 'link_insert',
  text: `INSERT INTO one_time_link (token_hash, purpose, practice_id, staff_id, created_at, expires_at,
                                    is_requested)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
};
const USE: Statement = {
  name: 'link_use',
  text: `UPDATE one_time_link SET used_at = $2
          WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2`,
};

@Injectable()
export class LinkRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The link of a token; null when it never was, was used, or ran out. */
  async findOpen(tokenHash: Buffer, now: Date): Promise<OpenLink | null> {
    const [row] = await this.dataSource.query<
      { purpose: LinkPurpose; practice_id: string; staff_id: string; expires_at: Date }[]
    >(
      `SELECT purpose, practice_id, staff_id, expires_at FROM one_time_link
        WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2`,
      [tokenHash, now],
    );
    if (!row) return null;
    return {
      purpose: row.purpose,
      practiceId: row.practice_id,
      staffId: row.staff_id,
      expiresAt: row.expires_at,
    };
  }

  /**
   * A new link; whatever link the person had before no longer opens. One that is requested at the door, where nobody has
   * proven to be anybody, ends such ones alone: an invitation stays open.
   */
  replace(
    tx: TenantTransaction,
    link: {
      tokenHash: Buffer;
      purpose: LinkPurpose;
      staffId: string;
      createdAt: Date;
      expiresAt: Date;
      isRequested: boolean;
    },
  ): void {
    const { practiceId } = tx.caller;
    void tx.query(END_OPEN, [practiceId, link.staffId, link.createdAt, link.isRequested]);
    void tx.query(INSERT, [
      link.tokenHash,
      link.purpose,
      practiceId,
      link.staffId,
      link.createdAt,
      link.expiresAt,
      link.isRequested,
    ]);
  }

  /** Ends every open link of a person. */
  endAll(tx: TenantTransaction, staffId: string, at: Date): void {
    void tx.query(END_OPEN, [tx.caller.practiceId, staffId, at, false]);
  }

  /** Links that ran out before this time, used or not. */
  async forgetEndedBefore(at: Date): Promise<void> {
    await this.dataSource.query('DELETE FROM one_time_link WHERE expires_at < $1', [at]);
  }

  /** Uses the link up: true for exactly one of any number of attempts. */
  async use(tx: TenantTransaction, tokenHash: Buffer, now: Date): Promise<boolean> {
    return (await tx.query(USE, [tokenHash, now])).rowCount === 1;
  }
}
