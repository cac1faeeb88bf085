import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * Recalls of lots: what was recalled and on whose word never changes; every step and every attempt to reach somebody is an
 * event, whose ordinal is the recall's version. Who is to be reached is read from the sessions, never stored.
 */
export class CreateRecalls1795000090100 implements MigrationInterface {
  readonly name = 'CreateRecalls1795000090100';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE lot_recall (
         practice_id uuid NOT NULL,
         id uuid NOT NULL,
         version integer NOT NULL,
         lot_number text NOT NULL,
         lot_key text NOT NULL
           GENERATED ALWAYS AS (upper(regexp_replace(lot_number, '\\s', '', 'g'))) STORED,
         product_id text,
         reason text NOT NULL,
         authority text NOT NULL,
         reference text,
         closed boolean NOT NULL DEFAULT false,
         started_by uuid NOT NULL,
         started_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT lot_recall_starter
           FOREIGN KEY (practice_id, started_by) REFERENCES staff (practice_id, id),
         CONSTRAINT lot_recall_lot_present CHECK (btrim(lot_number) <> ''),
         CONSTRAINT lot_recall_reason_present CHECK (btrim(reason) <> ''),
         CONSTRAINT lot_recall_authority_present CHECK (btrim(authority) <> '')
       )`,
      `CREATE INDEX lot_recall_by_lot ON lot_recall (practice_id, lot_key) WHERE NOT closed`,
      ...isolateByPractice('lot_recall', 'append-and-update'),

      `CREATE TABLE lot_recall_event (
         practice_id uuid NOT NULL,
         recall_id uuid NOT NULL,
         ordinal integer NOT NULL,
         kind text NOT NULL,
         patient_id uuid,
         contacted_on date,
         method text,
         outcome text,
         note text,
         reason text,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, recall_id, ordinal),
         CONSTRAINT lot_recall_event_recall
           FOREIGN KEY (practice_id, recall_id) REFERENCES lot_recall (practice_id, id),
         CONSTRAINT lot_recall_event_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT lot_recall_event_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT lot_recall_event_positive CHECK (ordinal > 0),
         CONSTRAINT lot_recall_event_kind_known
           CHECK (kind IN ('started', 'contact', 'closed', 'reopened')),
         CONSTRAINT lot_recall_event_of_patient
           CHECK (num_nonnulls(patient_id, contacted_on, method, outcome)
                  = CASE kind WHEN 'contact' THEN 4 ELSE 0 END),
         CONSTRAINT lot_recall_event_has_reason
           CHECK ((kind = 'contact') = (btrim(coalesce(reason, '')) = '')),
         CONSTRAINT lot_recall_event_method_known
           CHECK (method IN ('phone', 'in-person', 'letter', 'e-mail', 'portal')),
         CONSTRAINT lot_recall_event_outcome_known
           CHECK (outcome IN ('informed', 'message-left', 'no-answer', 'cannot-be-reached',
                              'withdrawn')),
         CONSTRAINT lot_recall_event_withdrawal_has_note
           CHECK (outcome <> 'withdrawn' OR btrim(coalesce(note, '')) <> ''),
         CONSTRAINT lot_recall_event_not_in_future
           CHECK (contacted_on <= (recorded_at AT TIME ZONE 'UTC')::date + 1)
       )`,
      `CREATE INDEX lot_recall_event_by_patient
         ON lot_recall_event (practice_id, recall_id, patient_id) WHERE patient_id IS NOT NULL`,
      ...isolateByPractice('lot_recall_event', 'append'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE lot_recall_event');
    await queryRunner.query('DROP TABLE lot_recall');
  }
}
