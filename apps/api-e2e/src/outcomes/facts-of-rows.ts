import type pg from 'pg';
import type { CohortFacts, ScoreFact, SessionFact } from './figures-by-hand';

/** The facts of the practice of the running transaction; responsible is the id of the psychiatrist. */
export async function factsOfRows(client: pg.Client): Promise<CohortFacts> {
  const sessions = await client.query<SessionFact>(
    `SELECT s.id, s.patient_id, s.course_id, s.performed_on, s.created_at::text AS made, s.product_id,
            s.total_units::float8 AS units, p.sex, p.birth_date, c.ended_on, s.care_site,
            stated.responsible_id AS responsible, stated.diagnosis_code AS diagnosis
       FROM injection_session s JOIN patient p ON p.id = s.patient_id
       JOIN course c ON c.id = s.course_id
       CROSS JOIN LATERAL (SELECT v.responsible_id, v.diagnosis_code FROM course_version v
                            WHERE v.course_id = c.id ORDER BY v.version DESC LIMIT 1) stated
      WHERE NOT s.voided`,
  );
  const scores = await client.query<ScoreFact>(
    `SELECT id, patient_id, assessed_on, created_at::text AS made, total
       FROM assessment WHERE NOT voided AND instrument_id = 'phq9' AND total IS NOT NULL
        AND score_status IN ('complete', 'total-only')`,
  );
  return { sessions: sessions.rows, scores: scores.rows };
}
