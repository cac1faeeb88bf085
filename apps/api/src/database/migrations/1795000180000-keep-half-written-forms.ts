import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/** Half-written forms besides questionnaires and sessions: one per person, patient, form and what it is about. */
export class KeepHalfWrittenForms1795000180000 implements MigrationInterface {
  readonly name = 'KeepHalfWrittenForms1795000180000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE form_draft (
         practice_id uuid NOT NULL,
         patient_id uuid NOT NULL,
         staff_id uuid NOT NULL,
         form text NOT NULL,
         subject_id uuid NOT NULL,
         content jsonb NOT NULL,
         version integer NOT NULL DEFAULT 1,
         updated_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, patient_id, staff_id, form, subject_id),
         CONSTRAINT form_draft_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT form_draft_staff
           FOREIGN KEY (practice_id, staff_id) REFERENCES staff (practice_id, id)
       )`,
      ...isolateByPractice('form_draft', 'full'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  /** What is half written is no record: the schema before simply does not keep it. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE form_draft');
  }
}
