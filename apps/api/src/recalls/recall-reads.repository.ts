import { Injectable } from '@nestjs/common';
import { lotKeyOf } from '../database/lot-key';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { LotPatientRow, RecallContactRow, RecallRow, RecallStepRow } from './recall-rows';

/** Sessions of the practice $1 that say the lot in any version, each with the last version that does. */
const givenSessions = (lot: string, product: string) => `
  SELECT v.patient_id, v.session_id, max(v.version) AS version
    FROM injection_session_version v
   WHERE v.practice_id = $1 AND v.lot_key = ${lot} AND (${product}::text IS NULL OR v.product_id = ${product})
   GROUP BY v.patient_id, v.session_id`;

/** How the session stands to the lot: void, no longer this lot, or as it was signed. */
const STATE = `CASE WHEN s.voided THEN 'voided' WHEN s.version = g.version THEN 'signed' ELSE 'amended' END`;

/** $2 lot, $3 product or null, $4 the patient behind whom the page begins, $5 how many. */
const LOT_PATIENTS: Statement = {
  name: 'recall_lot_patients',
  text: `WITH given AS (${givenSessions(lotKeyOf('$2'), '$3')})
         SELECT p.id AS patient_id, p.given_name, p.family_name, p.birth_date, p.mrn, pv.phone, pv.email,
                summary.last_activity_on AS last_contact_on, received.sessions
           FROM (SELECT DISTINCT patient_id FROM given) who
           JOIN patient p ON p.practice_id = $1 AND p.id = who.patient_id
           JOIN patient_version pv ON pv.practice_id = $1 AND pv.patient_id = p.id
                                  AND pv.version = p.version
           LEFT JOIN patient_summary summary ON summary.practice_id = $1 AND summary.patient_id = p.id
          CROSS JOIN LATERAL (
            SELECT json_agg(json_build_object(
                     'sessionId', g.session_id, 'performedOn', v.performed_on, 'units', v.total_units,
                     'productId', v.product_id, 'lotNumber', v.lot_number, 'state', ${STATE})
                     ORDER BY v.performed_on DESC, g.session_id) AS sessions
              FROM given g
              JOIN injection_session_version v ON v.practice_id = $1 AND v.session_id = g.session_id
                                              AND v.version = g.version
              JOIN injection_session s ON s.practice_id = $1 AND s.id = g.session_id
             WHERE g.patient_id = p.id) received
          WHERE $4::uuid IS NULL OR (p.family_name, p.given_name, p.id) > (
                  (SELECT b.family_name FROM patient b WHERE b.practice_id = $1 AND b.id = $4),
                  (SELECT b.given_name FROM patient b WHERE b.practice_id = $1 AND b.id = $4), $4)
          ORDER BY p.family_name, p.given_name, p.id LIMIT $5`,
};

/** Who is reached: informed at least once since what was noted of them was last withdrawn. */
const PROGRESS = `
  SELECT count(*)::integer AS patients,
         count(*) FILTER (WHERE EXISTS (
           SELECT FROM lot_recall_event e
            WHERE e.practice_id = r.practice_id AND e.recall_id = r.id
              AND e.patient_id = who.patient_id AND e.outcome = 'informed'
              AND NOT EXISTS (SELECT FROM lot_recall_event w
                               WHERE w.practice_id = e.practice_id AND w.recall_id = e.recall_id
                                 AND w.patient_id = e.patient_id AND w.outcome = 'withdrawn'
                                 AND w.ordinal > e.ordinal)))::integer AS reached
    FROM (SELECT DISTINCT v.patient_id
            FROM injection_session_version v
            JOIN injection_session s ON s.practice_id = v.practice_id AND s.id = v.session_id
                                    AND s.version = v.version AND NOT s.voided
           WHERE v.practice_id = r.practice_id AND v.lot_key = r.lot_key
             AND (r.product_id IS NULL OR v.product_id = r.product_id)) who`;

const RECALLS = `
  SELECT r.id, r.version, r.lot_number, r.product_id, r.reason, r.authority, r.reference, r.closed,
         r.started_by, starter.display_name AS starter_name, r.started_at, progress.patients,
         progress.reached
    FROM lot_recall r
    JOIN staff starter ON starter.practice_id = r.practice_id AND starter.id = r.started_by
   CROSS JOIN LATERAL (${PROGRESS}) progress
   WHERE r.practice_id = $1`;

const LIST: Statement = {
  name: 'recall_list',
  text: `${RECALLS} ORDER BY r.closed, r.started_at DESC, r.id LIMIT 500`,
};

const ONE: Statement = { name: 'recall_one', text: `${RECALLS} AND r.id = $2` };

const STEPS: Statement = {
  name: 'recall_steps',
  text: `SELECT e.kind, e.reason, e.author_id, author.display_name AS author_name, e.recorded_at
           FROM lot_recall_event e
           JOIN staff author ON author.practice_id = e.practice_id AND author.id = e.author_id
          WHERE e.practice_id = $1 AND e.recall_id = $2 AND e.kind <> 'contact'
          ORDER BY e.ordinal DESC LIMIT 200`,
};

const CONTACTS: Statement = {
  name: 'recall_contacts',
  text: `SELECT e.patient_id, e.ordinal, e.contacted_on, e.method, e.outcome, e.note, e.author_id,
                author.display_name AS author_name, e.recorded_at
           FROM lot_recall_event e
           JOIN staff author ON author.practice_id = e.practice_id AND author.id = e.author_id
          WHERE e.practice_id = $1 AND e.recall_id = $2 AND e.kind = 'contact'
            AND e.patient_id = ANY ($3::uuid[])
          ORDER BY e.ordinal DESC`,
};

const IS_PATIENT: Statement = {
  name: 'recall_is_patient',
  text: `SELECT FROM patient WHERE practice_id = $1 AND id = $2`,
};

const RECEIVED: Statement = {
  name: 'recall_patient_received',
  text: `SELECT FROM lot_recall r
           JOIN injection_session_version v ON v.practice_id = r.practice_id AND v.lot_key = r.lot_key
                AND (r.product_id IS NULL OR v.product_id = r.product_id)
          WHERE r.practice_id = $1 AND r.id = $2 AND v.patient_id = $3 LIMIT 1`,
};

/** Which lot, of one product or of every one. */
export interface SearchedLot {
  readonly lotNumber: string;
  readonly productId: string | null;
}

/** Recalls, and who received a lot, as pages and the file read them. */
@Injectable()
export class RecallReads {
  /** Who received the lot, by name, from behind `after`. */
  async patientsOf(
    tx: TenantTransaction,
    { lotNumber, productId }: SearchedLot,
    after: string | null,
    limit: number,
  ): Promise<LotPatientRow[]> {
    const values = [tx.caller.practiceId, lotNumber, productId, after, limit];
    return (await tx.query<LotPatientRow>(LOT_PATIENTS, values)).rows;
  }

  async list(tx: TenantTransaction): Promise<RecallRow[]> {
    return (await tx.query<RecallRow>(LIST, [tx.caller.practiceId])).rows;
  }

  async find(tx: TenantTransaction, id: string): Promise<RecallRow | null> {
    return (await tx.query<RecallRow>(ONE, [tx.caller.practiceId, id])).rows[0] ?? null;
  }

  async steps(tx: TenantTransaction, id: string): Promise<RecallStepRow[]> {
    return (await tx.query<RecallStepRow>(STEPS, [tx.caller.practiceId, id])).rows;
  }

  /** Every attempt to reach these patients, the newest first. */
  async contacts(
    tx: TenantTransaction,
    id: string,
    patientIds: readonly string[],
  ): Promise<RecallContactRow[]> {
    const values = [tx.caller.practiceId, id, patientIds];
    return (await tx.query<RecallContactRow>(CONTACTS, values)).rows;
  }

  /** Whether a page can begin behind this patient. */
  async isPatient(tx: TenantTransaction, id: string): Promise<boolean> {
    return (await tx.query(IS_PATIENT, [tx.caller.practiceId, id])).rows.length > 0;
  }

  /** Whether the recall speaks of this patient. */
  async hasReceived(tx: TenantTransaction, id: string, patientId: string): Promise<boolean> {
    const values = [tx.caller.practiceId, id, patientId];
    return (await tx.query(RECEIVED, values)).rows.length > 0;
  }
}
