import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Role } from '@glabella/contracts';
import { arrived } from '../database/flight';
import { inOneFlight } from '../database/one-flight';
import { BEGIN_READ_ONLY } from '../database/statement';
import type { Statement, TenantTransaction } from '../database/tenant';

/** A stored session with the state of its owner, as one request finds them. */
export interface FoundSession {
  readonly sessionId: string;
  readonly practiceId: string;
  readonly staffId: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly isDisabled: boolean;
  /** The practice asks for a second factor and the person has none. */
  readonly lacksSecondFactor: boolean;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly isRevoked: boolean;
}

interface FoundRow {
  id: string;
  practice_id: string;
  staff_id: string;
  display_name: string;
  roles: Role[];
  disabled_at: Date | null;
  lacks_second_factor: boolean;
  last_seen_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
}

/** Staff are behind row-level security, so the session's practice is set before they are read: all in one flight. */
const SET_PRACTICE_OF_SESSION: Statement = {
  name: 'session_set_practice',
  text: `SELECT set_config('app.practice_id', coalesce(
           (SELECT practice_id FROM login_session WHERE token_hash = $1),
           '00000000-0000-0000-0000-000000000000')::text, true)`,
};
const FIND: Statement = {
  name: 'session_find',
  text: `SELECT session.id, session.practice_id, session.staff_id, session.last_seen_at,
                session.expires_at, session.revoked_at,
                staff.display_name, staff.roles, staff.disabled_at,
                login.totp_confirmed_at IS NULL
                  AND coalesce((practice.settings ->> 'requiresSecondFactor')::boolean, false)
                  AS lacks_second_factor
           FROM login_session session
           JOIN staff ON staff.practice_id = session.practice_id AND staff.id = session.staff_id
           JOIN practice ON practice.id = session.practice_id
           JOIN login ON login.staff_id = session.staff_id
          WHERE session.token_hash = $1`,
};
const TOUCH: Statement = {
  name: 'session_touch',
  text: `UPDATE login_session SET last_seen_at = $2
          WHERE id = $1 AND last_seen_at < $2 AND revoked_at IS NULL`,
};

const INSERT: Statement = {
  name: 'session_insert',
  text: `INSERT INTO login_session (id, token_hash, practice_id, staff_id, created_at, last_seen_at, expires_at,
                                    address, user_agent)
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
};
const REVOKE: Statement = {
  name: 'session_revoke',
  text: `UPDATE login_session SET revoked_at = $3
          WHERE practice_id = $4 AND staff_id = $2 AND id = $1 AND revoked_at IS NULL`,
};
const REVOKE_OTHERS: Statement = {
  name: 'session_revoke_others',
  text: `UPDATE login_session SET revoked_at = $3
          WHERE practice_id = $4 AND staff_id = $1 AND id <> $2 AND revoked_at IS NULL`,
};
const OF_STAFF: Statement = {
  name: 'session_of_staff',
  text: `SELECT id, created_at, last_seen_at, expires_at, address, user_agent
           FROM login_session
          WHERE practice_id = $1 AND staff_id = $2 AND revoked_at IS NULL
            AND expires_at > $3 AND last_seen_at > $4
          ORDER BY last_seen_at DESC, id`,
};

/** A session as it is begun. */
export interface NewSession {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly staffId: string;
  readonly at: Date;
  readonly expiresAt: Date;
  readonly address: string;
  readonly userAgent: string;
}

/** A session that still opens something, as its owner sees it. */
export interface OpenSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly address: string;
  readonly userAgent: string;
}

interface OpenRow {
  id: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  address: string;
  user_agent: string;
}

@Injectable()
export class SessionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The session of a token with its owner's present roles; null when there is none. */
  async find(tokenHash: Buffer): Promise<FoundSession | null> {
    const [, { rows }] = await inOneFlight(this.dataSource, BEGIN_READ_ONLY, (client) =>
      arrived(
        client.inFlight(SET_PRACTICE_OF_SESSION, [tokenHash]),
        client.inFlight<FoundRow>(FIND, [tokenHash]),
      ),
    );
    return rows[0] ? toFoundSession(rows[0]) : null;
  }

  async touch(sessionId: string, at: Date): Promise<void> {
    await this.dataSource.query(TOUCH.text, [sessionId, at]);
  }

  insert(tx: TenantTransaction, session: NewSession): void {
    void tx.query(INSERT, [
      session.id,
      session.tokenHash,
      tx.caller.practiceId,
      session.staffId,
      session.at,
      session.expiresAt,
      session.address,
      session.userAgent,
    ]);
  }

  /** Ends one session of a person; false when there was none to end. */
  async revoke(
    tx: TenantTransaction,
    staffId: string,
    sessionId: string,
    at: Date,
  ): Promise<boolean> {
    const { rowCount } = await tx.query(REVOKE, [sessionId, staffId, at, tx.caller.practiceId]);
    return rowCount === 1;
  }

  /** Ends every session of a person but one; an id that is no session ends them all. */
  revokeOthers(tx: TenantTransaction, staffId: string, keptId: string, at: Date): void {
    void tx.query(REVOKE_OTHERS, [staffId, keptId, at, tx.caller.practiceId]);
  }

  /** Sessions that ran out or were ended before this time. */
  async forgetEndedBefore(at: Date): Promise<void> {
    await this.dataSource.query(
      'DELETE FROM login_session WHERE least(expires_at, revoked_at) < $1',
      [at],
    );
  }

  /** The sessions of a person that are neither over nor idle, the latest used first. */
  async open(
    tx: TenantTransaction,
    staffId: string,
    now: Date,
    idleSince: Date,
  ): Promise<OpenSession[]> {
    const { practiceId } = tx.caller;
    const { rows } = await tx.query<OpenRow>(OF_STAFF, [practiceId, staffId, now, idleSince]);
    return rows.map((row) => ({
      id: row.id,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
      address: row.address,
      userAgent: row.user_agent,
    }));
  }
}

function toFoundSession(row: FoundRow): FoundSession {
  return {
    sessionId: row.id,
    practiceId: row.practice_id,
    staffId: row.staff_id,
    displayName: row.display_name,
    roles: row.roles,
    isDisabled: row.disabled_at !== null,
    lacksSecondFactor: row.lacks_second_factor,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    isRevoked: row.revoked_at !== null,
  };
}
