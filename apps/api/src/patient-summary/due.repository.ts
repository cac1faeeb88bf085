import { queryOfIds, statementOfIds } from '../database/statement-of-ids';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { PatientDue, PlannedVisitRow, ReinjectionRow } from './due-of-patient';

const FIND_STORED = statementOfIds(
  'due_stored',
  (isAsked) =>
    `SELECT p.id AS "patientId",
                coalesce((SELECT json_agg(to_jsonb(v) - 'practice_id' - 'patient_id')
                            FROM planned_visit v
                           WHERE v.practice_id = $1 AND v.patient_id = p.id), '[]') AS visits,
                (SELECT to_jsonb(r) - 'practice_id' - 'patient_id' FROM reinjection_window r
                  WHERE r.practice_id = $1 AND r.patient_id = p.id) AS reinjection
           FROM patient p
          WHERE p.practice_id = $1 AND ${isAsked('p.id')}`,
);

const CLEAR_VISITS = statementOfIds(
  'due_clear_visits',
  (isAsked) => `DELETE FROM planned_visit WHERE practice_id = $1 AND ${isAsked('patient_id')}`,
);
const STORE_VISITS: Statement = {
  name: 'due_store_visits',
  text: `INSERT INTO planned_visit
           (practice_id, patient_id, course_id, week, due_on, opens_on, closes_on, done_assessment_id)
         SELECT $1, r.patient_id, r.course_id, r.week, r.due_on, r.opens_on, r.closes_on,
                r.done_assessment_id
           FROM json_to_recordset($2) AS r (patient_id uuid, course_id uuid, week integer, due_on date,
                opens_on date, closes_on date, done_assessment_id uuid)`,
};
const CLEAR_WINDOWS = statementOfIds(
  'due_clear_windows',
  (isAsked) => `DELETE FROM reinjection_window WHERE practice_id = $1 AND ${isAsked('patient_id')}`,
);
const STORE_WINDOWS: Statement = {
  name: 'due_store_windows',
  text: `INSERT INTO reinjection_window
           (practice_id, patient_id, course_id, opens_on, last_injection_on, last_product_id, last_units,
            elsewhere)
         SELECT $1, r.patient_id, r.course_id, r.opens_on, r.last_injection_on, r.last_product_id,
                r.last_units, r.elsewhere
           FROM json_to_recordset($2) AS r (patient_id uuid, course_id uuid, opens_on date,
                last_injection_on date, last_product_id text, last_units numeric, elsewhere boolean)`,
};

interface StoredDueRow {
  readonly patientId: string;
  readonly visits: readonly PlannedVisitRow[];
  readonly reinjection: ReinjectionRow | null;
}

/** What is stored as due, by patient. */
export async function findStoredDue(
  tx: TenantTransaction,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, PatientDue>> {
  const { rows } = await queryOfIds<StoredDueRow>(tx, FIND_STORED, patientIds);
  return new Map(rows.map((row) => [row.patientId, row]));
}

/** Sends what is due in these patients, in place of what was stored, without waiting. */
export function storeDue(tx: TenantTransaction, due: readonly PatientDue[]): void {
  if (due.length === 0) return;
  const { practiceId } = tx.caller;
  const ids = due.map(({ patientId }) => patientId);
  const visits = due.flatMap((one) =>
    one.visits.map((visit) => ({ patient_id: one.patientId, ...visit })),
  );
  const windows = due.flatMap(({ patientId, reinjection }) =>
    reinjection === null ? [] : [{ patient_id: patientId, ...reinjection }],
  );
  void queryOfIds(tx, CLEAR_VISITS, ids);
  if (visits.length > 0) void tx.query(STORE_VISITS, [practiceId, JSON.stringify(visits)]);
  void queryOfIds(tx, CLEAR_WINDOWS, ids);
  if (windows.length > 0) void tx.query(STORE_WINDOWS, [practiceId, JSON.stringify(windows)]);
}
