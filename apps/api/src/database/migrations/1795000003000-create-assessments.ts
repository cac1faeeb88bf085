import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * Assessments with their answers, import batches, and follow-ups of the safety item.
 *
 * `item_scores` holds one answer per item in the instrument's order; NULL inside is "not answered". The array is
 * NULL as a whole when only a total is known. Totals are checked against the answers here as well: the published
 * rule for PHQ-9 gaps (7 or 8 answers with item 9 among them, prorated, rounded half up) and complete-only for
 * every other instrument.
 */
export class CreateAssessments1795000003000 implements MigrationInterface {
  readonly name = 'CreateAssessments1795000003000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE FUNCTION scores_sum(scores smallint[]) RETURNS integer LANGUAGE sql IMMUTABLE AS
         $$ SELECT coalesce(sum(s), 0)::integer FROM unnest(scores) AS s $$`,
      `CREATE FUNCTION scores_answered(scores smallint[]) RETURNS integer LANGUAGE sql IMMUTABLE AS
         $$ SELECT count(s)::integer FROM unnest(scores) AS s $$`,
      `CREATE FUNCTION scores_within(scores smallint[], low integer, high integer) RETURNS boolean
         LANGUAGE sql IMMUTABLE AS
         $$ SELECT coalesce(bool_and(s BETWEEN low AND high), true) FROM unnest(scores) AS s $$`,
      `GRANT EXECUTE ON FUNCTION scores_sum, scores_answered, scores_within TO glabella_app`,

      `CREATE TABLE import_batch (
         practice_id uuid NOT NULL REFERENCES practice (id),
         id uuid NOT NULL,
         kind text NOT NULL,
         status text NOT NULL,
         content_hash bytea NOT NULL,
         options jsonb NOT NULL,
         outcome jsonb,
         created_by uuid NOT NULL,
         created_at timestamptz NOT NULL,
         finished_at timestamptz,
         voided_by uuid,
         voided_at timestamptz,
         void_reason text,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT import_batch_creator
           FOREIGN KEY (practice_id, created_by) REFERENCES staff (practice_id, id),
         CONSTRAINT import_batch_voider
           FOREIGN KEY (practice_id, voided_by) REFERENCES staff (practice_id, id),
         CONSTRAINT import_batch_kind_known CHECK (kind IN ('csv', 'fhir')),
         CONSTRAINT import_batch_status_known
           CHECK (status IN ('running', 'finished', 'failed', 'cancelled', 'voided')),
         CONSTRAINT import_batch_void_has_reason
           CHECK ((status = 'voided') = (btrim(coalesce(void_reason, '')) <> ''))
       )`,
      `CREATE UNIQUE INDEX import_batch_one_running ON import_batch (practice_id)
         WHERE status = 'running'`,
      ...isolateByPractice('import_batch', 'append-and-update'),

      `CREATE TABLE assessment (
         practice_id uuid NOT NULL,
         id uuid NOT NULL,
         patient_id uuid NOT NULL,
         version integer NOT NULL,
         instrument_id text NOT NULL,
         assessed_on date NOT NULL,
         total smallint,
         score_status text NOT NULL,
         safety_answer smallint,
         import_batch_id uuid,
         import_key text,
         voided boolean NOT NULL DEFAULT false,
         created_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT assessment_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT assessment_import_batch
           FOREIGN KEY (practice_id, import_batch_id) REFERENCES import_batch (practice_id, id)
       )`,
      `CREATE INDEX assessment_by_patient
         ON assessment (practice_id, patient_id, instrument_id, assessed_on)`,
      `CREATE INDEX assessment_by_batch ON assessment (practice_id, import_batch_id)
         WHERE import_batch_id IS NOT NULL`,
      `CREATE UNIQUE INDEX assessment_imported_once ON assessment (practice_id, import_key)
         WHERE import_key IS NOT NULL AND NOT voided`,
      ...isolateByPractice('assessment', 'append-and-update'),

      `CREATE TABLE assessment_version (
         practice_id uuid NOT NULL,
         assessment_id uuid NOT NULL,
         version integer NOT NULL,
         patient_id uuid NOT NULL,
         status text NOT NULL,
         instrument_id text NOT NULL,
         instrument_version text NOT NULL,
         assessed_on date NOT NULL,
         mode text NOT NULL,
         language text NOT NULL,
         source text NOT NULL,
         import_batch_id uuid,
         item_scores smallint[],
         function_score smallint,
         total smallint,
         score_status text NOT NULL,
         missing_reason text,
         note text,
         reason text,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, assessment_id, version),
         CONSTRAINT assessment_version_assessment
           FOREIGN KEY (practice_id, assessment_id) REFERENCES assessment (practice_id, id),
         CONSTRAINT assessment_version_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT assessment_version_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT assessment_version_import_batch
           FOREIGN KEY (practice_id, import_batch_id) REFERENCES import_batch (practice_id, id),
         CONSTRAINT assessment_version_positive CHECK (version > 0),
         CONSTRAINT assessment_version_status_known CHECK (status IN ('recorded', 'voided')),
         CONSTRAINT assessment_source_known CHECK (source IN ('form', 'csv', 'fhir')),
         CONSTRAINT assessment_mode_known
           CHECK (mode IN ('self-paper', 'self-screen', 'read-aloud', 'phone', 'imported')),
         CONSTRAINT assessment_missing_reason_known
           CHECK (missing_reason IN ('declined', 'not-possible', 'not-asked')),
         CONSTRAINT assessment_correction_has_reason
           CHECK (version = 1 OR btrim(coalesce(reason, '')) <> ''),
         CONSTRAINT assessment_not_in_future
           CHECK (assessed_on <= (recorded_at AT TIME ZONE 'UTC')::date + 1),
         CONSTRAINT assessment_score_status_known
           CHECK (score_status IN ('complete', 'prorated', 'none', 'total-only')),
         CONSTRAINT assessment_total_only_has_no_items
           CHECK ((score_status = 'total-only') = (item_scores IS NULL)),
         CONSTRAINT assessment_without_score_has_no_total
           CHECK ((score_status = 'none') = (total IS NULL)),
         CONSTRAINT assessment_none_has_a_gap
           CHECK (score_status <> 'none'
                  OR scores_answered(item_scores) < cardinality(item_scores)),
         CONSTRAINT assessment_complete_total_is_sum
           CHECK (score_status <> 'complete'
                  OR (scores_answered(item_scores) = cardinality(item_scores)
                      AND total = scores_sum(item_scores))),
         CONSTRAINT phq9_item_range
           CHECK (instrument_id <> 'phq9' OR item_scores IS NULL
                  OR (cardinality(item_scores) = 9 AND scores_within(item_scores, 0, 3))),
         CONSTRAINT phq9_total_range CHECK (instrument_id <> 'phq9' OR total BETWEEN 0 AND 27),
         CONSTRAINT phq9_function_range
           CHECK (instrument_id <> 'phq9' OR function_score BETWEEN 0 AND 3),
         CONSTRAINT phq9_prorated_by_rule
           CHECK (score_status <> 'prorated'
                  OR (instrument_id = 'phq9'
                      AND scores_answered(item_scores) BETWEEN 7 AND 8
                      AND item_scores[9] IS NOT NULL
                      AND total = floor(
                        (18 * scores_sum(item_scores) + scores_answered(item_scores))::numeric
                        / (2 * scores_answered(item_scores))))),
         CONSTRAINT phq9_none_by_rule
           CHECK (instrument_id <> 'phq9' OR score_status <> 'none'
                  OR scores_answered(item_scores) < 7 OR item_scores[9] IS NULL),
         CONSTRAINT gad7_item_range
           CHECK (instrument_id <> 'gad7' OR item_scores IS NULL
                  OR (cardinality(item_scores) = 7 AND scores_within(item_scores, 0, 3))),
         CONSTRAINT gad7_total_range CHECK (instrument_id <> 'gad7' OR total BETWEEN 0 AND 21)
       )`,
      `CREATE INDEX assessment_version_left_patient ON assessment_version (practice_id, patient_id)
         WHERE status = 'voided'`,
      ...isolateByPractice('assessment_version', 'append'),

      `CREATE TABLE assessment_draft (
         practice_id uuid NOT NULL,
         patient_id uuid NOT NULL,
         staff_id uuid NOT NULL,
         instrument_id text NOT NULL,
         body jsonb NOT NULL,
         version integer NOT NULL DEFAULT 1,
         updated_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, patient_id, staff_id, instrument_id),
         CONSTRAINT assessment_draft_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT assessment_draft_staff
           FOREIGN KEY (practice_id, staff_id) REFERENCES staff (practice_id, id)
       )`,
      ...isolateByPractice('assessment_draft', 'full'),

      `CREATE TABLE safety_follow_up (
         practice_id uuid NOT NULL,
         id uuid NOT NULL,
         patient_id uuid NOT NULL,
         assessment_id uuid NOT NULL,
         cause text NOT NULL,
         owner_id uuid NOT NULL,
         opened_at timestamptz NOT NULL,
         due_at timestamptz NOT NULL,
         acknowledged_at timestamptz,
         closed_at timestamptz,
         version integer NOT NULL DEFAULT 1,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT safety_follow_up_assessment
           FOREIGN KEY (practice_id, assessment_id) REFERENCES assessment (practice_id, id),
         CONSTRAINT safety_follow_up_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT safety_follow_up_owner
           FOREIGN KEY (practice_id, owner_id) REFERENCES staff (practice_id, id),
         CONSTRAINT safety_follow_up_once UNIQUE (practice_id, assessment_id),
         CONSTRAINT safety_follow_up_cause_known CHECK (cause IN ('item-positive', 'item-missing'))
       )`,
      `CREATE INDEX safety_follow_up_open ON safety_follow_up (practice_id, due_at)
         WHERE closed_at IS NULL`,
      `CREATE INDEX safety_follow_up_by_patient ON safety_follow_up (practice_id, patient_id)`,
      ...isolateByPractice('safety_follow_up', 'append-and-update'),

      `CREATE TABLE safety_follow_up_event (
         practice_id uuid NOT NULL,
         follow_up_id uuid NOT NULL,
         ordinal integer NOT NULL,
         kind text NOT NULL,
         disposition text,
         note text,
         owner_id uuid,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, follow_up_id, ordinal),
         CONSTRAINT safety_follow_up_event_follow_up
           FOREIGN KEY (practice_id, follow_up_id) REFERENCES safety_follow_up (practice_id, id),
         CONSTRAINT safety_follow_up_event_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT safety_follow_up_event_owner
           FOREIGN KEY (practice_id, owner_id) REFERENCES staff (practice_id, id),
         CONSTRAINT safety_follow_up_event_kind_known
           CHECK (kind IN ('opened', 'acknowledged', 'assigned', 'changed', 'closed')),
         CONSTRAINT safety_follow_up_event_disposition_given
           CHECK (kind NOT IN ('acknowledged', 'closed') OR disposition IS NOT NULL)
       )`,
      ...isolateByPractice('safety_follow_up_event', 'append'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of [
      'safety_follow_up_event',
      'safety_follow_up',
      'assessment_draft',
      'assessment_version',
      'assessment',
      'import_batch',
    ]) {
      await queryRunner.query(`DROP TABLE ${table}`);
    }
    await queryRunner.query('DROP FUNCTION scores_sum, scores_answered, scores_within');
  }
}
