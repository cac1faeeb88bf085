import { Injectable } from '@nestjs/common';
import type { Role } from '@glabella/contracts';
import type { Statement, TenantTransaction } from '../database/tenant';

/** A signed-in person with practice and session, as `GET me` tells. */
export interface FoundOwnAccount {
  readonly displayName: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly hasSecondFactor: boolean;
  readonly secondFactorResetAt: Date | null;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly practice: {
    readonly name: string;
    readonly timeZone: string;
    readonly phone: string;
    readonly isSynthetic: boolean;
    readonly requiresSecondFactor: boolean;
  };
}

interface OwnAccountRow {
  display_name: string;
  email: string;
  roles: Role[];
  has_second_factor: boolean;
  totp_reset_at: Date | null;
  last_seen_at: Date;
  expires_at: Date;
  name: string;
  time_zone: string;
  phone: string;
  is_synthetic: boolean;
  requires_second_factor: boolean;
}

const FIND: Statement = {
  name: 'own_account_find',
  text: `SELECT staff.display_name, staff.email, staff.roles,
                login.totp_confirmed_at IS NOT NULL AS has_second_factor, login.totp_reset_at,
                session.last_seen_at, session.expires_at,
                practice.name, practice.time_zone, practice.phone, practice.is_synthetic,
                coalesce((practice.settings ->> 'requiresSecondFactor')::boolean, false)
                  AS requires_second_factor
           FROM staff
           JOIN practice ON practice.id = staff.practice_id
           JOIN login ON login.staff_id = staff.id
           JOIN login_session session ON session.id = $3 AND session.staff_id = staff.id
          WHERE staff.practice_id = $1 AND staff.id = $2`,
};

@Injectable()
export class OwnAccountRepository {
  async find(
    tx: TenantTransaction,
    staffId: string,
    sessionId: string,
  ): Promise<FoundOwnAccount | null> {
    const found = await tx.query<OwnAccountRow>(FIND, [tx.caller.practiceId, staffId, sessionId]);
    const row = found.rows[0];
    if (!row) return null;
    return {
      displayName: row.display_name,
      email: row.email,
      roles: row.roles,
      hasSecondFactor: row.has_second_factor,
      secondFactorResetAt: row.totp_reset_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
      practice: {
        name: row.name,
        timeZone: row.time_zone,
        phone: row.phone,
        isSynthetic: row.is_synthetic,
        requiresSecondFactor: row.requires_second_factor,
      },
    };
  }
}
