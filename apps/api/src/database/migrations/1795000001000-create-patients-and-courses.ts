import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * Patients and courses of treatment. The `*_version` tables are the record, append-only; `patient` and `course` hold
 * the current version's facts that pages search and join by.
 */
export class CreatePatientsAndCourses1795000001000 implements MigrationInterface {
  readonly name = 'CreatePatientsAndCourses1795000001000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE patient (
         practice_id uuid NOT NULL REFERENCES practice (id),
         id uuid NOT NULL,
         version integer NOT NULL,
         mrn text NOT NULL,
         given_name text NOT NULL,
         family_name text NOT NULL,
         birth_date date NOT NULL,
         sex text NOT NULL,
         archived_at timestamptz,
         created_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT patient_mrn_unique UNIQUE (practice_id, mrn)
       )`,
      `CREATE INDEX patient_by_birth_date ON patient (practice_id, birth_date)`,
      ...isolateByPractice('patient', 'append-and-update'),

      `CREATE TABLE patient_version (
         practice_id uuid NOT NULL,
         patient_id uuid NOT NULL,
         version integer NOT NULL,
         mrn text NOT NULL,
         given_name text NOT NULL,
         family_name text NOT NULL,
         birth_date date NOT NULL,
         sex text NOT NULL,
         phone text,
         email text,
         archived boolean NOT NULL DEFAULT false,
         reason text,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, patient_id, version),
         CONSTRAINT patient_version_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT patient_version_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT patient_version_positive CHECK (version > 0),
         CONSTRAINT patient_correction_has_reason
           CHECK (version = 1 OR btrim(coalesce(reason, '')) <> ''),
         CONSTRAINT patient_mrn_present CHECK (btrim(mrn) <> ''),
         CONSTRAINT patient_name_present CHECK (btrim(given_name || family_name) <> ''),
         CONSTRAINT patient_sex_known CHECK (sex IN ('female', 'male', 'other', 'unknown')),
         CONSTRAINT patient_birth_date_possible
           CHECK (birth_date >= DATE '1880-01-01'
                  AND birth_date <= (recorded_at AT TIME ZONE 'UTC')::date + 1)
       )`,
      ...isolateByPractice('patient_version', 'append'),

      `CREATE TABLE patient_search_word (
         practice_id uuid NOT NULL,
         patient_id uuid NOT NULL,
         word text COLLATE "C" NOT NULL,
         PRIMARY KEY (practice_id, word, patient_id),
         CONSTRAINT patient_search_word_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id)
       )`,
      `CREATE INDEX patient_search_word_by_patient ON patient_search_word (practice_id, patient_id, word)`,
      ...isolateByPractice('patient_search_word', 'full'),

      `CREATE TABLE course (
         practice_id uuid NOT NULL,
         id uuid NOT NULL,
         patient_id uuid NOT NULL,
         version integer NOT NULL,
         protocol_id text NOT NULL,
         started_on date NOT NULL,
         ended_on date,
         created_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT course_of_patient UNIQUE (practice_id, patient_id, id),
         CONSTRAINT course_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id)
       )`,
      `CREATE UNIQUE INDEX course_one_open_per_protocol
         ON course (practice_id, patient_id, protocol_id) WHERE ended_on IS NULL`,
      ...isolateByPractice('course', 'append-and-update'),

      `CREATE TABLE course_version (
         practice_id uuid NOT NULL,
         course_id uuid NOT NULL,
         version integer NOT NULL,
         patient_id uuid NOT NULL,
         diagnosis_code text NOT NULL,
         episode_started_on date,
         psychosis text NOT NULL,
         bipolar text NOT NULL,
         protocol_id text NOT NULL,
         protocol_version text NOT NULL,
         responsible_id uuid NOT NULL,
         started_on date NOT NULL,
         ended_on date,
         end_reason text,
         end_note text,
         reason text,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, course_id, version),
         CONSTRAINT course_version_course
           FOREIGN KEY (practice_id, patient_id, course_id) REFERENCES course (practice_id, patient_id, id),
         CONSTRAINT course_version_responsible
           FOREIGN KEY (practice_id, responsible_id) REFERENCES staff (practice_id, id),
         CONSTRAINT course_version_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT course_version_positive CHECK (version > 0),
         CONSTRAINT course_correction_has_reason
           CHECK (version = 1 OR btrim(coalesce(reason, '')) <> ''),
         CONSTRAINT course_intake_answered
           CHECK (psychosis IN ('yes', 'no', 'unknown') AND bipolar IN ('yes', 'no', 'unknown')),
         CONSTRAINT course_end_has_reason CHECK ((ended_on IS NULL) = (end_reason IS NULL)),
         CONSTRAINT course_end_reason_known
           CHECK (end_reason IN
             ('remission', 'no-effect', 'adverse-event', 'lost', 'moved', 'died', 'other')),
         CONSTRAINT course_dates_in_order
           CHECK (ended_on >= started_on AND episode_started_on <= started_on)
       )`,
      ...isolateByPractice('course_version', 'append'),

      `CREATE TABLE course_clinician (
         practice_id uuid NOT NULL,
         course_id uuid NOT NULL,
         version integer NOT NULL,
         staff_id uuid NOT NULL,
         PRIMARY KEY (practice_id, course_id, version, staff_id),
         CONSTRAINT course_clinician_version
           FOREIGN KEY (practice_id, course_id, version)
           REFERENCES course_version (practice_id, course_id, version),
         CONSTRAINT course_clinician_staff
           FOREIGN KEY (practice_id, staff_id) REFERENCES staff (practice_id, id)
       )`,
      ...isolateByPractice('course_clinician', 'append'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of [
      'course_clinician',
      'course_version',
      'course',
      'patient_search_word',
      'patient_version',
      'patient',
    ]) {
      await queryRunner.query(`DROP TABLE ${table}`);
    }
  }
}
