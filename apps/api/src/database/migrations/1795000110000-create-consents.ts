import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forEachPractice, isolateByPractice } from './tenancy-sql';

/**
 * The practice's consent text in every version, what patients agreed to, and what they withdrew. A consent and its events
 * are written once; a withdrawal stands beside it. The shipped text has no author and is stored when it is first used. A
 * practice that exists already keeps consents from the day of this migration on: until then its sessions stated a day of
 * consent and no more.
 */
export class CreateConsents1795000110000 implements MigrationInterface {
  readonly name = 'CreateConsents1795000110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE consent_text_version (
         practice_id uuid NOT NULL REFERENCES practice (id),
         version integer NOT NULL,
         points jsonb NOT NULL,
         further_text text,
         asks_again boolean NOT NULL,
         reason text,
         author_id uuid,
         published_on date NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, version),
         CONSTRAINT consent_text_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT consent_text_version_positive CHECK (version > 0),
         CONSTRAINT consent_text_has_points CHECK (jsonb_array_length(points) > 0),
         CONSTRAINT consent_text_change_has_author
           CHECK (version = 1 OR (author_id IS NOT NULL AND btrim(coalesce(reason, '')) <> ''))
       )`,
      ...isolateByPractice('consent_text_version', 'append'),

      `CREATE TABLE patient_consent (
         practice_id uuid NOT NULL,
         id uuid NOT NULL,
         patient_id uuid NOT NULL,
         course_id uuid NOT NULL,
         text_version integer NOT NULL,
         agreed_on date NOT NULL,
         agreed_by text NOT NULL,
         representative text,
         how text NOT NULL,
         witness text,
         taken_by uuid NOT NULL,
         declined text[] NOT NULL,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT patient_consent_of_patient UNIQUE (practice_id, patient_id, id),
         CONSTRAINT patient_consent_course
           FOREIGN KEY (practice_id, patient_id, course_id) REFERENCES course (practice_id, patient_id, id),
         CONSTRAINT patient_consent_text
           FOREIGN KEY (practice_id, text_version) REFERENCES consent_text_version (practice_id, version),
         CONSTRAINT patient_consent_taker
           FOREIGN KEY (practice_id, taken_by) REFERENCES staff (practice_id, id),
         CONSTRAINT patient_consent_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT patient_consent_giver_known CHECK (agreed_by IN ('patient', 'representative')),
         CONSTRAINT patient_consent_representative_named
           CHECK ((agreed_by = 'representative') = (btrim(coalesce(representative, '')) <> '')),
         CONSTRAINT patient_consent_how_known
           CHECK (how IN ('on-paper', 'on-screen', 'verbally-with-witness')),
         CONSTRAINT patient_consent_witness_named
           CHECK ((how = 'verbally-with-witness') = (btrim(coalesce(witness, '')) <> '')),
         CONSTRAINT patient_consent_declined_optional
           CHECK (declined <@ ARRAY['photographs', 'data-use'])
       )`,
      `CREATE INDEX patient_consent_by_course ON patient_consent (practice_id, course_id)`,
      ...isolateByPractice('patient_consent', 'append'),

      `CREATE TABLE patient_consent_event (
         practice_id uuid NOT NULL,
         consent_id uuid NOT NULL,
         version integer NOT NULL,
         patient_id uuid NOT NULL,
         kind text NOT NULL,
         scope text,
         happened_on date NOT NULL,
         withdrawn_by text,
         representative text,
         reason text,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, consent_id, version),
         CONSTRAINT patient_consent_event_consent
           FOREIGN KEY (practice_id, patient_id, consent_id)
           REFERENCES patient_consent (practice_id, patient_id, id),
         CONSTRAINT patient_consent_event_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT patient_consent_event_after_consent CHECK (version > 1),
         CONSTRAINT patient_consent_event_kind_known CHECK (kind IN ('withdrawn', 'voided')),
         CONSTRAINT patient_consent_event_scope
           CHECK ((kind = 'withdrawn') = (scope IS NOT NULL AND withdrawn_by IS NOT NULL)),
         CONSTRAINT patient_consent_event_scope_known
           CHECK (scope IN ('treatment', 'photographs', 'data-use')),
         CONSTRAINT patient_consent_event_giver_known
           CHECK (withdrawn_by IN ('patient', 'representative')),
         CONSTRAINT patient_consent_voiding_has_reason
           CHECK (kind <> 'voided' OR btrim(coalesce(reason, '')) <> '')
       )`,
      `CREATE INDEX patient_consent_event_by_patient ON patient_consent_event (practice_id, patient_id)`,
      ...isolateByPractice('patient_consent_event', 'append'),

      // The last word of a patient about the use of their data, over all courses; domain: isLastWordRefusal.
      `CREATE VIEW patient_data_use WITH (security_invoker = true) AS
         SELECT DISTINCT ON (practice_id, patient_id) practice_id, patient_id, is_refused
           FROM (SELECT c.practice_id, c.patient_id, c.agreed_on AS said_on, c.recorded_at,
                        'data-use' = ANY (c.declined) AS is_refused
                   FROM patient_consent c
                  WHERE NOT EXISTS (SELECT FROM patient_consent_event v
                                     WHERE v.practice_id = c.practice_id AND v.consent_id = c.id
                                       AND v.kind = 'voided')
                 UNION ALL
                 SELECT e.practice_id, e.patient_id, e.happened_on, e.recorded_at, true
                   FROM patient_consent_event e
                  WHERE e.kind = 'withdrawn' AND e.scope = 'data-use') said
          ORDER BY practice_id, patient_id, said_on DESC, recorded_at DESC`,
      `GRANT SELECT ON patient_data_use TO glabella_app`,

      `ALTER TABLE practice ADD COLUMN consents_kept_from date`,
      `DO $$
         DECLARE t record;
         BEGIN
           FOR t IN SELECT id FROM tenant LOOP
             PERFORM set_config('app.practice_id', t.id::text, true);
             UPDATE practice SET consents_kept_from = (now() AT TIME ZONE time_zone)::date
              WHERE id = t.id;
           END LOOP;
         END $$`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  /** What patients agreed to, and what they refused, is no setting: where any is stored, undoing would lose it. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      forEachPractice(
        `IF EXISTS (SELECT FROM patient_consent WHERE practice_id = t.id) THEN
           RAISE EXCEPTION 'Consents of patients are stored: the schema before cannot hold them';
         END IF;`,
      ),
    );
    await queryRunner.query('ALTER TABLE practice DROP COLUMN consents_kept_from');
    await queryRunner.query('DROP VIEW patient_data_use');
    await queryRunner.query('DROP TABLE patient_consent_event');
    await queryRunner.query('DROP TABLE patient_consent');
    await queryRunner.query('DROP TABLE consent_text_version');
  }
}
