import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * Signed injection sessions with every site, and the drafts that precede them. A version's total must equal the sum
 * of its sites: a deferred trigger looks at commit, whatever the code did.
 */
export class CreateInjectionSessions1795000002000 implements MigrationInterface {
  readonly name = 'CreateInjectionSessions1795000002000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE injection_session (
         practice_id uuid NOT NULL,
         id uuid NOT NULL,
         patient_id uuid NOT NULL,
         course_id uuid NOT NULL,
         version integer NOT NULL,
         performed_on date NOT NULL,
         product_id text NOT NULL,
         lot_number text NOT NULL,
         total_units numeric(7,2) NOT NULL,
         voided boolean NOT NULL DEFAULT false,
         created_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT injection_session_course
           FOREIGN KEY (practice_id, patient_id, course_id) REFERENCES course (practice_id, patient_id, id)
       )`,
      `CREATE INDEX injection_session_by_patient
         ON injection_session (practice_id, patient_id, performed_on)`,
      `CREATE INDEX injection_session_by_lot ON injection_session (practice_id, lot_number)`,
      `CREATE INDEX injection_session_by_day ON injection_session (practice_id, performed_on)`,
      ...isolateByPractice('injection_session', 'append-and-update'),

      `CREATE TABLE injection_session_version (
         practice_id uuid NOT NULL,
         session_id uuid NOT NULL,
         version integer NOT NULL,
         patient_id uuid NOT NULL,
         course_id uuid NOT NULL,
         status text NOT NULL,
         performed_on date NOT NULL,
         performed_by uuid NOT NULL,
         protocol_id text NOT NULL,
         protocol_version text NOT NULL,
         product_id text NOT NULL,
         lot_number text NOT NULL,
         lot_expires_on date NOT NULL,
         vial_units numeric(7,2) NOT NULL,
         vials_opened smallint NOT NULL,
         diluent_ml numeric(6,3),
         reconstituted_at timestamptz,
         injected_at timestamptz,
         total_units numeric(7,2) NOT NULL,
         frown_at_rest smallint,
         frown_at_maximum smallint,
         before_needle jsonb NOT NULL,
         checks jsonb NOT NULL,
         aftercare jsonb NOT NULL,
         note text,
         reason text,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         signed_by uuid NOT NULL,
         signer_name text NOT NULL,
         signed_at timestamptz NOT NULL,
         signature_meaning text NOT NULL,
         PRIMARY KEY (practice_id, session_id, version),
         CONSTRAINT injection_session_version_session
           FOREIGN KEY (practice_id, session_id) REFERENCES injection_session (practice_id, id),
         CONSTRAINT injection_session_version_course
           FOREIGN KEY (practice_id, patient_id, course_id) REFERENCES course (practice_id, patient_id, id),
         CONSTRAINT injection_session_version_injector
           FOREIGN KEY (practice_id, performed_by) REFERENCES staff (practice_id, id),
         CONSTRAINT injection_session_version_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT injection_session_version_signer
           FOREIGN KEY (practice_id, signed_by) REFERENCES staff (practice_id, id),
         CONSTRAINT injection_session_version_positive CHECK (version > 0),
         CONSTRAINT injection_session_status_known CHECK (status IN ('signed', 'voided')),
         CONSTRAINT injection_session_correction_has_reason
           CHECK (version = 1 OR btrim(coalesce(reason, '')) <> ''),
         CONSTRAINT injection_session_lot_present CHECK (btrim(lot_number) <> ''),
         CONSTRAINT injection_session_doses_positive
           CHECK (total_units > 0 AND vial_units > 0 AND vials_opened > 0 AND diluent_ml > 0),
         CONSTRAINT injection_session_dose_within_vials CHECK (total_units <= vial_units * vials_opened),
         CONSTRAINT injection_session_frown_range
           CHECK (frown_at_rest BETWEEN 0 AND 3 AND frown_at_maximum BETWEEN 0 AND 3),
         CONSTRAINT injection_session_not_in_future
           CHECK (performed_on <= (recorded_at AT TIME ZONE 'UTC')::date + 1)
       )`,
      ...isolateByPractice('injection_session_version', 'append'),

      `CREATE TABLE injection_site (
         practice_id uuid NOT NULL,
         session_id uuid NOT NULL,
         version integer NOT NULL,
         ordinal smallint NOT NULL,
         muscle text NOT NULL,
         side text NOT NULL,
         units numeric(6,2) NOT NULL,
         volume_ml numeric(7,4) NOT NULL,
         PRIMARY KEY (practice_id, session_id, version, ordinal),
         CONSTRAINT injection_site_version
           FOREIGN KEY (practice_id, session_id, version)
           REFERENCES injection_session_version (practice_id, session_id, version),
         CONSTRAINT injection_site_once_per_place
           UNIQUE (practice_id, session_id, version, muscle, side),
         CONSTRAINT injection_site_side_known CHECK (side IN ('midline', 'left', 'right')),
         CONSTRAINT injection_site_units_positive CHECK (units > 0),
         CONSTRAINT injection_site_volume_positive CHECK (volume_ml > 0)
       )`,
      ...isolateByPractice('injection_site', 'append'),

      `CREATE FUNCTION injection_session_total_equals_sites() RETURNS trigger LANGUAGE plpgsql AS $$
       DECLARE site_sum numeric;
       BEGIN
         SELECT sum(units) INTO site_sum FROM injection_site
          WHERE practice_id = NEW.practice_id AND session_id = NEW.session_id AND version = NEW.version;
         IF site_sum IS DISTINCT FROM
            (SELECT total_units FROM injection_session_version
              WHERE practice_id = NEW.practice_id AND session_id = NEW.session_id
                AND version = NEW.version) THEN
           RAISE EXCEPTION 'total differs from the sum of sites'
             USING ERRCODE = '23514', CONSTRAINT = 'injection_session_total_equals_sites';
         END IF;
         RETURN NULL;
       END $$`,
      `CREATE CONSTRAINT TRIGGER injection_session_total_equals_sites
         AFTER INSERT ON injection_session_version DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION injection_session_total_equals_sites()`,
      `CREATE CONSTRAINT TRIGGER injection_site_total_equals_sites
         AFTER INSERT ON injection_site DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION injection_session_total_equals_sites()`,

      `CREATE TABLE session_draft (
         practice_id uuid NOT NULL,
         id uuid NOT NULL,
         patient_id uuid NOT NULL,
         course_id uuid NOT NULL,
         amends_session_id uuid,
         amends_version integer,
         body jsonb NOT NULL,
         version integer NOT NULL DEFAULT 1,
         created_by uuid NOT NULL,
         created_at timestamptz NOT NULL,
         updated_by uuid NOT NULL,
         updated_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT session_draft_course
           FOREIGN KEY (practice_id, patient_id, course_id) REFERENCES course (practice_id, patient_id, id),
         CONSTRAINT session_draft_amends
           FOREIGN KEY (practice_id, amends_session_id) REFERENCES injection_session (practice_id, id),
         CONSTRAINT session_draft_creator
           FOREIGN KEY (practice_id, created_by) REFERENCES staff (practice_id, id),
         CONSTRAINT session_draft_editor
           FOREIGN KEY (practice_id, updated_by) REFERENCES staff (practice_id, id),
         CONSTRAINT session_draft_amendment_names_version
           CHECK ((amends_session_id IS NULL) = (amends_version IS NULL))
       )`,
      `CREATE INDEX session_draft_by_patient ON session_draft (practice_id, patient_id)`,
      `CREATE UNIQUE INDEX session_draft_one_amendment
         ON session_draft (practice_id, amends_session_id) WHERE amends_session_id IS NOT NULL`,
      ...isolateByPractice('session_draft', 'full'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of [
      'session_draft',
      'injection_site',
      'injection_session_version',
      'injection_session',
    ]) {
      await queryRunner.query(`DROP TABLE ${table}`);
    }
    await queryRunner.query('DROP FUNCTION injection_session_total_equals_sites()');
  }
}
