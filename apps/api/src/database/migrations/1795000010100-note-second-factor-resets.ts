import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an administrator took somebody's second factor away; the person is told until they set one up or say so. */
export class NoteSecondFactorResets1795000010100 implements MigrationInterface {
  readonly name = 'NoteSecondFactorResets1795000010100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE login ADD COLUMN totp_reset_at timestamptz');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE login DROP COLUMN totp_reset_at');
  }
}
