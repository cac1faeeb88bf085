import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * Practices, their people, and what signing in needs.
 *
 * `tenant`, `login`, `login_recovery_code`, `login_session`, `login_device`, `one_time_link` and `sign_in_attempt` are
 * read before the practice is known, so they stand outside row-level security. They hold no patient data.
 */
export class CreatePracticeAndIdentity1795000000000 implements MigrationInterface {
  readonly name = 'CreatePracticeAndIdentity1795000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE tenant (
         id uuid PRIMARY KEY,
         created_at timestamptz NOT NULL DEFAULT now()
       )`,
      `GRANT SELECT, INSERT ON tenant TO glabella_app`,

      `CREATE TABLE practice (
         id uuid PRIMARY KEY REFERENCES tenant (id),
         name text NOT NULL,
         time_zone text NOT NULL,
         phone text NOT NULL,
         safety_text text NOT NULL,
         crisis_lines jsonb NOT NULL DEFAULT '[]',
         settings jsonb NOT NULL DEFAULT '{}',
         is_synthetic boolean NOT NULL DEFAULT false,
         version integer NOT NULL DEFAULT 1,
         created_at timestamptz NOT NULL DEFAULT now(),
         updated_at timestamptz NOT NULL DEFAULT now(),
         CONSTRAINT practice_name_present CHECK (btrim(name) <> ''),
         CONSTRAINT practice_version_positive CHECK (version > 0)
       )`,
      ...isolateByPractice('practice', 'append-and-update', 'id'),

      `CREATE TABLE staff (
         practice_id uuid NOT NULL REFERENCES practice (id),
         id uuid NOT NULL,
         display_name text NOT NULL,
         email text NOT NULL,
         roles text[] NOT NULL,
         disabled_at timestamptz,
         version integer NOT NULL DEFAULT 1,
         created_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (practice_id, id),
         CONSTRAINT staff_name_present CHECK (btrim(display_name) <> ''),
         CONSTRAINT staff_roles_known
           CHECK (roles <@ ARRAY['psychiatrist', 'clinician', 'administrator'] AND cardinality(roles) > 0)
       )`,
      ...isolateByPractice('staff', 'append-and-update'),

      `CREATE TABLE login (
         staff_id uuid PRIMARY KEY,
         practice_id uuid NOT NULL,
         email_key text NOT NULL,
         password_hash text,
         password_changed_at timestamptz,
         totp_secret bytea,
         totp_confirmed_at timestamptz,
         totp_last_step bigint,
         reset_requested_at timestamptz,
         created_at timestamptz NOT NULL DEFAULT now(),
         CONSTRAINT login_email_unique UNIQUE (email_key),
         CONSTRAINT login_staff FOREIGN KEY (practice_id, staff_id) REFERENCES staff (practice_id, id)
       )`,
      `GRANT SELECT, INSERT, UPDATE ON login TO glabella_app`,

      `CREATE TABLE login_recovery_code (
         staff_id uuid NOT NULL REFERENCES login (staff_id),
         code_hash bytea NOT NULL,
         used_at timestamptz,
         PRIMARY KEY (staff_id, code_hash)
       )`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON login_recovery_code TO glabella_app`,

      `CREATE TABLE login_session (
         id uuid PRIMARY KEY,
         token_hash bytea NOT NULL,
         practice_id uuid NOT NULL,
         staff_id uuid NOT NULL,
         created_at timestamptz NOT NULL,
         last_seen_at timestamptz NOT NULL,
         expires_at timestamptz NOT NULL,
         revoked_at timestamptz,
         address text NOT NULL,
         user_agent text NOT NULL,
         CONSTRAINT login_session_token_unique UNIQUE (token_hash),
         CONSTRAINT login_session_staff
           FOREIGN KEY (practice_id, staff_id) REFERENCES staff (practice_id, id)
       )`,
      `CREATE INDEX login_session_by_staff ON login_session (staff_id, created_at)`,
      `GRANT SELECT, INSERT, UPDATE ON login_session TO glabella_app`,

      `CREATE TABLE one_time_link (
         token_hash bytea PRIMARY KEY,
         purpose text NOT NULL,
         practice_id uuid NOT NULL,
         staff_id uuid NOT NULL,
         created_at timestamptz NOT NULL,
         expires_at timestamptz NOT NULL,
         used_at timestamptz,
         CONSTRAINT one_time_link_purpose_known CHECK (purpose IN ('invitation', 'password-reset')),
         CONSTRAINT one_time_link_staff
           FOREIGN KEY (practice_id, staff_id) REFERENCES staff (practice_id, id)
       )`,
      `GRANT SELECT, INSERT, UPDATE ON one_time_link TO glabella_app`,

      `CREATE TABLE sign_in_attempt (
         id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
         account_key bytea NOT NULL,
         address text NOT NULL,
         attempted_at timestamptz NOT NULL,
         is_known_device boolean NOT NULL,
         succeeded boolean NOT NULL
       )`,
      `CREATE INDEX sign_in_attempt_by_account ON sign_in_attempt (account_key, attempted_at)`,
      `CREATE INDEX sign_in_attempt_by_address ON sign_in_attempt (address, attempted_at)`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_attempt TO glabella_app`,

      `CREATE TABLE login_device (
         token_hash bytea NOT NULL,
         staff_id uuid NOT NULL REFERENCES login (staff_id),
         created_at timestamptz NOT NULL,
         last_used_at timestamptz NOT NULL,
         PRIMARY KEY (token_hash, staff_id)
       )`,
      `CREATE INDEX login_device_by_staff ON login_device (staff_id)`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON login_device TO glabella_app`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of [
      'login_device',
      'sign_in_attempt',
      'one_time_link',
      'login_session',
      'login_recovery_code',
      'login',
      'staff',
      'practice',
      'tenant',
    ]) {
      await queryRunner.query(`DROP TABLE ${table}`);
    }
  }
}
