import type { MigrationInterface, QueryRunner } from 'typeorm';
import { axillaryHyperhidrosisV1 } from './axillary-hyperhidrosis-v1';
import { forEachPractice, jsonLiteral } from './tenancy-sql';

/** Gives every practice the shipped protocol for the axilla; a course that follows it holds back the undoing. */
export class AddAxillaryProtocol1795000100100 implements MigrationInterface {
  readonly name = 'AddAxillaryProtocol1795000100100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      forEachPractice(
        `INSERT INTO protocol (practice_id, id, version, shipped, created_at)
           VALUES (t.id, 'axillary-hyperhidrosis', 1, true, now());
         INSERT INTO protocol_version (practice_id, protocol_id, version, content, recorded_at)
           VALUES (t.id, 'axillary-hyperhidrosis', 1, ${jsonLiteral(axillaryHyperhidrosisV1)}, now());`,
      ),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      forEachPractice(
        ['protocol_retirement', 'protocol_version']
          .map(
            (table) => `DELETE FROM ${table}
                         WHERE practice_id = t.id AND protocol_id = 'axillary-hyperhidrosis';`,
          )
          .concat(
            `DELETE FROM protocol WHERE practice_id = t.id AND id = 'axillary-hyperhidrosis';`,
          )
          .join('\n'),
      ),
    );
  }
}
