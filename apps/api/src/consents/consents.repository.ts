import type { ConsentRecording } from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import { violates } from '../database/database-trouble';
import { arrived } from '../database/flight';
import type { Statement, TenantTransaction } from '../database/tenant';
import { RecordChanged } from '../http/errors';
import type { ConsentRow, ConsentRulesRow, StoredConsentEvent } from './consent-rows';

const personOf = (alias: string) =>
  `json_build_object('id', ${alias}.id, 'displayName', ${alias}.display_name)`;

const SELECT = `
  SELECT c.id, c.patient_id, c.course_id, c.text_version, c.agreed_on, c.agreed_by, c.representative,
         c.how, c.witness, ${personOf('taker')} AS taker, c.declined, ${personOf('author')} AS author,
         c.recorded_at, happened.events
    FROM patient_consent c
    JOIN staff taker ON taker.practice_id = c.practice_id AND taker.id = c.taken_by
    JOIN staff author ON author.practice_id = c.practice_id AND author.id = c.author_id
   CROSS JOIN LATERAL (
     SELECT coalesce(json_agg(json_build_object(
              'version', e.version, 'kind', e.kind, 'scope', e.scope, 'voids', e.voids_version,
              'happenedOn', e.happened_on,
              'by', e.withdrawn_by, 'representative', e.representative, 'reason', e.reason,
              'author', ${personOf('by')}, 'recordedAt', e.recorded_at) ORDER BY e.version), '[]') AS events
       FROM patient_consent_event e
       JOIN staff by ON by.practice_id = e.practice_id AND by.id = e.author_id
      WHERE e.practice_id = c.practice_id AND e.consent_id = c.id) happened
   WHERE c.practice_id = $1`;

const LIST_OF_PATIENT: Statement = {
  name: 'patient_consent_list_of_patient',
  text: `${SELECT} AND c.patient_id = $2
          ORDER BY c.agreed_on DESC, c.recorded_at DESC, c.id LIMIT 1000`,
};

const FIND: Statement = { name: 'patient_consent_find', text: `${SELECT} AND c.id = $2` };

/** Everything that is written to a patient's record by rules about the rest of it comes one after the other. */
const LOCK_PATIENT: Statement = {
  name: 'patient_consent_lock_patient',
  text: `SELECT id FROM patient
          WHERE practice_id = $1
            AND id = (SELECT patient_id FROM patient_consent WHERE practice_id = $1 AND id = $2)
            FOR NO KEY UPDATE`,
};

/** The versions of the practice's text that ask everybody again, the oldest first. */
const ASKED_AGAIN = `
  (SELECT coalesce(json_agg(json_build_object(
            'version', t.version, 'publishedOn', t.published_on) ORDER BY t.version), '[]')
     FROM consent_text_version t
    WHERE t.practice_id = $1 AND t.asks_again) AS asked_again`;

const FIND_ASKED_AGAIN: Statement = {
  name: 'patient_consent_asked_again',
  text: `SELECT ${ASKED_AGAIN}`,
};

const RULES: Statement = {
  name: 'patient_consent_rules',
  text: `SELECT p.consents_kept_from AS kept_from,
                ${ASKED_AGAIN},
                (SELECT coalesce(json_agg(json_build_object(
                          'version', t.version, 'askedIn', point -> 'askedIn') ORDER BY t.version), '[]')
                   FROM consent_text_version t CROSS JOIN jsonb_array_elements(t.points) point
                  WHERE t.practice_id = p.id AND point ->> 'id' = 'off-label') AS off_label_points
           FROM practice p WHERE p.id = $1`,
};

const INSERT: Statement = {
  name: 'patient_consent_insert',
  text: `INSERT INTO patient_consent
           (practice_id, id, patient_id, course_id, text_version, agreed_on, agreed_by, representative,
            how, witness, taken_by, declined, author_id, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
};

const INSERT_EVENT: Statement = {
  name: 'patient_consent_event_insert',
  text: `INSERT INTO patient_consent_event
           (practice_id, consent_id, version, patient_id, kind, scope, happened_on, withdrawn_by,
            representative, reason, author_id, recorded_at, voids_version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
};

/** A consent of a course. */
export interface NewConsent {
  readonly id: string;
  readonly patientId: string;
  readonly courseId: string;
  readonly facts: ConsentRecording;
  readonly at: Date;
}

/** A step of a consent. */
export interface NewConsentEvent extends Pick<
  StoredConsentEvent,
  'version' | 'kind' | 'scope' | 'voids' | 'happenedOn' | 'by' | 'representative' | 'reason'
> {
  readonly consentId: string;
  readonly patientId: string;
  readonly at: Date;
}

/** Consents of patients in PostgreSQL. */
@Injectable()
export class ConsentsRepository {
  /** Every consent of a patient, the one given last first. */
  async ofPatient(tx: TenantTransaction, patientId: string): Promise<ConsentRow[]> {
    const values = [tx.caller.practiceId, patientId];
    return (await tx.query<ConsentRow>(LIST_OF_PATIENT, values)).rows;
  }

  /** The consent, its patient locked until the transaction ends; null when the practice has none of this id. */
  async lock(tx: TenantTransaction, id: string): Promise<ConsentRow | null> {
    const values = [tx.caller.practiceId, id];
    const [, found] = await arrived(
      tx.query(LOCK_PATIENT, values),
      tx.query<ConsentRow>(FIND, values),
    );
    return found.rows[0] ?? null;
  }

  /** The versions of the text that ask everybody again, the oldest first. */
  async askedAgain(tx: TenantTransaction): Promise<ConsentRulesRow['asked_again']> {
    const values = [tx.caller.practiceId];
    const { rows } = await tx.query<Pick<ConsentRulesRow, 'asked_again'>>(FIND_ASKED_AGAIN, values);
    return rows[0]?.asked_again ?? [];
  }

  /** What the practice's texts and its beginning say about consents. */
  async rules(tx: TenantTransaction): Promise<ConsentRulesRow | null> {
    return (await tx.query<ConsentRulesRow>(RULES, [tx.caller.practiceId])).rows[0] ?? null;
  }

  async insert(tx: TenantTransaction, consent: NewConsent): Promise<void> {
    const { facts } = consent;
    await tx.query(INSERT, [
      tx.caller.practiceId,
      consent.id,
      consent.patientId,
      consent.courseId,
      facts.documentVersion,
      facts.agreedOn,
      facts.agreedBy,
      facts.representative,
      facts.how,
      facts.witness,
      facts.takenById,
      facts.declined,
      tx.caller.staffId,
      consent.at,
    ]);
  }

  /** Rejects with RecordChanged when somebody added the same step first. */
  async insertEvent(tx: TenantTransaction, event: NewConsentEvent): Promise<void> {
    try {
      await tx.query(INSERT_EVENT, [
        tx.caller.practiceId,
        event.consentId,
        event.version,
        event.patientId,
        event.kind,
        event.scope,
        event.happenedOn,
        event.by,
        event.representative,
        event.reason,
        tx.caller.staffId,
        event.at,
        event.voids,
      ]);
    } catch (error) {
      if (!violates(error, 'patient_consent_event_pkey')) throw error;
      throw new RecordChanged('consent', event.version);
    }
  }
}
