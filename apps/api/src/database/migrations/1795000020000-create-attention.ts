import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * Who needs somebody: the raised reasons in the patient's row, where the patient stands on which days (one row per
 * stretch of days, whatever day it is), and what people did about a reason. `derivation` says by which rules a row was
 * computed; rows of older rules are computed anew at the next start.
 */
export class CreateAttention1795000020000 implements MigrationInterface {
  readonly name = 'CreateAttention1795000020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE patient_summary
         ADD COLUMN attention jsonb NOT NULL DEFAULT '[]',
         ADD COLUMN derivation integer NOT NULL DEFAULT 0,
         ADD COLUMN last_injection_product text`,
      `CREATE INDEX patient_summary_by_derivation
         ON patient_summary (practice_id, derivation, patient_id)`,

      `CREATE TABLE attention_phase (
         practice_id uuid NOT NULL,
         patient_id uuid NOT NULL,
         valid_from date NOT NULL,
         valid_to date NOT NULL,
         tier smallint NOT NULL,
         since date NOT NULL,
         kinds text[] NOT NULL,
         PRIMARY KEY (practice_id, patient_id, valid_from),
         CONSTRAINT attention_phase_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT attention_phase_tier_range CHECK (tier BETWEEN 1 AND 8),
         CONSTRAINT attention_phase_lasts CHECK (valid_from < valid_to)
       )`,
      `CREATE INDEX attention_phase_by_tier
         ON attention_phase (practice_id, tier, since, patient_id, valid_from, valid_to)`,
      ...isolateByPractice('attention_phase', 'full'),

      `CREATE TABLE attention_handling (
         practice_id uuid NOT NULL,
         patient_id uuid NOT NULL,
         kind text NOT NULL,
         version integer NOT NULL DEFAULT 1,
         owner_id uuid,
         how text,
         evidence_key text,
         set_on date,
         until_on date,
         note text,
         set_by uuid,
         set_at timestamptz,
         PRIMARY KEY (practice_id, patient_id, kind),
         CONSTRAINT attention_handling_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT attention_handling_owner
           FOREIGN KEY (practice_id, owner_id) REFERENCES staff (practice_id, id),
         CONSTRAINT attention_handling_setter
           FOREIGN KEY (practice_id, set_by) REFERENCES staff (practice_id, id),
         CONSTRAINT attention_handling_how_known CHECK (how IN ('acknowledged', 'snoozed')),
         CONSTRAINT attention_handling_is_whole
           CHECK ((how IS NULL) = (evidence_key IS NULL) AND (how IS NULL) = (set_on IS NULL)
                  AND (how IS NULL) = (set_by IS NULL) AND (how IS NULL) = (set_at IS NULL)),
         CONSTRAINT attention_handling_snooze_ends
           CHECK ((how IS NOT DISTINCT FROM 'snoozed') = (until_on IS NOT NULL)
                  AND (until_on IS NULL OR until_on > set_on)),
         CONSTRAINT attention_handling_never_of_tier_1
           CHECK (how IS NULL OR kind NOT IN ('open-item-9', 'serious-adverse-event'))
       )`,
      `CREATE INDEX attention_handling_by_owner ON attention_handling (practice_id, owner_id)
         WHERE owner_id IS NOT NULL`,
      `CREATE INDEX attention_handling_set_aside
         ON attention_handling (practice_id, set_at DESC, patient_id) WHERE how IS NOT NULL`,
      ...isolateByPractice('attention_handling', 'append-and-update'),

      `CREATE TABLE attention_event (
         practice_id uuid NOT NULL,
         patient_id uuid NOT NULL,
         ordinal integer NOT NULL,
         kind text NOT NULL,
         action text NOT NULL,
         evidence_key text,
         evidence text,
         until_on date,
         note text,
         owner_id uuid,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, patient_id, ordinal),
         CONSTRAINT attention_event_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT attention_event_owner
           FOREIGN KEY (practice_id, owner_id) REFERENCES staff (practice_id, id),
         CONSTRAINT attention_event_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT attention_event_action_known
           CHECK (action IN ('acknowledged', 'snoozed', 'assigned', 'taken-back')),
         CONSTRAINT attention_event_snooze_has_reason
           CHECK (action <> 'snoozed'
                  OR (until_on IS NOT NULL AND btrim(coalesce(note, '')) <> ''))
       )`,
      ...isolateByPractice('attention_event', 'append'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE attention_event');
    await queryRunner.query('DROP TABLE attention_handling');
    await queryRunner.query('DROP TABLE attention_phase');
    await queryRunner.query('DROP INDEX patient_summary_by_derivation');
    await queryRunner.query(
      'ALTER TABLE patient_summary DROP COLUMN attention, DROP COLUMN derivation, DROP COLUMN last_injection_product',
    );
  }
}
