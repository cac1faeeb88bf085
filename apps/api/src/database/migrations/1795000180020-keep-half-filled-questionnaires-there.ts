import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forEachPractice, isolateByPractice } from './tenancy-sql';

/** Half-filled questionnaires stand with the other half-written forms: a new one is about its patient. */
export class KeepHalfFilledQuestionnairesThere1795000180020 implements MigrationInterface {
  readonly name = 'KeepHalfFilledQuestionnairesThere1795000180020';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      forEachPractice(
        `INSERT INTO form_draft
           (practice_id, patient_id, staff_id, form, subject_id, content, version, updated_at)
         SELECT practice_id, patient_id, staff_id, 'assessment-' || instrument_id, patient_id, body,
                version, updated_at
           FROM assessment_draft WHERE practice_id = t.id;`,
      ),
    );
    await queryRunner.query('DROP TABLE assessment_draft');
  }

  /** The new ones move back; a half-written correction is no record, and the schema before does not keep it. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE assessment_draft (
         practice_id uuid NOT NULL,
         patient_id uuid NOT NULL,
         staff_id uuid NOT NULL,
         instrument_id text NOT NULL,
         body jsonb NOT NULL,
         version integer NOT NULL DEFAULT 1,
         updated_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, patient_id, staff_id, instrument_id),
         CONSTRAINT assessment_draft_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT assessment_draft_staff
           FOREIGN KEY (practice_id, staff_id) REFERENCES staff (practice_id, id)
       )`,
      ...isolateByPractice('assessment_draft', 'full'),
      forEachPractice(
        `INSERT INTO assessment_draft
           (practice_id, patient_id, staff_id, instrument_id, body, version, updated_at)
         SELECT practice_id, patient_id, staff_id, substr(form, 12), content, version, updated_at
           FROM form_draft
          WHERE practice_id = t.id AND form LIKE 'assessment-%' AND subject_id = patient_id;
         DELETE FROM form_draft WHERE practice_id = t.id AND form LIKE 'assessment-%';`,
      ),
    ]) {
      await queryRunner.query(statement);
    }
  }
}
