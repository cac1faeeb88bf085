import type { MigrationInterface, QueryRunner } from 'typeorm';
import { aftercareListV1 } from './aftercare-list-v1';
import { forEachPractice, isolateByPractice, jsonLiteral } from './tenancy-sql';

/**
 * The practice's aftercare list in every version. Every practice gets the one that came with the program, which is what its
 * sessions told from so far; from here on a session names the version that it was signed with.
 */
export class CreateAftercareLists1795000130000 implements MigrationInterface {
  readonly name = 'CreateAftercareLists1795000130000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE aftercare_list_version (
         practice_id uuid NOT NULL,
         version integer NOT NULL,
         instructions jsonb NOT NULL,
         reason text,
         author_id uuid,
         published_on date NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, version),
         CONSTRAINT aftercare_list_practice FOREIGN KEY (practice_id) REFERENCES practice (id),
         CONSTRAINT aftercare_list_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT aftercare_list_version_positive CHECK (version > 0),
         CONSTRAINT aftercare_list_has_instructions CHECK (jsonb_array_length(instructions) > 0),
         CONSTRAINT aftercare_list_keeps_a_red_flag
           CHECK (instructions @> '[{"kind": "emergency", "isRetired": false}]'),
         CONSTRAINT aftercare_list_change_has_author
           CHECK (version = 1 OR (author_id IS NOT NULL AND btrim(coalesce(reason, '')) <> ''))
       )`,
      ...isolateByPractice('aftercare_list_version', 'append'),
      forEachPractice(
        `INSERT INTO aftercare_list_version
           (practice_id, version, instructions, published_on, recorded_at)
         SELECT id, 1, ${jsonLiteral(aftercareListV1)}, (created_at AT TIME ZONE time_zone)::date, now()
           FROM practice WHERE id = t.id;`,
      ),
      `ALTER TABLE injection_session_version
         ADD COLUMN aftercare_list_version integer NOT NULL DEFAULT 1`,
      `ALTER TABLE injection_session_version ALTER COLUMN aftercare_list_version DROP DEFAULT`,
    ]) {
      await queryRunner.query(statement);
    }
    // The check of what is stored asks for all practices at once: for that long the policies do not hold for the owner.
    const checked = ['aftercare_list_version', 'injection_session_version'];
    for (const table of checked) {
      await queryRunner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    }
    await queryRunner.query(
      `ALTER TABLE injection_session_version ADD CONSTRAINT injection_session_version_aftercare_list
         FOREIGN KEY (practice_id, aftercare_list_version)
         REFERENCES aftercare_list_version (practice_id, version)`,
    );
    for (const table of checked) {
      await queryRunner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    }
  }

  /** What a practice worded itself is what its patients were told: where any is stored, undoing would lose it. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      forEachPractice(
        `IF EXISTS (SELECT FROM aftercare_list_version WHERE practice_id = t.id AND version > 1) THEN
           RAISE EXCEPTION 'Practices worded their aftercare: the schema before cannot hold it';
         END IF;`,
      ),
    );
    await queryRunner.query(
      'ALTER TABLE injection_session_version DROP COLUMN aftercare_list_version',
    );
    await queryRunner.query('DROP TABLE aftercare_list_version');
  }
}
