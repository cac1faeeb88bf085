import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The application may have a table's statistics gathered anew, which only the owner of the table can do, and nothing else
 * with the owner's rights.
 */
export class RefreshStatistics1795000170000 implements MigrationInterface {
  readonly name = 'RefreshStatistics1795000170000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE FUNCTION refresh_statistics(of_table regclass) RETURNS void
         LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
       BEGIN
         EXECUTE format('ANALYZE %s', of_table);
       END $$`,
      'REVOKE EXECUTE ON FUNCTION refresh_statistics FROM PUBLIC',
      'GRANT EXECUTE ON FUNCTION refresh_statistics TO glabella_app',
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION refresh_statistics');
  }
}
