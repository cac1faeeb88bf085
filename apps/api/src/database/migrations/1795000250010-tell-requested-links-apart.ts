import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A link that anybody may ask for by typing an address is told apart from one that an administrator made: a request ends
 * earlier requested ones alone.
 */
export class TellRequestedLinksApart1795000250010 implements MigrationInterface {
  readonly name = 'TellRequestedLinksApart1795000250010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE one_time_link ADD COLUMN is_requested boolean NOT NULL DEFAULT false',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE one_time_link DROP COLUMN is_requested');
  }
}
