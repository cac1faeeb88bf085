import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An entry that was moved to another patient has a follow-up for each whose it was: what was done about the one is not said
 * about the other.
 */
export class FollowUpMovedEntriesApart1795000230010 implements MigrationInterface {
  readonly name = 'FollowUpMovedEntriesApart1795000230010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(onceFor('practice_id, assessment_id, patient_id'));
  }

  /** Where a moved entry has two, the schema before cannot hold them and this is refused. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(onceFor('practice_id, assessment_id'));
  }
}

function onceFor(columns: string): string {
  return `ALTER TABLE safety_follow_up
            DROP CONSTRAINT safety_follow_up_once,
            ADD CONSTRAINT safety_follow_up_once UNIQUE (${columns})`;
}
