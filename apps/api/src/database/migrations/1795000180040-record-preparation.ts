import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forEachPractice } from './tenancy-sql';

/**
 * Who reconstituted what a session used (a person of the practice, or a pharmacy by name), how many units were drawn up, and
 * whether seal and hologram were intact. All of it is empty where it was not recorded, as in every session from before.
 */
export class RecordPreparation1795000180040 implements MigrationInterface {
  readonly name = 'RecordPreparation1795000180040';

  async up(queryRunner: QueryRunner): Promise<void> {
    // A foreign key reads the rows that are there, of every practice at once.
    for (const table of ['staff', 'injection_session_version']) {
      await queryRunner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    }
    await queryRunner.query(
      `ALTER TABLE injection_session_version
         ADD COLUMN reconstituted_by uuid,
         ADD COLUMN reconstituted_by_name text,
         ADD COLUMN units_drawn numeric(7,2),
         ADD COLUMN seal_intact boolean,
         ADD CONSTRAINT injection_session_version_reconstituter
           FOREIGN KEY (practice_id, reconstituted_by) REFERENCES staff (practice_id, id),
         ADD CONSTRAINT injection_session_version_reconstituter_named
           CHECK (reconstituted_by IS NULL OR reconstituted_by_name IS NOT NULL),
         ADD CONSTRAINT injection_session_version_reconstituter_name
           CHECK (btrim(reconstituted_by_name) <> ''),
         ADD CONSTRAINT injection_session_version_drawn_within_vials
           CHECK (units_drawn BETWEEN total_units AND vial_units * vials_opened)`,
    );
    for (const table of ['staff', 'injection_session_version']) {
      await queryRunner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      forEachPractice(
        `IF EXISTS (SELECT FROM injection_session_version
                     WHERE practice_id = t.id
                       AND num_nonnulls(reconstituted_by_name, units_drawn, seal_intact) > 0) THEN
           RAISE EXCEPTION 'Preparations of sessions are stored: the schema before cannot hold them';
         END IF;`,
      ),
    );
    await queryRunner.query(
      `ALTER TABLE injection_session_version
         DROP COLUMN reconstituted_by,
         DROP COLUMN reconstituted_by_name,
         DROP COLUMN units_drawn,
         DROP COLUMN seal_intact`,
    );
  }
}
