import { noCareSite } from '@glabella/contracts';
import { cursorOf } from '../database/cursor';
import { recordedTreatmentsByPatient } from '../database/recorded-treatments';
import type { Statement } from '../database/tenant';

/** Sessions of the period that fit the filters, with their patient and course; age as the domain counts it. */
const MATCHING = `
       injection_session s
  JOIN patient p ON p.practice_id = s.practice_id AND p.id = s.patient_id
  JOIN course c ON c.practice_id = s.practice_id AND c.id = s.course_id
  JOIN course_version v ON v.practice_id = c.practice_id AND v.course_id = c.id AND v.version = c.version
 WHERE s.practice_id = $1 AND NOT s.voided AND s.performed_on BETWEEN $2 AND $3
   AND ($4::text IS NULL OR c.protocol_id = $4)
   AND ($5::text IS NULL OR s.product_id = $5)
   AND ($6::numeric IS NULL OR s.total_units >= $6)
   AND ($7::numeric IS NULL OR s.total_units < $7)
   AND ($8::text IS NULL OR p.sex = $8)
   AND ($9::integer IS NULL OR p.birth_date <= s.performed_on - make_interval(years => $9))
   AND ($10::integer IS NULL OR p.birth_date > s.performed_on - make_interval(years => $10))
   AND ($11::uuid IS NULL OR v.responsible_id = $11)
   AND ($12::uuid[] IS NULL OR c.id = ANY ($12))
   AND ($13::text IS NULL OR v.diagnosis_code = $13 OR starts_with(v.diagnosis_code, $13 || '.'))
   AND ($14::text IS NULL OR coalesce(s.care_site, '${noCareSite}') = $14)`;

const COUNT_TREATED: Statement = {
  name: 'outcomes_count_treated',
  text: `SELECT s.product_id AS "productId", count(*)::integer AS sessions,
                count(DISTINCT s.patient_id)::integer AS patients, sum(s.total_units) AS units
           FROM ${MATCHING}
          GROUP BY GROUPING SETS ((s.product_id), ())
          ORDER BY sessions DESC, s.product_id`,
};

/** A version of a protocol in one text. */
function planKey(protocolId: string, version: string): string {
  return `${protocolId} || ' ' || ${version}`;
}

/** What each version plans: read once, and not again with every patient who keeps it. */
export const LIST_PLANS: Statement = {
  name: 'outcomes_plans',
  text: `SELECT ${planKey('protocol_id', 'version')} AS plan, content -> 'instruments' AS instruments,
                content -> 'visitWeeks' AS "visitWeeks",
                content -> 'responseRule' AS "responseRule"
           FROM protocol_version WHERE practice_id = $1`,
};

const FIRST_OF_COURSE = `
   AND NOT EXISTS (
         SELECT FROM injection_session e
          WHERE e.practice_id = s.practice_id AND e.patient_id = s.patient_id
            AND e.course_id = s.course_id AND NOT e.voided
            AND (e.performed_on, e.created_at, e.id) < (s.performed_on, s.created_at, s.id))`;

const COURSE_FACTS = `
  s.patient_id AS "patientId", s.course_id AS "courseId", s.performed_on AS "firstInjectionOn",
  c.ended_on AS "endedOn", ${planKey('v.protocol_id', 'v.protocol_version')} AS plan,
  v.episode_started_on AS "episodeStartedOn", v.diagnosis_code AS "diagnosisCode", v.psychosis`;
const BY_PATIENT = 's.patient_id, s.performed_on, s.created_at, s.id';

/** By name, of one patient by day. */
const inNameOrder = (chosen: string, condition: string): string => `
  SELECT begun."patientId", begun."courseId", begun."firstInjectionOn", begun."endedOn", begun.plan,
         begun."episodeStartedOn", begun."diagnosisCode", begun.psychosis
    FROM (
      SELECT ${chosen} ${COURSE_FACTS}, s.created_at, s.id
        FROM ${MATCHING}${condition}
       ORDER BY ${BY_PATIENT}) begun
    LEFT JOIN patient_summary n ON n.practice_id = $1 AND n.patient_id = begun."patientId"
   ORDER BY n.name_key, begun."patientId", begun."firstInjectionOn", begun.created_at, begun.id`;

/** In the order in which what else is read of a patient stands in its indexes. */
const LIST_BEGUN: Statement = {
  name: 'outcomes_begun',
  text: `SELECT ${COURSE_FACTS} FROM ${MATCHING}${FIRST_OF_COURSE} ORDER BY ${BY_PATIENT}`,
};
const LIST_BEGUN_BY_NAME: Statement = {
  name: 'outcomes_begun_by_name',
  text: inNameOrder('', FIRST_OF_COURSE),
};
const LIST_TREATED_BY_NAME: Statement = {
  name: 'outcomes_treated_by_name',
  text: inNameOrder('DISTINCT ON (s.patient_id)', ''),
};

/** The courses of the matching sessions, each once, with what their stage of resistance is computed from beside the treatments. */
const LIST_STAGED: Statement = {
  name: 'outcomes_staged_courses',
  text: `
    SELECT found.*, given."firstInjectionOn"
      FROM (SELECT DISTINCT c.patient_id AS "patientId", c.id AS "courseId",
                   v.episode_started_on AS "episodeStartedOn", v.diagnosis_code AS "diagnosisCode",
                   v.psychosis
              FROM ${MATCHING}
             ORDER BY c.patient_id, c.id) found
     CROSS JOIN LATERAL (SELECT min(e.performed_on) AS "firstInjectionOn"
                           FROM injection_session e
                          WHERE e.practice_id = $1 AND e.patient_id = found."patientId"
                            AND e.course_id = found."courseId" AND NOT e.voided) given`,
};

/** How many patients are read at a time: other requests run between. */
const batchSize = 150;
export const BEGUN = {
  'in-any-order': cursorOf(LIST_BEGUN, batchSize),
  'by-name': cursorOf(LIST_BEGUN_BY_NAME, batchSize),
};
export const TREATED_BY_NAME = cursorOf(LIST_TREATED_BY_NAME, batchSize);
export const STAGED = cursorOf(LIST_STAGED, batchSize);
/** A cursor is planned for the values at hand; the plan for any values takes every filter for one that leaves a single session. */
export const TREATED = cursorOf(COUNT_TREATED, batchSize);

export const LIST_TREATMENTS: Statement = {
  name: 'outcomes_treatments',
  text: `SELECT tried.patient_id AS "patientId", tried.treatments
           FROM ${recordedTreatmentsByPatient('$1', '$2')} tried`,
};

export const LIST_SCORES: Statement = {
  name: 'outcomes_scores',
  text: `SELECT a.patient_id AS "patientId",
                json_agg(json_build_array(a.id, a.assessed_on, a.total, a.score_status,
                                          a.created_at)) AS points
           FROM assessment a
          WHERE a.practice_id = $1 AND a.patient_id = ANY ($2) AND a.instrument_id = $3
            AND NOT a.voided
          GROUP BY a.patient_id`,
};

export const HAS_COLLEAGUE: Statement = {
  name: 'outcomes_has_colleague',
  text: `SELECT EXISTS (SELECT FROM staff WHERE practice_id = $1 AND id = $2) AS found`,
};

export const FIND_PEOPLE: Statement = {
  name: 'outcomes_people',
  text: `SELECT id, given_name AS "givenName", family_name AS "familyName",
                birth_date AS "birthDate", mrn
           FROM patient WHERE practice_id = $1 AND id = ANY ($2)`,
};
