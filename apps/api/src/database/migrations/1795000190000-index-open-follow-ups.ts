import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A page of the caseload asks for the open follow-ups of fifty patients: in a practice that closes them, nine of ten of their
 * follow-ups are closed, and each was read and passed over. And it counts the patients for whose open ones somebody answers,
 * until it has a hundred: in the order of the patients it stops there, where all of that person's were put in order before.
 */
export class IndexOpenFollowUps1795000190000 implements MigrationInterface {
  readonly name = 'IndexOpenFollowUps1795000190000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX safety_follow_up_open_by_patient ON safety_follow_up (practice_id, patient_id, owner_id)
         WHERE closed_at IS NULL`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX safety_follow_up_open_by_patient');
  }
}
