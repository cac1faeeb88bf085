import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/** Outcome reports under a name: period and filters, whose they are and who else sees them. Versions are only ever added. */
export class CreateSavedReports1795000140000 implements MigrationInterface {
  readonly name = 'CreateSavedReports1795000140000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE saved_report (
         practice_id uuid NOT NULL REFERENCES practice (id),
         id uuid NOT NULL,
         owner_id uuid NOT NULL,
         version integer NOT NULL,
         retired boolean NOT NULL DEFAULT false,
         created_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT saved_report_owner
           FOREIGN KEY (practice_id, owner_id) REFERENCES staff (practice_id, id),
         CONSTRAINT saved_report_version_counted CHECK (version >= 1)
       )`,
      `CREATE TABLE saved_report_version (
         practice_id uuid NOT NULL,
         report_id uuid NOT NULL,
         version integer NOT NULL,
         status text NOT NULL,
         name text NOT NULL,
         period jsonb NOT NULL,
         filters jsonb NOT NULL,
         is_shared boolean NOT NULL,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, report_id, version),
         CONSTRAINT saved_report_version_report
           FOREIGN KEY (practice_id, report_id) REFERENCES saved_report (practice_id, id),
         CONSTRAINT saved_report_version_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT saved_report_version_status_known CHECK (status IN ('saved', 'retired')),
         CONSTRAINT saved_report_version_named CHECK (btrim(name) <> ''),
         CONSTRAINT saved_report_version_period_known CHECK (period ->> 'kind' IN ('days', 'relative')),
         CONSTRAINT saved_report_version_filters_listed CHECK (jsonb_typeof(filters) = 'object')
       )`,
      ...isolateByPractice('saved_report', 'append-and-update'),
      ...isolateByPractice('saved_report_version', 'append'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE saved_report_version');
    await queryRunner.query('DROP TABLE saved_report');
  }
}
