import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * What a patient's course contributes to the band of comparable patients: the baseline as week 0 and the total of
 * each planned week. Kept in the transaction of the write it follows from and rebuilt by `summary rebuild`, as
 * `patient_summary` is. The index holds everything a band is counted from, so a band reads no record.
 */
export class CreateComparisonValues1795000040000 implements MigrationInterface {
  readonly name = 'CreateComparisonValues1795000040000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE comparison_value (
         practice_id uuid NOT NULL,
         patient_id uuid NOT NULL,
         protocol_id text NOT NULL,
         instrument_id text NOT NULL,
         week smallint NOT NULL,
         baseline_total smallint NOT NULL,
         total smallint NOT NULL,
         PRIMARY KEY (practice_id, patient_id, protocol_id, instrument_id, week),
         CONSTRAINT comparison_value_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT comparison_value_week_not_negative CHECK (week >= 0),
         CONSTRAINT comparison_value_baseline_positive CHECK (baseline_total > 0),
         CONSTRAINT comparison_value_week_0_is_baseline CHECK (week > 0 OR total = baseline_total)
       )`,
      `CREATE INDEX comparison_value_by_week
         ON comparison_value (practice_id, protocol_id, instrument_id, week, baseline_total, total)`,
      ...isolateByPractice('comparison_value', 'full'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE comparison_value');
  }
}
