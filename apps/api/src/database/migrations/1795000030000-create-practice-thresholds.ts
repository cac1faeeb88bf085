import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * What a practice set instead of the published outcome thresholds, every version of it, and how far the derived
 * rows are with following a change.
 */
export class CreatePracticeThresholds1795000030000 implements MigrationInterface {
  readonly name = 'CreatePracticeThresholds1795000030000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE practice_threshold_version (
         practice_id uuid NOT NULL REFERENCES practice (id),
         version integer NOT NULL,
         threshold_values jsonb NOT NULL,
         reason text NOT NULL,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, version),
         CONSTRAINT practice_threshold_version_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT practice_threshold_version_positive CHECK (version > 0),
         CONSTRAINT practice_threshold_version_has_reason CHECK (btrim(reason) <> ''),
         CONSTRAINT practice_threshold_version_values_by_key
           CHECK (jsonb_typeof(threshold_values) = 'object')
       )`,
      ...isolateByPractice('practice_threshold_version', 'append'),

      `CREATE TABLE derived_rebuild (
         practice_id uuid NOT NULL REFERENCES practice (id),
         patients_total integer NOT NULL,
         patients_done integer NOT NULL DEFAULT 0,
         last_patient_id uuid,
         requested_at timestamptz NOT NULL,
         finished_at timestamptz,
         PRIMARY KEY (practice_id),
         CONSTRAINT derived_rebuild_counts_from_zero
           CHECK (patients_total >= 0 AND patients_done >= 0)
       )`,
      ...isolateByPractice('derived_rebuild', 'append-and-update'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['derived_rebuild', 'practice_threshold_version']) {
      await queryRunner.query(`DROP TABLE ${table}`);
    }
  }
}
