import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forEachPractice } from './tenancy-sql';

/** Where a session took place: the code of a site of the practice's list, and its name as it stood when it was signed. */
export class AddCareSites1795000140100 implements MigrationInterface {
  readonly name = 'AddCareSites1795000140100';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      'ALTER TABLE injection_session ADD COLUMN care_site text',
      `ALTER TABLE injection_session_version
         ADD COLUMN care_site text,
         ADD COLUMN care_site_name text,
         ADD CONSTRAINT injection_session_version_care_site_named
           CHECK ((care_site IS NULL) = (care_site_name IS NULL)),
         ADD CONSTRAINT injection_session_version_care_site_code
           CHECK (care_site <> 'none' AND btrim(care_site) <> '')`,
      `CREATE INDEX injection_session_version_last_care_site
         ON injection_session_version (practice_id, signed_by, signed_at DESC) WHERE care_site IS NOT NULL`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      forEachPractice(
        `IF EXISTS (SELECT FROM injection_session_version
                     WHERE practice_id = t.id AND care_site IS NOT NULL) THEN
           RAISE EXCEPTION 'Sites of care of sessions are stored: the schema before cannot hold them';
         END IF;`,
      ),
    );
    await queryRunner.query('DROP INDEX injection_session_version_last_care_site');
    await queryRunner.query(
      'ALTER TABLE injection_session_version DROP COLUMN care_site, DROP COLUMN care_site_name',
    );
    await queryRunner.query('ALTER TABLE injection_session DROP COLUMN care_site');
  }
}
