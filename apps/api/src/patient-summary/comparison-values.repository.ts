import { queryOfIds, statementOfIds } from '../database/statement-of-ids';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { ComparisonChange, ComparisonFacts, ComparisonRow } from './comparison-rows';

const FIND_FACTS = statementOfIds(
  'comparison_facts',
  (isAsked) =>
    `SELECT p.id, courses.list AS courses, scores.list AS scores, stored.list AS stored,
                EXISTS (SELECT FROM patient_data_use u
                         WHERE u.practice_id = $1 AND u.patient_id = p.id AND u.is_refused)
                  AS "isDataUseRefused",
                (SELECT v.threshold_values FROM practice_threshold_version v
                  WHERE v.practice_id = $1 ORDER BY v.version DESC LIMIT 1) AS "thresholdValues"
           FROM patient p
          CROSS JOIN LATERAL (
            SELECT coalesce(json_agg(json_build_object(
                     'id', c.id, 'protocolId', c.protocol_id, 'endedOn', c.ended_on,
                     'visitWeeks', k.content -> 'visitWeeks',
                     'firstInjectionOn', given.first_on)), '[]') AS list
              FROM (SELECT s.course_id, min(s.performed_on) AS first_on FROM injection_session s
                     WHERE s.practice_id = $1 AND s.patient_id = p.id AND NOT s.voided
                     GROUP BY s.course_id) given
              JOIN course c ON c.practice_id = $1 AND c.id = given.course_id
              JOIN course_version v ON v.practice_id = $1 AND v.course_id = c.id AND v.version = c.version
              JOIN protocol_version k ON k.practice_id = $1 AND k.protocol_id = v.protocol_id
                                     AND k.version = v.protocol_version) courses
          CROSS JOIN LATERAL (
            SELECT coalesce(json_agg(json_build_object(
                     'id', a.id, 'instrumentId', a.instrument_id, 'on', a.assessed_on,
                     'total', a.total, 'status', a.score_status, 'recordedAt', a.created_at)),
                     '[]') AS list
              FROM assessment a
             WHERE a.practice_id = $1 AND a.patient_id = p.id AND NOT a.voided) scores
          CROSS JOIN LATERAL (
            SELECT coalesce(json_agg(to_jsonb(v) - 'practice_id'), '[]') AS list
              FROM comparison_value v
             WHERE v.practice_id = $1 AND v.patient_id = p.id) stored
          WHERE p.practice_id = $1 AND ${isAsked('p.id')}
          ORDER BY p.id`,
);

const RECORD = `json_to_recordset($2) AS r (patient_id uuid, protocol_id text,
                  instrument_id text, week smallint, baseline_total smallint, total smallint)`;

const STORE: Statement = {
  name: 'comparison_store',
  text: `INSERT INTO comparison_value
           (practice_id, patient_id, protocol_id, instrument_id, week, baseline_total, total)
         SELECT $1, r.patient_id, r.protocol_id, r.instrument_id, r.week, r.baseline_total, r.total
           FROM ${RECORD}
         ON CONFLICT (practice_id, patient_id, protocol_id, instrument_id, week) DO UPDATE
            SET baseline_total = excluded.baseline_total, total = excluded.total`,
};

const REMOVE: Statement = {
  name: 'comparison_remove',
  text: `DELETE FROM comparison_value v USING ${RECORD}
          WHERE v.practice_id = $1 AND v.patient_id = r.patient_id
            AND v.protocol_id = r.protocol_id AND v.instrument_id = r.instrument_id
            AND v.week = r.week`,
};

/** The facts of a patient and the rows that are stored of it. */
export type ComparisonFactsRow = ComparisonFacts & { readonly stored: readonly ComparisonRow[] };

/** Sends the question at once: after the lock of the patients in the same flight it sees what they hold then. */
export async function findComparisonFacts(
  tx: TenantTransaction,
  patientIds: readonly string[],
): Promise<ComparisonFactsRow[]> {
  return (await queryOfIds<ComparisonFactsRow>(tx, FIND_FACTS, patientIds)).rows;
}

/** Sends what changed without waiting; nothing where nothing did. */
export function storeComparison(tx: TenantTransaction, change: ComparisonChange): void {
  const { practiceId } = tx.caller;
  if (change.removed.length > 0) {
    void tx.query(REMOVE, [practiceId, JSON.stringify(change.removed)]);
  }
  if (change.stored.length > 0) {
    void tx.query(STORE, [practiceId, JSON.stringify(change.stored)]);
  }
}
