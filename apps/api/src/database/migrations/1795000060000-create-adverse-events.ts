import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * Adverse events with every version. An event may be linked to a session of the same patient, and by it to product and
 * lot. NULL in `seriousness`, `relatedness` and `actions` is "not answered"; an empty array is "none of them".
 */
export class CreateAdverseEvents1795000060000 implements MigrationInterface {
  readonly name = 'CreateAdverseEvents1795000060000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE injection_session
         ADD CONSTRAINT injection_session_of_patient UNIQUE (practice_id, patient_id, id)`,

      `CREATE TABLE adverse_event (
         practice_id uuid NOT NULL,
         id uuid NOT NULL,
         patient_id uuid NOT NULL,
         version integer NOT NULL,
         session_id uuid,
         term_id text NOT NULL,
         other_words text,
         onset_on date NOT NULL,
         open boolean NOT NULL,
         serious boolean NOT NULL,
         voided boolean NOT NULL DEFAULT false,
         created_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT adverse_event_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT adverse_event_session
           FOREIGN KEY (practice_id, patient_id, session_id)
           REFERENCES injection_session (practice_id, patient_id, id)
       )`,
      `CREATE INDEX adverse_event_by_patient ON adverse_event (practice_id, patient_id, onset_on)`,
      `CREATE INDEX adverse_event_by_session ON adverse_event (practice_id, session_id)
         WHERE session_id IS NOT NULL`,
      `CREATE INDEX adverse_event_by_state ON adverse_event (practice_id, open, onset_on, id)
         WHERE NOT voided`,
      `CREATE INDEX adverse_event_by_onset ON adverse_event (practice_id, onset_on, id)
         WHERE NOT voided`,
      ...isolateByPractice('adverse_event', 'append-and-update'),

      `CREATE TABLE adverse_event_version (
         practice_id uuid NOT NULL,
         adverse_event_id uuid NOT NULL,
         version integer NOT NULL,
         patient_id uuid NOT NULL,
         status text NOT NULL,
         session_id uuid,
         term_id text NOT NULL,
         other_words text,
         onset_on date NOT NULL,
         severity text NOT NULL,
         seriousness text[],
         relatedness text,
         judged_by uuid,
         actions text[],
         outcome text NOT NULL,
         ended_on date,
         reports jsonb NOT NULL,
         note text,
         reason text,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, adverse_event_id, version),
         CONSTRAINT adverse_event_version_event
           FOREIGN KEY (practice_id, adverse_event_id) REFERENCES adverse_event (practice_id, id),
         CONSTRAINT adverse_event_version_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT adverse_event_version_session
           FOREIGN KEY (practice_id, patient_id, session_id)
           REFERENCES injection_session (practice_id, patient_id, id),
         CONSTRAINT adverse_event_version_judge
           FOREIGN KEY (practice_id, judged_by) REFERENCES staff (practice_id, id),
         CONSTRAINT adverse_event_version_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT adverse_event_version_positive CHECK (version > 0),
         CONSTRAINT adverse_event_status_known CHECK (status IN ('recorded', 'voided')),
         CONSTRAINT adverse_event_correction_has_reason
           CHECK (version = 1 OR btrim(coalesce(reason, '')) <> ''),
         CONSTRAINT adverse_event_other_has_words
           CHECK ((term_id = 'other') = (btrim(coalesce(other_words, '')) <> '')),
         CONSTRAINT adverse_event_not_in_future
           CHECK (greatest(onset_on, ended_on) <= (recorded_at AT TIME ZONE 'UTC')::date + 1),
         CONSTRAINT adverse_event_severity_known CHECK (severity IN ('mild', 'moderate', 'severe')),
         CONSTRAINT adverse_event_seriousness_known
           CHECK (seriousness <@ ARRAY['death', 'life-threatening', 'hospitalisation', 'disability',
                                       'congenital-anomaly', 'medically-important']),
         CONSTRAINT adverse_event_relatedness_known
           CHECK (relatedness IN ('certain', 'probable', 'possible', 'unlikely', 'unclassified',
                                  'unassessable')),
         CONSTRAINT adverse_event_relatedness_is_judged
           CHECK ((relatedness IS NULL) = (judged_by IS NULL)),
         CONSTRAINT adverse_event_actions_known
           CHECK (actions <@ ARRAY['watched', 'treated', 'referred', 'emergency-care',
                                   'next-dose-changed', 'treatment-stopped']),
         CONSTRAINT adverse_event_outcome_known
           CHECK (outcome IN ('ongoing', 'resolving', 'resolved', 'resolved-with-sequelae', 'fatal',
                              'unknown')),
         CONSTRAINT adverse_event_end_by_outcome
           CHECK ((outcome IN ('resolved', 'resolved-with-sequelae', 'fatal')) = (ended_on IS NOT NULL)),
         CONSTRAINT adverse_event_end_after_onset CHECK (ended_on >= onset_on),
         CONSTRAINT adverse_event_death_is_fatal
           CHECK ((outcome = 'fatal') = coalesce('death' = ANY (seriousness), false)),
         CONSTRAINT adverse_event_reports_are_a_list CHECK (jsonb_typeof(reports) = 'array')
       )`,
      ...isolateByPractice('adverse_event_version', 'append'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE adverse_event_version');
    await queryRunner.query('DROP TABLE adverse_event');
    await queryRunner.query(
      'ALTER TABLE injection_session DROP CONSTRAINT injection_session_of_patient',
    );
  }
}
