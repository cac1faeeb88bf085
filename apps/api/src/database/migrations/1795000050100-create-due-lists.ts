import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * What is due, kept in the transaction of the write that it follows from and rebuilt by `summary rebuild`: the visits that
 * protocols plan, and since when a next injection may be given. Facts only; whatever depends on today's date is computed
 * when read. Every practice is asked to compute them once.
 */
export class CreateDueLists1795000050100 implements MigrationInterface {
  readonly name = 'CreateDueLists1795000050100';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE planned_visit (
         practice_id uuid NOT NULL,
         course_id uuid NOT NULL,
         week integer NOT NULL,
         patient_id uuid NOT NULL,
         due_on date NOT NULL,
         opens_on date NOT NULL,
         closes_on date NOT NULL,
         done_assessment_id uuid,
         PRIMARY KEY (practice_id, course_id, week),
         CONSTRAINT planned_visit_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT planned_visit_course
           FOREIGN KEY (practice_id, course_id) REFERENCES course (practice_id, id),
         CONSTRAINT planned_visit_assessment
           FOREIGN KEY (practice_id, done_assessment_id) REFERENCES assessment (practice_id, id),
         CONSTRAINT planned_visit_window
           CHECK (week > 0 AND opens_on <= due_on AND due_on <= closes_on)
       )`,
      `CREATE INDEX planned_visit_open
         ON planned_visit (practice_id, due_on, patient_id, course_id, week)
         WHERE done_assessment_id IS NULL`,
      `CREATE INDEX planned_visit_by_patient ON planned_visit (practice_id, patient_id)`,
      ...isolateByPractice('planned_visit', 'full'),

      `CREATE TABLE reinjection_window (
         practice_id uuid NOT NULL,
         patient_id uuid NOT NULL,
         course_id uuid NOT NULL,
         opens_on date NOT NULL,
         last_injection_on date NOT NULL,
         last_product_id text NOT NULL,
         last_units numeric(7,2) NOT NULL,
         PRIMARY KEY (practice_id, patient_id),
         CONSTRAINT reinjection_window_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT reinjection_window_course
           FOREIGN KEY (practice_id, course_id) REFERENCES course (practice_id, id),
         CONSTRAINT reinjection_window_after_injection CHECK (opens_on >= last_injection_on)
       )`,
      `CREATE INDEX reinjection_window_by_day
         ON reinjection_window (practice_id, opens_on, patient_id)`,
      ...isolateByPractice('reinjection_window', 'full'),
      `DO $$
         DECLARE t record;
         BEGIN
           FOR t IN SELECT id FROM tenant LOOP
             PERFORM set_config('app.practice_id', t.id::text, true);
             INSERT INTO derived_rebuild (practice_id, patients_total, requested_at)
               SELECT t.id, count(*), now() FROM patient WHERE practice_id = t.id
               ON CONFLICT (practice_id) DO UPDATE
                  SET patients_total = excluded.patients_total, patients_done = 0,
                      last_patient_id = NULL, requested_at = excluded.requested_at,
                      finished_at = NULL;
           END LOOP;
           PERFORM set_config('app.practice_id', '', true);
         END $$`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE reinjection_window');
    await queryRunner.query('DROP TABLE planned_visit');
  }
}
