import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PoolClient } from 'pg';
import type { Role } from '@glabella/contracts';
import type { Statement } from '../database/tenant';

/** A stored session with the state of its owner, as one request finds them. */
export interface FoundSession {
  readonly sessionId: string;
  readonly practiceId: string;
  readonly staffId: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly isDisabled: boolean;
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
                staff.display_name, staff.roles, staff.disabled_at
           FROM login_session session
           JOIN staff ON staff.practice_id = session.practice_id AND staff.id = session.staff_id
          WHERE session.token_hash = $1`,
};
const TOUCH: Statement = {
  name: 'session_touch',
  text: `UPDATE login_session SET last_seen_at = $2
          WHERE id = $1 AND last_seen_at < $2 AND revoked_at IS NULL`,
};

@Injectable()
export class SessionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The session of a token with its owner's present roles; null when there is none. */
  async find(tokenHash: Buffer): Promise<FoundSession | null> {
    const queryRunner = this.dataSource.createQueryRunner();
    try {
      const client = (await queryRunner.connect()) as PoolClient;
      const flight = [
        client.query('BEGIN READ ONLY'),
        client.query({ ...SET_PRACTICE_OF_SESSION, values: [tokenHash] }),
        client.query<FoundRow>({ ...FIND, values: [tokenHash] }),
        client.query('COMMIT'),
      ] as const;
      const [, , found] = await Promise.all(flight).catch(async (error: unknown) => {
        await Promise.allSettled(flight);
        throw error;
      });
      return found.rows[0] ? toFoundSession(found.rows[0]) : null;
    } finally {
      await queryRunner.release();
    }
  }

  async touch(sessionId: string, at: Date): Promise<void> {
    await this.dataSource.query(TOUCH.text, [sessionId, at]);
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
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    isRevoked: row.revoked_at !== null,
  };
}
