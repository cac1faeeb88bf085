import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PARTIAL_DATE, headAndVersions } from './history-sql';
import { forEachPractice } from './tenancy-sql';

/** Life events that stand on the chart: built like the other histories of a patient. */
export class AddLifeEvents1795000180050 implements MigrationInterface {
  readonly name = 'AddLifeEvents1795000180050';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of headAndVersions(
      'life_event',
      `happened_on text NOT NULL,
       kind text NOT NULL,
       note text`,
      `CONSTRAINT life_event_date_written CHECK (happened_on ~ ${PARTIAL_DATE}),
       CONSTRAINT life_event_kind_known
         CHECK (kind IN ('bereavement', 'relationship', 'family', 'work', 'money', 'move', 'illness', 'other')),
       CONSTRAINT life_event_other_said CHECK (kind <> 'other' OR btrim(coalesce(note, '')) <> ''),
       CONSTRAINT life_event_note_short CHECK (char_length(note) <= 200)`,
    )) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      forEachPractice(
        `IF EXISTS (SELECT FROM life_event WHERE practice_id = t.id) THEN
           RAISE EXCEPTION 'Life events of patients are stored: the schema before cannot hold them';
         END IF;`,
      ),
    );
    await queryRunner.query('DROP TABLE life_event_version');
    await queryRunner.query('DROP TABLE life_event');
  }
}
