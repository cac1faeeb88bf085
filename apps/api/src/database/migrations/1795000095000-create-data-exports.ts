import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * Every export of a practice: who asked, for what, and how it ended. It holds counts and a checksum, never the file. The
 * programs of an installation see by it how many run at once.
 */
export class CreateDataExports1795000095000 implements MigrationInterface {
  readonly name = 'CreateDataExports1795000095000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE data_export (
         practice_id uuid NOT NULL REFERENCES practice (id),
         id uuid NOT NULL,
         kind text NOT NULL,
         format text NOT NULL,
         selection jsonb NOT NULL,
         expected_rows integer NOT NULL,
         status text NOT NULL,
         outcome jsonb,
         created_by uuid NOT NULL,
         created_at timestamptz NOT NULL,
         started_at timestamptz,
         ended_at timestamptz,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT data_export_creator
           FOREIGN KEY (practice_id, created_by) REFERENCES staff (practice_id, id),
         CONSTRAINT data_export_kind_known CHECK (kind IN ('identified', 'pseudonymised')),
         CONSTRAINT data_export_format_known
           CHECK (format IN ('csv-analysis', 'csv-excel-comma', 'csv-excel-semicolon', 'xlsx')),
         CONSTRAINT data_export_status_known
           CHECK (status IN ('prepared', 'running', 'finished', 'cancelled', 'failed')),
         CONSTRAINT data_export_rows_counted CHECK (expected_rows >= 0),
         CONSTRAINT data_export_has_begun
           CHECK (status NOT IN ('running', 'finished') OR started_at IS NOT NULL),
         CONSTRAINT data_export_has_ended
           CHECK ((status IN ('finished', 'cancelled', 'failed')) = (ended_at IS NOT NULL))
       )`,
      `CREATE INDEX data_export_by_time ON data_export (practice_id, created_at DESC, id)`,
      `CREATE INDEX data_export_open ON data_export (practice_id, created_at)
         WHERE status IN ('prepared', 'running')`,
      ...isolateByPractice('data_export', 'append-and-update'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE data_export');
  }
}
