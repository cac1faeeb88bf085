import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets the program delete sessions that are over and links that no longer open, once nobody asks for them any more. The
 * trail keeps that they were there.
 */
export class AllowForgettingSignIns1795000010000 implements MigrationInterface {
  readonly name = 'AllowForgettingSignIns1795000010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('GRANT DELETE ON login_session, one_time_link TO glabella_app');
    await queryRunner.query(
      'CREATE INDEX login_session_by_end ON login_session ((least(expires_at, revoked_at)))',
    );
    await queryRunner.query('CREATE INDEX one_time_link_by_end ON one_time_link (expires_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX one_time_link_by_end');
    await queryRunner.query('DROP INDEX login_session_by_end');
    await queryRunner.query('REVOKE DELETE ON login_session, one_time_link FROM glabella_app');
  }
}
