import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The use-by that a practice read on a label as a number of hours; a check from before has it in its words alone. */
export class KeepUseByOfLabelChecks1795000130100 implements MigrationInterface {
  readonly name = 'KeepUseByOfLabelChecks1795000130100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE product_activation_version
         ADD COLUMN use_within_hours integer,
         ADD CONSTRAINT product_activation_use_by_range CHECK (use_within_hours BETWEEN 1 AND 720),
         ADD CONSTRAINT product_activation_use_by_of_active
           CHECK (is_active OR use_within_hours IS NULL)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE product_activation_version DROP COLUMN use_within_hours CASCADE`,
    );
  }
}
