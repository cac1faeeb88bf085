import type { MigrationInterface, QueryRunner } from 'typeorm';
import { glabellarDepressionV1 } from './glabellar-depression-v1';
import { forEachPractice, isolateByPractice, jsonLiteral } from './tenancy-sql';

/**
 * Protocols as versioned records of the practice. Every practice gets the one that came with the program, of which courses
 * and sessions have named version '1' so far; from here on they name a version that is stored.
 */
export class CreateProtocols1795000100000 implements MigrationInterface {
  readonly name = 'CreateProtocols1795000100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE protocol (
         practice_id uuid NOT NULL,
         id text NOT NULL,
         version integer NOT NULL,
         shipped boolean NOT NULL,
         retired boolean NOT NULL DEFAULT false,
         retirements integer NOT NULL DEFAULT 0,
         created_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT protocol_practice FOREIGN KEY (practice_id) REFERENCES practice (id),
         CONSTRAINT protocol_id_readable CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(id) <= 80),
         CONSTRAINT protocol_version_positive CHECK (version > 0)
       )`,
      ...isolateByPractice('protocol', 'append-and-update'),

      `CREATE TABLE protocol_version (
         practice_id uuid NOT NULL,
         protocol_id text NOT NULL,
         version integer NOT NULL,
         content jsonb NOT NULL,
         reason text,
         author_id uuid,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, protocol_id, version),
         CONSTRAINT protocol_version_protocol
           FOREIGN KEY (practice_id, protocol_id) REFERENCES protocol (practice_id, id),
         CONSTRAINT protocol_version_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT protocol_version_counted CHECK (version > 0),
         CONSTRAINT protocol_version_content_by_key CHECK (jsonb_typeof(content) = 'object'),
         CONSTRAINT protocol_change_has_reason_and_author
           CHECK (version = 1 OR (btrim(coalesce(reason, '')) <> '' AND author_id IS NOT NULL))
       )`,
      ...isolateByPractice('protocol_version', 'append'),

      `CREATE TABLE protocol_retirement (
         practice_id uuid NOT NULL,
         protocol_id text NOT NULL,
         ordinal integer NOT NULL,
         retired boolean NOT NULL,
         reason text NOT NULL,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, protocol_id, ordinal),
         CONSTRAINT protocol_retirement_protocol
           FOREIGN KEY (practice_id, protocol_id) REFERENCES protocol (practice_id, id),
         CONSTRAINT protocol_retirement_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT protocol_retirement_counted CHECK (ordinal > 0),
         CONSTRAINT protocol_retirement_has_reason CHECK (btrim(reason) <> '')
       )`,
      ...isolateByPractice('protocol_retirement', 'append'),
    ]) {
      await queryRunner.query(statement);
    }
    await queryRunner.query(
      forEachPractice(
        `INSERT INTO protocol (practice_id, id, version, shipped, created_at)
           VALUES (t.id, 'glabellar-depression', 1, true, now());
         INSERT INTO protocol_version (practice_id, protocol_id, version, content, recorded_at)
           VALUES (t.id, 'glabellar-depression', 1, ${jsonLiteral(glabellarDepressionV1)}, now());`,
      ),
    );
    // The check of what is stored asks for all practices at once: for that long the policies do not hold for the owner.
    const named = ['course_version', 'injection_session_version'];
    for (const table of ['protocol_version', ...named]) {
      await queryRunner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    }
    for (const table of named) {
      await queryRunner.query(
        `ALTER TABLE ${table} ALTER COLUMN protocol_version TYPE integer USING protocol_version::integer`,
      );
      await queryRunner.query(
        `ALTER TABLE ${table} ADD CONSTRAINT ${table}_protocol
           FOREIGN KEY (practice_id, protocol_id, protocol_version)
           REFERENCES protocol_version (practice_id, protocol_id, version)`,
      );
    }
    for (const table of ['protocol_version', ...named]) {
      await queryRunner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['injection_session_version', 'course_version']) {
      await queryRunner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_protocol`);
      await queryRunner.query(`ALTER TABLE ${table} ALTER COLUMN protocol_version TYPE text`);
    }
    for (const table of ['protocol_retirement', 'protocol_version', 'protocol']) {
      await queryRunner.query(`DROP TABLE ${table}`);
    }
  }
}
