import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LOT_KEY } from './lot-sql';

/**
 * Who else received the lot of an adverse event is asked by the key of the lot, as in a recall: spaces and capitals make no
 * difference. Before, sessions that spelled it otherwise were not found.
 */
export class FindSessionsByLotKey1795000210010 implements MigrationInterface {
  readonly name = 'FindSessionsByLotKey1795000210010';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE injection_session ADD COLUMN lot_key ${LOT_KEY}`,
      'DROP INDEX injection_session_by_lot',
      'CREATE INDEX injection_session_by_lot_key ON injection_session (practice_id, lot_key)',
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      'DROP INDEX injection_session_by_lot_key',
      'ALTER TABLE injection_session DROP COLUMN lot_key',
      'CREATE INDEX injection_session_by_lot ON injection_session (practice_id, lot_number)',
    ]) {
      await queryRunner.query(statement);
    }
  }
}
