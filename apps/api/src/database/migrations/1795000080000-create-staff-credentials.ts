import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * What entitles people to inject, with every version: entered, verified, corrected, withdrawn. The author of a
 * 'verified' version is who verified it, and nobody verifies their own.
 */
export class CreateStaffCredentials1795000080000 implements MigrationInterface {
  readonly name = 'CreateStaffCredentials1795000080000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE staff_credential (
         practice_id uuid NOT NULL,
         id uuid NOT NULL,
         staff_id uuid NOT NULL,
         version integer NOT NULL,
         created_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT staff_credential_staff
           FOREIGN KEY (practice_id, staff_id) REFERENCES staff (practice_id, id),
         CONSTRAINT staff_credential_of_staff UNIQUE (practice_id, staff_id, id)
       )`,
      ...isolateByPractice('staff_credential', 'append-and-update'),

      `CREATE TABLE staff_credential_version (
         practice_id uuid NOT NULL,
         credential_id uuid NOT NULL,
         version integer NOT NULL,
         staff_id uuid NOT NULL,
         state text NOT NULL,
         kind text NOT NULL,
         issuer text NOT NULL,
         number text NOT NULL,
         valid_from date NOT NULL,
         valid_until date,
         reason text,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, credential_id, version),
         CONSTRAINT staff_credential_version_credential
           FOREIGN KEY (practice_id, staff_id, credential_id)
           REFERENCES staff_credential (practice_id, staff_id, id),
         CONSTRAINT staff_credential_version_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT staff_credential_version_positive CHECK (version > 0),
         CONSTRAINT staff_credential_state_known
           CHECK (state IN ('waiting', 'verified', 'withdrawn')),
         CONSTRAINT staff_credential_begins_waiting CHECK (version > 1 OR state = 'waiting'),
         CONSTRAINT staff_credential_not_own CHECK (state <> 'verified' OR author_id <> staff_id),
         CONSTRAINT staff_credential_change_has_reason
           CHECK (version = 1 OR state = 'verified' OR btrim(coalesce(reason, '')) <> ''),
         CONSTRAINT staff_credential_kind_known
           CHECK (kind IN ('medical-licence', 'nursing-registration',
                           'physician-assistant-registration', 'other-registration',
                           'injector-training')),
         CONSTRAINT staff_credential_open_ended_by_kind
           CHECK (valid_until IS NOT NULL OR kind IN ('medical-licence', 'injector-training')),
         CONSTRAINT staff_credential_days_in_order CHECK (valid_from <= valid_until),
         CONSTRAINT staff_credential_named CHECK (btrim(issuer) <> '' AND btrim(number) <> '')
       )`,
      ...isolateByPractice('staff_credential_version', 'append'),

      `CREATE TABLE session_signature_credential (
         practice_id uuid NOT NULL,
         session_id uuid NOT NULL,
         session_version integer NOT NULL,
         credential_id uuid NOT NULL,
         credential_version integer NOT NULL,
         PRIMARY KEY (practice_id, session_id, session_version),
         CONSTRAINT session_signature_credential_session
           FOREIGN KEY (practice_id, session_id, session_version)
           REFERENCES injection_session_version (practice_id, session_id, version),
         CONSTRAINT session_signature_credential_credential
           FOREIGN KEY (practice_id, credential_id, credential_version)
           REFERENCES staff_credential_version (practice_id, credential_id, version)
       )`,
      ...isolateByPractice('session_signature_credential', 'append'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE session_signature_credential');
    await queryRunner.query('DROP TABLE staff_credential_version');
    await queryRunner.query('DROP TABLE staff_credential');
  }
}
