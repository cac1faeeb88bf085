import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import looks for what it brought before and somebody voided since; the unique index knows standing entries only. */
export class FindVoidedImports1795000220030 implements MigrationInterface {
  readonly name = 'FindVoidedImports1795000220030';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX assessment_imported_and_voided ON assessment (practice_id, import_key)
         WHERE import_key IS NOT NULL AND voided`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX assessment_imported_and_voided`);
  }
}
