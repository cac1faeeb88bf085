import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forEachPractice } from './tenancy-sql';

/** A withdrawal that was entered by mistake is voided by a further step, which names it; it counts for nothing then. */
export class VoidConsentWithdrawals1795000240010 implements MigrationInterface {
  readonly name = 'VoidConsentWithdrawals1795000240010';

  async up(queryRunner: QueryRunner): Promise<void> {
    // A foreign key reads the rows that are there, of every practice at once.
    await queryRunner.query('ALTER TABLE patient_consent_event NO FORCE ROW LEVEL SECURITY');
    await queryRunner.query(
      `ALTER TABLE patient_consent_event
         ADD COLUMN voids_version integer,
         DROP CONSTRAINT patient_consent_event_kind_known,
         ADD CONSTRAINT patient_consent_event_kind_known
           CHECK (kind IN ('withdrawn', 'voided', 'withdrawal-voided')),
         DROP CONSTRAINT patient_consent_voiding_has_reason,
         ADD CONSTRAINT patient_consent_voiding_has_reason
           CHECK (kind = 'withdrawn' OR btrim(coalesce(reason, '')) <> ''),
         ADD CONSTRAINT patient_consent_event_voids_earlier
           CHECK ((kind = 'withdrawal-voided') = (voids_version IS NOT NULL) AND voids_version < version),
         ADD CONSTRAINT patient_consent_event_voided
           FOREIGN KEY (practice_id, consent_id, voids_version)
           REFERENCES patient_consent_event (practice_id, consent_id, version),
         ADD CONSTRAINT patient_consent_event_voided_once
           UNIQUE (practice_id, consent_id, voids_version)`,
    );
    await queryRunner.query('ALTER TABLE patient_consent_event FORCE ROW LEVEL SECURITY');
    await queryRunner.query(
      lastWords(
        `AND NOT EXISTS (SELECT FROM patient_consent_event v
                          WHERE v.practice_id = e.practice_id AND v.consent_id = e.consent_id
                            AND v.voids_version = e.version)`,
      ),
    );
  }

  /** The schema before would have such a withdrawal stand: where one was voided, undoing is refused. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      forEachPractice(
        `IF EXISTS (SELECT FROM patient_consent_event
                     WHERE practice_id = t.id AND kind = 'withdrawal-voided') THEN
           RAISE EXCEPTION 'Withdrawals entered by mistake are voided: the schema before cannot hold that';
         END IF;`,
      ),
    );
    await queryRunner.query(lastWords(''));
    await queryRunner.query(
      `ALTER TABLE patient_consent_event
         DROP COLUMN voids_version,
         DROP CONSTRAINT patient_consent_event_kind_known,
         ADD CONSTRAINT patient_consent_event_kind_known CHECK (kind IN ('withdrawn', 'voided')),
         DROP CONSTRAINT patient_consent_voiding_has_reason,
         ADD CONSTRAINT patient_consent_voiding_has_reason
           CHECK (kind <> 'voided' OR btrim(coalesce(reason, '')) <> '')`,
    );
  }
}

/** The last word of a patient about the use of their data, over all courses; domain: isLastWordRefusal. */
function lastWords(ofWithdrawals: string): string {
  return `CREATE OR REPLACE VIEW patient_data_use WITH (security_invoker = true) AS
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
             WHERE e.kind = 'withdrawn' AND e.scope = 'data-use' ${ofWithdrawals}) said
     ORDER BY practice_id, patient_id, said_on DESC, recorded_at DESC`;
}
