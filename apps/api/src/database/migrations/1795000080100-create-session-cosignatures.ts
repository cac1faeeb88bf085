import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * The co-signature of a version that a delegate signed: one record per version, its steps in a trail. It is awaited
 * from `supervisor_id`, given by that one or returned to the delegate; the signed version itself never changes.
 */
export class CreateSessionCosignatures1795000080100 implements MigrationInterface {
  readonly name = 'CreateSessionCosignatures1795000080100';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE session_cosignature (
         practice_id uuid NOT NULL,
         id uuid NOT NULL,
         patient_id uuid NOT NULL,
         session_id uuid NOT NULL,
         session_version integer NOT NULL,
         delegate_id uuid NOT NULL,
         version integer NOT NULL,
         state text NOT NULL,
         supervisor_id uuid NOT NULL,
         requested_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT session_cosignature_once UNIQUE (practice_id, session_id, session_version),
         CONSTRAINT session_cosignature_session
           FOREIGN KEY (practice_id, session_id, session_version)
           REFERENCES injection_session_version (practice_id, session_id, version),
         CONSTRAINT session_cosignature_patient
           FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
         CONSTRAINT session_cosignature_delegate
           FOREIGN KEY (practice_id, delegate_id) REFERENCES staff (practice_id, id),
         CONSTRAINT session_cosignature_supervisor
           FOREIGN KEY (practice_id, supervisor_id) REFERENCES staff (practice_id, id),
         CONSTRAINT session_cosignature_state_known
           CHECK (state IN ('awaited', 'signed', 'returned')),
         CONSTRAINT session_cosignature_of_another CHECK (supervisor_id <> delegate_id)
       )`,
      `CREATE INDEX session_cosignature_open
         ON session_cosignature (practice_id, requested_at, id) WHERE state <> 'signed'`,
      `CREATE INDEX session_cosignature_by_delegate
         ON session_cosignature (practice_id, delegate_id, requested_at)`,
      ...isolateByPractice('session_cosignature', 'append-and-update'),

      `CREATE TABLE session_cosignature_event (
         practice_id uuid NOT NULL,
         cosignature_id uuid NOT NULL,
         ordinal integer NOT NULL,
         kind text NOT NULL,
         author_id uuid NOT NULL,
         supervisor_id uuid,
         reason text,
         printed_name text,
         meaning text,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, cosignature_id, ordinal),
         CONSTRAINT session_cosignature_event_cosignature
           FOREIGN KEY (practice_id, cosignature_id) REFERENCES session_cosignature (practice_id, id),
         CONSTRAINT session_cosignature_event_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT session_cosignature_event_supervisor
           FOREIGN KEY (practice_id, supervisor_id) REFERENCES staff (practice_id, id),
         CONSTRAINT session_cosignature_event_kind_known
           CHECK (kind IN ('requested', 'handed-over', 'returned', 'signed')),
         CONSTRAINT session_cosignature_event_begins CHECK ((ordinal = 1) = (kind = 'requested')),
         CONSTRAINT session_cosignature_event_awaited_from
           CHECK ((kind IN ('requested', 'handed-over')) = (supervisor_id IS NOT NULL)),
         CONSTRAINT session_cosignature_event_return_has_reason
           CHECK ((kind = 'returned') = (btrim(coalesce(reason, '')) <> '')),
         CONSTRAINT session_cosignature_event_signature_is_whole
           CHECK ((kind = 'signed') = (printed_name IS NOT NULL AND meaning IS NOT NULL))
       )`,
      `CREATE UNIQUE INDEX session_cosignature_event_signed_once
         ON session_cosignature_event (practice_id, cosignature_id) WHERE kind = 'signed'`,
      ...isolateByPractice('session_cosignature_event', 'append'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE session_cosignature_event');
    await queryRunner.query('DROP TABLE session_cosignature');
  }
}
