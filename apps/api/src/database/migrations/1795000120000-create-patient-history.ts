import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PARTIAL_DATE, headAndVersions } from './history-sql';

const DRUG_CLASSES = `'ssri', 'snri', 'tca', 'maoi', 'ndri', 'nassa', 'serotonin-modulator', 'melatonergic', 'nri',
                      'other-antidepressant', 'augmenter', 'other-drug'`;

/**
 * What a patient was and is treated with beside toxin, and frown ratings apart from sessions: a head that pages join, and
 * versions that are only ever added. The three are built alike.
 */
export class CreatePatientHistory1795000120000 implements MigrationInterface {
  readonly name = 'CreatePatientHistory1795000120000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      ...headAndVersions(
        'prior_treatment',
        `kind text NOT NULL,
         drug_id text,
         other_name text,
         other_class text,
         started_on text,
         stopped_on text,
         ongoing boolean NOT NULL,
         maximum_dose numeric(9,3),
         dose_unit text,
         weeks_at_dose numeric(6,1),
         dose_adequate boolean,
         session_count integer,
         electrodes text,
         adherence text NOT NULL,
         outcome text NOT NULL,
         reason_stopped text,
         side_effects text,
         augmentation_of uuid,
         information_source text NOT NULL`,
        `CONSTRAINT prior_treatment_kind_known
           CHECK (kind IN ('drug', 'ect', 'tms', 'ketamine', 'psychotherapy')),
         CONSTRAINT prior_treatment_drug_named CHECK ((kind = 'drug') = (drug_id IS NOT NULL)),
         CONSTRAINT prior_treatment_other_named
           CHECK (drug_id IS DISTINCT FROM 'other' OR (btrim(coalesce(other_name, '')) <> '' AND other_class IS NOT NULL)),
         CONSTRAINT prior_treatment_class_known CHECK (other_class IN (${DRUG_CLASSES})),
         CONSTRAINT prior_treatment_start_written CHECK (started_on ~ ${PARTIAL_DATE}),
         CONSTRAINT prior_treatment_stop_written CHECK (stopped_on ~ ${PARTIAL_DATE}),
         CONSTRAINT prior_treatment_ongoing_has_no_stop CHECK (NOT ongoing OR stopped_on IS NULL),
         CONSTRAINT prior_treatment_dose_positive CHECK (maximum_dose > 0),
         CONSTRAINT prior_treatment_dose_with_unit CHECK ((maximum_dose IS NULL) = (dose_unit IS NULL)),
         CONSTRAINT prior_treatment_weeks_not_negative CHECK (weeks_at_dose >= 0),
         CONSTRAINT prior_treatment_sessions_positive CHECK (session_count > 0),
         CONSTRAINT prior_treatment_electrodes_of_ect CHECK ((kind = 'ect') = (electrodes IS NOT NULL)),
         CONSTRAINT prior_treatment_electrodes_known CHECK (electrodes IN ('bilateral', 'unilateral', 'unknown')),
         CONSTRAINT prior_treatment_adherence_known CHECK (adherence IN ('taken', 'often-missed', 'unknown')),
         CONSTRAINT prior_treatment_outcome_known
           CHECK (outcome IN ('none', 'partial', 'response', 'intolerant', 'unknown')),
         CONSTRAINT prior_treatment_source_known
           CHECK (information_source IN ('patient', 'relative', 'records', 'own-treatment')),
         CONSTRAINT prior_treatment_not_added_to_itself CHECK (augmentation_of <> prior_treatment_id),
         CONSTRAINT prior_treatment_added_to
           FOREIGN KEY (practice_id, patient_id, augmentation_of)
           REFERENCES prior_treatment (practice_id, patient_id, id)`,
      ),
      ...headAndVersions(
        'medication',
        `drug_id text NOT NULL,
         other_name text,
         other_class text,
         dose_unit text NOT NULL,
         steps jsonb NOT NULL,
         stopped_on text,
         purpose text`,
        `CONSTRAINT medication_other_named
           CHECK (drug_id <> 'other' OR (btrim(coalesce(other_name, '')) <> '' AND other_class IS NOT NULL)),
         CONSTRAINT medication_class_known CHECK (other_class IN (${DRUG_CLASSES})),
         CONSTRAINT medication_has_a_start
           CHECK (jsonb_typeof(steps) = 'array' AND jsonb_array_length(steps) > 0),
         CONSTRAINT medication_stop_written CHECK (stopped_on ~ ${PARTIAL_DATE})`,
      ),
      ...headAndVersions(
        'frown_rating',
        `rated_on date NOT NULL,
         at_rest smallint,
         at_maximum smallint,
         rated_by uuid NOT NULL,
         note text`,
        `CONSTRAINT frown_rating_grades CHECK (at_rest BETWEEN 0 AND 3 AND at_maximum BETWEEN 0 AND 3),
         CONSTRAINT frown_rating_rates_something CHECK (num_nonnulls(at_rest, at_maximum) > 0),
         CONSTRAINT frown_rating_not_in_future
           CHECK (rated_on <= (recorded_at AT TIME ZONE 'UTC')::date + 1),
         CONSTRAINT frown_rating_rater
           FOREIGN KEY (practice_id, rated_by) REFERENCES staff (practice_id, id)`,
      ),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['frown_rating', 'medication', 'prior_treatment']) {
      await queryRunner.query(`DROP TABLE ${table}_version`);
      await queryRunner.query(`DROP TABLE ${table}`);
    }
  }
}
