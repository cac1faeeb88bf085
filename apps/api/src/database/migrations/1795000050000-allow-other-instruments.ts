import type { MigrationInterface, QueryRunner } from 'typeorm';

const statuses = `CHECK (score_status IN ('complete', 'prorated', 'none', 'total-only'))`;
const allStatuses = `CHECK (score_status IN ('complete', 'prorated', 'none', 'total-only', 'unscored'))`;
const modes = `CHECK (mode IN ('self-paper', 'self-screen', 'read-aloud', 'phone', 'imported'))`;
const allModes = `CHECK (mode IN ('self-paper', 'self-screen', 'read-aloud', 'phone', 'interview', 'imported'))`;
const proratedMean = `total = floor(
  (2 * cardinality(item_scores) * scores_sum(item_scores) + scores_answered(item_scores))::numeric
  / (2 * scores_answered(item_scores)))`;
const phq9Prorated = `instrument_id = 'phq9'
  AND scores_answered(item_scores) BETWEEN 7 AND 8 AND item_scores[9] IS NOT NULL`;

/** Every changed constraint of `assessment_version`: its name, how it was, how it is. */
const changed = [
  ['assessment_score_status_known', statuses, allStatuses],
  ['assessment_mode_known', modes, allModes],
  [
    'assessment_without_score_has_no_total',
    `CHECK ((score_status = 'none') = (total IS NULL))`,
    `CHECK ((score_status IN ('none', 'unscored')) = (total IS NULL))`,
  ],
  [
    'phq9_prorated_by_rule',
    `CHECK (score_status <> 'prorated'
            OR (instrument_id = 'phq9'
                AND scores_answered(item_scores) BETWEEN 7 AND 8
                AND item_scores[9] IS NOT NULL
                AND total = floor(
                  (18 * scores_sum(item_scores) + scores_answered(item_scores))::numeric
                  / (2 * scores_answered(item_scores)))))`,
    `CHECK (instrument_id <> 'phq9' OR score_status <> 'prorated' OR (${phq9Prorated}))`,
  ],
] as const;

/** What the table knows of any instrument, so that a new one is data of the product and no migration. */
const added = [
  [
    'prorated_total_is_mean',
    `CHECK (score_status <> 'prorated'
            OR (scores_answered(item_scores) BETWEEN 1 AND cardinality(item_scores) - 1
                AND ${proratedMean}))`,
  ],
  ['total_not_negative', `CHECK (total >= 0)`],
  ['score_items_not_negative', `CHECK (scores_within(item_scores, 0, 32767))`],
  [
    'unscored_has_an_answer',
    `CHECK (score_status <> 'unscored' OR scores_answered(item_scores) > 0)`,
  ],
  ['gad7_never_prorated', `CHECK (instrument_id <> 'gad7' OR score_status <> 'prorated')`],
  [
    'scored_items_have_a_score',
    `CHECK (instrument_id NOT IN ('phq9', 'gad7') OR score_status <> 'unscored')`,
  ],
  [
    'total_of_scored_items_never_typed',
    `CHECK (instrument_id NOT IN ('phq9', 'gad7') OR source <> 'form' OR score_status <> 'total-only')`,
  ],
] as const;

/**
 * Totals of instruments whose items are not kept, and answers that never add up. What is said of any instrument is
 * said without its name; the published rules of PHQ-9 and GAD-7 stay as they are.
 */
export class AllowOtherInstruments1795000050000 implements MigrationInterface {
  readonly name = 'AllowOtherInstruments1795000050000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, , now] of changed) await replaceConstraint(queryRunner, name, now);
    for (const [name, check] of added) {
      await queryRunner.query(`ALTER TABLE assessment_version ADD CONSTRAINT ${name} ${check}`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [name] of added) {
      await queryRunner.query(`ALTER TABLE assessment_version DROP CONSTRAINT ${name}`);
    }
    for (const [name, before] of changed) {
      await replaceConstraint(queryRunner, name, `${before} NOT VALID`);
      await queryRunner.query(validateWhereItHolds(name));
    }
  }
}

/** What was recorded meanwhile stays: the older rule then binds new rows alone. */
function validateWhereItHolds(name: string): string {
  return `DO $$ BEGIN
            ALTER TABLE assessment_version VALIDATE CONSTRAINT ${name};
          EXCEPTION WHEN check_violation THEN NULL;
          END $$`;
}

async function replaceConstraint(
  queryRunner: QueryRunner,
  name: string,
  check: string,
): Promise<void> {
  await queryRunner.query(`ALTER TABLE assessment_version DROP CONSTRAINT ${name}`);
  await queryRunner.query(`ALTER TABLE assessment_version ADD CONSTRAINT ${name} ${check}`);
}
