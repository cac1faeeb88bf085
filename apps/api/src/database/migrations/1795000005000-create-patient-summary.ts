import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * One row per patient for the pages that list patients: kept in the transaction of the write it follows from, and
 * rebuilt by `summary rebuild`. It holds facts only; whatever depends on today's date is computed when read.
 */
export class CreatePatientSummary1795000005000 implements MigrationInterface {
  readonly name = 'CreatePatientSummary1795000005000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE patient_summary (
         practice_id uuid NOT NULL,
         patient_id uuid NOT NULL,
         course_id uuid,
         protocol_id text,
         responsible_id uuid,
         clinician_ids uuid[] NOT NULL DEFAULT '{}',
         first_injection_on date,
         last_injection_on date,
         last_injection_units numeric(7,2),
         session_count integer NOT NULL DEFAULT 0,
         assessment_count integer NOT NULL DEFAULT 0,
         latest_on date,
         latest_total smallint,
         latest_status text,
         baseline_on date,
         baseline_total smallint,
         recent_scores jsonb NOT NULL DEFAULT '[]',
         recent_injections date[] NOT NULL DEFAULT '{}',
         open_follow_ups integer NOT NULL DEFAULT 0,
         last_activity_on date,
         PRIMARY KEY (practice_id, patient_id),
         CONSTRAINT patient_summary_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id)
       )`,
      `CREATE INDEX patient_summary_by_activity
         ON patient_summary (practice_id, last_activity_on DESC NULLS LAST, patient_id)`,
      ...isolateByPractice('patient_summary', 'full'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE patient_summary');
  }
}
