import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * One row per patient for the pages that list patients, and whose caseload each patient is in: kept in the
 * transaction of the write they follow from, and rebuilt by `summary rebuild`. They hold facts only; whatever depends
 * on today's date is computed when read.
 */
export class CreatePatientSummary1795000005000 implements MigrationInterface {
  readonly name = 'CreatePatientSummary1795000005000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE patient_summary (
         practice_id uuid NOT NULL,
         patient_id uuid NOT NULL,
         name_key text COLLATE "C" NOT NULL DEFAULT '',
         archived boolean NOT NULL DEFAULT false,
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
      `CREATE INDEX patient_summary_by_name
         ON patient_summary (practice_id, archived, name_key, patient_id)`,
      `CREATE INDEX patient_summary_by_activity
         ON patient_summary
           (practice_id, archived, coalesce(last_activity_on, '-infinity'::date), patient_id)`,
      ...isolateByPractice('patient_summary', 'full'),

      `CREATE TABLE caseload_entry (
         practice_id uuid NOT NULL,
         staff_id uuid NOT NULL,
         patient_id uuid NOT NULL,
         PRIMARY KEY (practice_id, staff_id, patient_id),
         CONSTRAINT caseload_entry_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT caseload_entry_staff
           FOREIGN KEY (practice_id, staff_id) REFERENCES staff (practice_id, id)
       )`,
      `CREATE INDEX caseload_entry_by_patient ON caseload_entry (practice_id, patient_id)`,
      ...isolateByPractice('caseload_entry', 'full'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE caseload_entry');
    await queryRunner.query('DROP TABLE patient_summary');
  }
}
