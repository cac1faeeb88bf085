import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forEachPractice } from './tenancy-sql';

/**
 * A re-injection window is counted from any toxin, also from what a patient was given elsewhere: then its product and its
 * units may be unknown. Every practice is asked to compute its windows once more.
 */
export class CountToxinElsewhere1795000160000 implements MigrationInterface {
  readonly name = 'CountToxinElsewhere1795000160000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE reinjection_window
         ADD COLUMN elsewhere boolean NOT NULL DEFAULT false,
         ALTER COLUMN last_product_id DROP NOT NULL,
         ALTER COLUMN last_units DROP NOT NULL,
         ADD CONSTRAINT reinjection_window_known_here
           CHECK (elsewhere OR (last_product_id IS NOT NULL AND last_units IS NOT NULL))`,
      forEachPractice(`
        INSERT INTO derived_rebuild (practice_id, patients_total, requested_at)
        SELECT t.id, count(*), now() FROM patient WHERE practice_id = t.id
        ON CONFLICT (practice_id) DO UPDATE
           SET patients_total = excluded.patients_total, patients_done = 0, last_patient_id = NULL,
               requested_at = excluded.requested_at, finished_at = NULL;`),
    ]) {
      await queryRunner.query(statement);
    }
  }

  /** What follows from the records is computed again; the windows from elsewhere cannot be kept. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      forEachPractice('DELETE FROM reinjection_window WHERE practice_id = t.id AND elsewhere;'),
    );
    await queryRunner.query(
      `ALTER TABLE reinjection_window
         DROP CONSTRAINT reinjection_window_known_here,
         DROP COLUMN elsewhere,
         ALTER COLUMN last_product_id SET NOT NULL,
         ALTER COLUMN last_units SET NOT NULL`,
    );
  }
}
