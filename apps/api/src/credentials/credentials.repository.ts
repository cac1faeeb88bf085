import { Injectable } from '@nestjs/common';
import type { CredentialFacts } from '@glabella/contracts';
import type { CredentialState } from '@glabella/domain/treatment';
import { arrived } from '../database/flight';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { CredentialVersionRow, HolderRow, StandingRow } from './credential-rows';

const VERSIONS = `
  SELECT c.id, c.staff_id, c.version AS current_version, v.version, v.state, v.kind, v.issuer, v.number,
         v.valid_from, v.valid_until, v.reason, v.author_id, author.display_name AS author_name,
         v.recorded_at
    FROM staff_credential c
    JOIN staff_credential_version v ON v.practice_id = c.practice_id AND v.credential_id = c.id
    JOIN staff author ON author.practice_id = v.practice_id AND author.id = v.author_id`;

const LIST_OF_STAFF: Statement = {
  name: 'credential_list_of_staff',
  text: `${VERSIONS} WHERE c.practice_id = $1 AND c.staff_id = $2
          ORDER BY c.created_at DESC, c.id, v.version DESC LIMIT 1000`,
};

const READ_CURRENT: Statement = {
  name: 'credential_read_current',
  text: `${VERSIONS} WHERE c.practice_id = $1 AND c.id = $2 AND v.version = c.version`,
};

const LOCK: Statement = {
  name: 'credential_lock',
  text: `SELECT id FROM staff_credential WHERE practice_id = $1 AND id = $2 FOR UPDATE`,
};

const FIND_HOLDER: Statement = {
  name: 'credential_find_holder',
  text: `SELECT id, display_name, roles, disabled_at IS NOT NULL AS is_disabled FROM staff
          WHERE practice_id = $1 AND id = $2`,
};

const LIST_HOLDERS: Statement = {
  name: 'credential_list_holders',
  text: `SELECT id, display_name, roles, false AS is_disabled FROM staff
          WHERE practice_id = $1 AND disabled_at IS NULL AND roles && $2
          ORDER BY lower(display_name), id`,
};

const STANDING = `
  SELECT c.id, c.staff_id, c.version, v.state, v.kind, v.valid_from, v.valid_until
    FROM staff_credential c
    JOIN staff_credential_version v ON v.practice_id = c.practice_id AND v.credential_id = c.id
                                   AND v.version = c.version
   WHERE c.practice_id = $1`;

const LIST_STANDING: Statement = {
  name: 'credential_list_standing',
  text: `${STANDING} ORDER BY c.created_at, c.id`,
};

const LIST_STANDING_OF: Statement = {
  name: 'credential_list_standing_of',
  text: `${STANDING} AND c.staff_id = ANY ($2) ORDER BY c.created_at, c.id`,
};

/** A credential that a signature may rest on is not withdrawn or corrected until the signature stands. */
const HOLD: Statement = {
  name: 'credential_hold',
  text: `SELECT id FROM staff_credential WHERE practice_id = $1 AND staff_id = $2 ORDER BY id FOR SHARE`,
};

const INSERT: Statement = {
  name: 'credential_insert',
  text: `INSERT INTO staff_credential (practice_id, id, staff_id, version, created_at)
         VALUES ($1, $2, $3, 1, $4)`,
};

const UPDATE: Statement = {
  name: 'credential_update',
  text: `UPDATE staff_credential SET version = $3 WHERE practice_id = $1 AND id = $2`,
};

const INSERT_VERSION: Statement = {
  name: 'credential_insert_version',
  text: `INSERT INTO staff_credential_version
           (practice_id, credential_id, version, staff_id, state, kind, issuer, number, valid_from,
            valid_until, reason, author_id, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
};

const INSERT_SIGNATURE: Statement = {
  name: 'credential_insert_signature',
  text: `INSERT INTO session_signature_credential
           (practice_id, session_id, session_version, credential_id, credential_version)
         VALUES ($1, $2, $3, $4, $5)`,
};

/** What a version of a credential states. */
export interface StatedCredential {
  readonly id: string;
  readonly version: number;
  readonly staffId: string;
  readonly state: CredentialState;
  readonly facts: CredentialFacts;
  readonly reason: string | null;
  readonly at: Date;
}

/** Credentials in PostgreSQL. */
@Injectable()
export class CredentialsRepository {
  async findHolder(tx: TenantTransaction, staffId: string): Promise<HolderRow | null> {
    return (
      (await tx.query<HolderRow>(FIND_HOLDER, [tx.caller.practiceId, staffId])).rows[0] ?? null
    );
  }

  /** Everybody who is active and holds one of these roles, by name. */
  async holders(tx: TenantTransaction, roles: readonly string[]): Promise<HolderRow[]> {
    return (await tx.query<HolderRow>(LIST_HOLDERS, [tx.caller.practiceId, roles])).rows;
  }

  /** Every version of every credential of a person: those entered last first, of each the newest first. */
  async ofStaff(tx: TenantTransaction, staffId: string): Promise<CredentialVersionRow[]> {
    const values = [tx.caller.practiceId, staffId];
    return (await tx.query<CredentialVersionRow>(LIST_OF_STAFF, values)).rows;
  }

  /** The current versions of the practice, or of these people alone. */
  async standing(tx: TenantTransaction, staffIds?: readonly string[]): Promise<StandingRow[]> {
    const { practiceId } = tx.caller;
    const sent = staffIds
      ? tx.query<StandingRow>(LIST_STANDING_OF, [practiceId, staffIds])
      : tx.query<StandingRow>(LIST_STANDING, [practiceId]);
    return (await sent).rows;
  }

  /** The caller's current versions; none of them changes until the transaction ends. */
  async holdOwn(tx: TenantTransaction): Promise<StandingRow[]> {
    const { practiceId, staffId } = tx.caller;
    const [, standing] = await arrived(
      tx.query(HOLD, [practiceId, staffId]),
      this.standing(tx, [staffId]),
    );
    return standing;
  }

  /** The current version, locked until the transaction ends; null when the practice has none of this id. */
  async lock(tx: TenantTransaction, id: string): Promise<CredentialVersionRow | null> {
    const values = [tx.caller.practiceId, id];
    const [, current] = await arrived(
      tx.query(LOCK, values),
      tx.query<CredentialVersionRow>(READ_CURRENT, values),
    );
    return current.rows[0] ?? null;
  }

  async insertFirst(tx: TenantTransaction, stated: StatedCredential): Promise<void> {
    const { id, staffId, at } = stated;
    await arrived(
      tx.query(INSERT, [tx.caller.practiceId, id, staffId, at]),
      this.insertVersion(tx, stated),
    );
  }

  async insertNext(tx: TenantTransaction, stated: StatedCredential): Promise<void> {
    await arrived(
      this.insertVersion(tx, stated),
      tx.query(UPDATE, [tx.caller.practiceId, stated.id, stated.version]),
    );
  }

  /** Notes on which credential the signature of a session's version rests. */
  async noteSignature(
    tx: TenantTransaction,
    session: { readonly id: string; readonly version: number },
    credential: { readonly id: string; readonly version: number },
  ): Promise<void> {
    const values = [session.id, session.version, credential.id, credential.version];
    await tx.query(INSERT_SIGNATURE, [tx.caller.practiceId, ...values]);
  }

  private async insertVersion(tx: TenantTransaction, stated: StatedCredential): Promise<void> {
    const { facts } = stated;
    await tx.query(INSERT_VERSION, [
      tx.caller.practiceId,
      stated.id,
      stated.version,
      stated.staffId,
      stated.state,
      facts.kind,
      facts.issuer,
      facts.number,
      facts.validFrom,
      facts.validUntil,
      stated.reason,
      tx.caller.staffId,
      stated.at,
    ]);
  }
}
