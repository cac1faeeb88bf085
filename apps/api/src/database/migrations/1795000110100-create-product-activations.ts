import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/** With which products a practice signs sessions: every label check and every switching off, by whom and when. */
export class CreateProductActivations1795000110100 implements MigrationInterface {
  readonly name = 'CreateProductActivations1795000110100';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE product_activation_version (
         practice_id uuid NOT NULL REFERENCES practice (id),
         product_id text NOT NULL,
         version integer NOT NULL,
         is_active boolean NOT NULL,
         checks jsonb NOT NULL,
         reason text,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, product_id, version),
         CONSTRAINT product_activation_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT product_activation_version_positive CHECK (version > 0),
         CONSTRAINT product_activation_is_checked
           CHECK (NOT is_active OR jsonb_array_length(checks) > 0),
         CONSTRAINT product_activation_off_has_reason
           CHECK (is_active OR btrim(coalesce(reason, '')) <> '')
       )`,
      ...isolateByPractice('product_activation_version', 'append'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE product_activation_version');
  }
}
