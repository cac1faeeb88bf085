import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * The audit trail (ids only, committed with what it speaks of), the seals that chain it, and the answers kept for
 * repeated requests. Transaction ids stand as bigint: the 64-bit kind never wraps.
 */
export class CreateAuditAndIdempotency1795000004000 implements MigrationInterface {
  readonly name = 'CreateAuditAndIdempotency1795000004000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE audit_event (
         practice_id uuid NOT NULL REFERENCES tenant (id),
         id bigint GENERATED ALWAYS AS IDENTITY,
         epoch integer NOT NULL DEFAULT 1,
         xid bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
         at timestamptz NOT NULL DEFAULT clock_timestamp(),
         actor_id uuid,
         action text NOT NULL,
         outcome text NOT NULL,
         patient_ids uuid[] NOT NULL DEFAULT '{}',
         subject_type text,
         subject_id uuid,
         detail jsonb NOT NULL DEFAULT '{}',
         request_id text NOT NULL,
         address text NOT NULL,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT audit_event_outcome_known CHECK (outcome IN ('done', 'refused', 'failed'))
       )`,
      `CREATE INDEX audit_event_by_patient ON audit_event USING gin (patient_ids)`,
      `CREATE INDEX audit_event_by_xid ON audit_event (practice_id, epoch, xid, id)`,
      ...isolateByPractice('audit_event', 'append'),
      // When and in which transaction an event was stored is the database's to say, not the application's.
      `REVOKE INSERT ON audit_event FROM glabella_app`,
      `GRANT INSERT (practice_id, actor_id, action, outcome, patient_ids, subject_type, subject_id, detail,
                     request_id, address) ON audit_event TO glabella_app`,

      `CREATE TABLE audit_seal (
         practice_id uuid NOT NULL REFERENCES tenant (id),
         seal integer NOT NULL,
         epoch integer NOT NULL,
         below_xid bigint NOT NULL,
         event_count integer NOT NULL,
         event_ids bigint[] NOT NULL,
         event_hashes bytea NOT NULL,
         previous_link bytea NOT NULL,
         link bytea NOT NULL,
         sealed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
         PRIMARY KEY (practice_id, seal),
         CONSTRAINT audit_seal_counts_agree
           CHECK (event_count = cardinality(event_ids) AND length(event_hashes) = 32 * event_count
                  AND event_count > 0)
       )`,
      ...isolateByPractice('audit_seal', 'append'),

      `CREATE TABLE idempotency_record (
         practice_id uuid NOT NULL REFERENCES practice (id),
         staff_id uuid NOT NULL,
         key text NOT NULL,
         request_hash bytea NOT NULL,
         answer jsonb,
         created_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (practice_id, staff_id, key),
         CONSTRAINT idempotency_record_staff
           FOREIGN KEY (practice_id, staff_id) REFERENCES staff (practice_id, id),
         CONSTRAINT idempotency_record_key_length CHECK (length(key) BETWEEN 8 AND 200)
       )`,
      `CREATE INDEX idempotency_record_by_age ON idempotency_record (practice_id, created_at)`,
      ...isolateByPractice('idempotency_record', 'full'),

      // Readiness compares the migrations that ran with those that the program brings.
      `GRANT SELECT ON schema_migration TO glabella_app`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('REVOKE SELECT ON schema_migration FROM glabella_app');
    for (const table of ['idempotency_record', 'audit_seal', 'audit_event']) {
      await queryRunner.query(`DROP TABLE ${table}`);
    }
  }
}
