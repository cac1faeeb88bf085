import { phq9 } from '@glabella/domain/instruments';
import { compareDates, latestDay, type PartialDate } from '@glabella/domain/values';
import { queryOfIds, statementOfIds } from '../database/statement-of-ids';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { PhaseRow } from './attention-rows';
import type { RenamedKey } from './former-keys';
import type { SummaryFacts } from './summary-facts';
import type { SummaryRow } from './summary-row';

const LOCK_PATIENTS = statementOfIds(
  'patient_summary_lock',
  (isAsked) =>
    `SELECT id FROM patient WHERE practice_id = $1 AND ${isAsked('id')} ORDER BY id FOR NO KEY UPDATE`,
);

const FIND_FACTS = statementOfIds(
  'patient_summary_facts',
  (isAsked) =>
    `SELECT p.id, p.given_name AS "givenName", p.family_name AS "familyName",
                p.mrn, p.birth_date AS "birthDate", p.archived_at IS NOT NULL AS archived,
                courses.list AS courses, injections.list AS injections, scores.list AS scores,
                scores.other AS "otherScores",
                scores.counted AS "assessmentCount", scores.last_on AS "lastAssessedOn",
                follow_ups.list AS "openFollowUps", adverse_events.list AS "openAdverseEvents",
                set_asides.list AS "setAsides", phases.list AS phases,
                (SELECT v.threshold_values FROM practice_threshold_version v
                  WHERE v.practice_id = $1 ORDER BY v.version DESC LIMIT 1) AS "thresholdValues",
                (SELECT array_agg(e.staff_id) FROM caseload_entry e
                  WHERE e.practice_id = $1 AND e.patient_id = p.id) AS caseload
           FROM patient p
          CROSS JOIN LATERAL (
            SELECT coalesce(json_agg(json_build_object(
                     'id', c.id, 'protocolId', c.protocol_id, 'startedOn', c.started_on,
                     'plan', json_build_object(
                        'interval', k.content -> 'interval', 'visitWeeks', k.content -> 'visitWeeks',
                        'instruments', k.content -> 'instruments',
                        'responseRule', k.content -> 'responseRule'),
                     'endedOn', c.ended_on, 'responsibleId', v.responsible_id,
                     'clinicianIds', ARRAY(SELECT m.staff_id FROM course_clinician m
                        WHERE m.practice_id = $1 AND m.course_id = c.id AND m.version = c.version))),
                     '[]') AS list,
                   array_agg(DISTINCT k.content -> 'instruments' ->> 0) AS measured
              FROM course c
              JOIN course_version v ON v.practice_id = c.practice_id AND v.course_id = c.id
                                   AND v.version = c.version
              JOIN protocol_version k ON k.practice_id = v.practice_id AND k.protocol_id = v.protocol_id
                                     AND k.version = v.protocol_version
             WHERE c.practice_id = $1 AND c.patient_id = p.id) courses
          CROSS JOIN LATERAL (
            SELECT coalesce(json_agg(json_build_object(
                     'id', s.id, 'courseId', s.course_id, 'on', s.performed_on, 'units', s.total_units,
                     'productId', s.product_id,
                     'recordedAt', s.created_at,
                     'toxinElsewhere', b.before_needle -> 'toxinElsewhere')), '[]') AS list
              FROM injection_session s
              JOIN injection_session_version b ON b.practice_id = s.practice_id
                                              AND b.session_id = s.id AND b.version = s.version
             WHERE s.practice_id = $1 AND s.patient_id = p.id AND NOT s.voided) injections
          CROSS JOIN LATERAL (
            SELECT count(*)::integer AS counted, max(a.assessed_on) AS last_on,
                   coalesce(json_agg(json_build_object(
                     'id', a.id, 'on', a.assessed_on, 'total', a.total, 'status', a.score_status,
                     'recordedAt', a.created_at)) FILTER (WHERE a.instrument_id = $3), '[]') AS list,
                   coalesce(json_agg(json_build_object(
                     'instrumentId', a.instrument_id, 'id', a.id, 'on', a.assessed_on,
                     'total', a.total, 'status', a.score_status, 'recordedAt', a.created_at))
                     FILTER (WHERE a.instrument_id <> $3 AND a.instrument_id = ANY (courses.measured)),
                     '[]') AS other
              FROM assessment a
             WHERE a.practice_id = $1 AND a.patient_id = p.id AND NOT a.voided) scores
          CROSS JOIN LATERAL (
            SELECT coalesce(json_agg(json_build_object(
                     'id', f.id, 'answeredOn', a.assessed_on, 'answer', a.safety_answer,
                     'hasTotal', a.total IS NOT NULL)), '[]') AS list
              FROM safety_follow_up f
              JOIN assessment a ON a.practice_id = f.practice_id AND a.id = f.assessment_id
             WHERE f.practice_id = $1 AND f.patient_id = p.id AND f.closed_at IS NULL) follow_ups
          CROSS JOIN LATERAL (
            SELECT coalesce(json_agg(json_build_object(
                     'id', e.id, 'onsetOn', e.onset_on, 'termId', e.term_id,
                     'otherWords', e.other_words, 'isSerious', e.serious)), '[]') AS list
              FROM adverse_event e
             WHERE e.practice_id = $1 AND e.patient_id = p.id AND e.open AND NOT e.voided) adverse_events
          CROSS JOIN LATERAL (
            SELECT coalesce(json_agg(json_build_object(
                     'kind', h.kind, 'evidenceKey', h.evidence_key, 'how', h.how, 'on', h.set_on,
                     'until', h.until_on)), '[]') AS list
              FROM attention_handling h
             WHERE h.practice_id = $1 AND h.patient_id = p.id AND h.how IS NOT NULL) set_asides
          CROSS JOIN LATERAL (
            SELECT coalesce(json_agg(json_build_object(
                     'valid_from', x.valid_from, 'valid_to', x.valid_to, 'tier', x.tier,
                     'since', x.since, 'kinds', x.kinds) ORDER BY x.valid_from), '[]') AS list
              FROM attention_phase x
             WHERE x.practice_id = $1 AND x.patient_id = p.id) phases
          WHERE p.practice_id = $1 AND ${isAsked('p.id')}`,
);

const columns: Readonly<Record<keyof SummaryRow, string>> = {
  patient_id: 'uuid',
  name_key: 'text',
  archived: 'boolean',
  course_id: 'uuid',
  protocol_id: 'text',
  responsible_id: 'uuid',
  clinician_ids: 'uuid[]',
  first_injection_on: 'date',
  last_injection_on: 'date',
  last_injection_units: 'numeric',
  last_injection_product: 'text',
  session_count: 'integer',
  assessment_count: 'integer',
  latest_on: 'date',
  latest_total: 'smallint',
  latest_status: 'text',
  baseline_on: 'date',
  baseline_total: 'smallint',
  recent_scores: 'json',
  recent_injections: 'date[]',
  open_follow_ups: 'integer',
  last_activity_on: 'date',
  attention: 'json',
  derivation: 'integer',
};
const names = Object.keys(columns);
const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
const replaced = names.filter((name) => name !== 'patient_id');

const STORE_ROWS: Statement = {
  name: 'patient_summary_store',
  text: `INSERT INTO patient_summary (practice_id, ${names.join(', ')})
         SELECT $1, ${names.map((name) => `r.${name}`).join(', ')}
           FROM json_to_recordset($2) AS r (${typed.join(', ')})
         ON CONFLICT (practice_id, patient_id) DO UPDATE
            SET ${replaced.map((name) => `${name} = excluded.${name}`).join(', ')}`,
};

const CLEAR_CASELOADS = statementOfIds(
  'caseload_clear',
  (isAsked) => `DELETE FROM caseload_entry WHERE practice_id = $1 AND ${isAsked('patient_id')}`,
);
const STORE_CASELOADS: Statement = {
  name: 'caseload_store',
  text: `INSERT INTO caseload_entry (practice_id, patient_id, staff_id)
         SELECT $1, r.patient_id, r.staff_id
           FROM json_to_recordset($2) AS r (patient_id uuid, staff_id uuid)`,
};

const CLEAR_PHASES = statementOfIds(
  'attention_phase_clear',
  (isAsked) => `DELETE FROM attention_phase WHERE practice_id = $1 AND ${isAsked('patient_id')}`,
);
const STORE_PHASES: Statement = {
  name: 'attention_phase_store',
  text: `INSERT INTO attention_phase (practice_id, patient_id, valid_from, valid_to, tier, since, kinds)
         SELECT $1, r.patient_id, r.valid_from, r.valid_to, r.tier, r.since, r.kinds
           FROM json_to_recordset($2) AS r (patient_id uuid, valid_from date, valid_to date,
                                            tier smallint, since date, kinds text[])`,
};

const RENAME_KEYS: Statement = {
  name: 'attention_handling_rename_keys',
  text: `UPDATE attention_handling h SET evidence_key = r.evidence_key
           FROM json_to_recordset($2) AS r (patient_id uuid, kind text, evidence_key text)
          WHERE h.practice_id = $1 AND h.patient_id = r.patient_id AND h.kind = r.kind
            AND h.how IS NOT NULL`,
};

const FIND_STORED: Statement = {
  name: 'patient_summary_stored',
  text: `SELECT to_jsonb(s) - 'practice_id' AS summary FROM patient_summary s
          WHERE practice_id = $1 AND patient_id = ANY ($2)`,
};

/** The newest versions of a history of the patient, those voided left out. */
const newestOf = (history: string): string =>
  `${history} h JOIN ${history}_version v
     ON v.practice_id = h.practice_id AND v.${history}_id = h.id AND v.version = h.version
  WHERE h.practice_id = $1 AND h.patient_id = $2 AND NOT h.voided`;

const FIND_DAYS: Statement = {
  name: 'patient_summary_days',
  text: `SELECT DISTINCT "on" FROM (
           SELECT min(started_on)::text FROM course WHERE practice_id = $1 AND patient_id = $2
           UNION ALL SELECT min(performed_on)::text FROM injection_session
             WHERE practice_id = $1 AND patient_id = $2 AND NOT voided
           UNION ALL SELECT min(assessed_on)::text FROM assessment
             WHERE practice_id = $1 AND patient_id = $2 AND NOT voided
           UNION ALL SELECT min(onset_on)::text FROM adverse_event
             WHERE practice_id = $1 AND patient_id = $2 AND NOT voided
           UNION ALL SELECT min(v.rated_on)::text FROM ${newestOf('frown_rating')}
           UNION ALL SELECT unnest(ARRAY[v.started_on, v.stopped_on]) FROM ${newestOf('prior_treatment')}
           UNION ALL SELECT v.stopped_on FROM ${newestOf('medication')}
           UNION ALL SELECT jsonb_array_elements(v.steps) ->> 'on' FROM ${newestOf('medication')}
           UNION ALL SELECT v.happened_on FROM ${newestOf('life_event')}
         ) AS days ("on") WHERE "on" IS NOT NULL`,
};

const FIND_INJECTION_SPAN: Statement = {
  name: 'patient_summary_injection_span',
  text: `SELECT min(performed_on) AS "firstOn", max(performed_on) AS "lastOn"
           FROM injection_session
          WHERE practice_id = $1 AND course_id = $2 AND NOT voided
            AND patient_id = (SELECT patient_id FROM course WHERE practice_id = $1 AND id = $2)`,
};

const HAS_OUTDATED: Statement = {
  name: 'patient_summary_has_outdated',
  text: `SELECT EXISTS (SELECT FROM patient_summary WHERE practice_id = $1 AND derivation < $2) AS found`,
};

const PATIENT_IDS_AFTER: Statement = {
  name: 'patient_summary_ids_after',
  text: `SELECT id FROM patient WHERE practice_id = $1 AND ($2::uuid IS NULL OR id > $2)
          ORDER BY id LIMIT $3`,
};

/** The facts of a patient, what else is derived from, and what is stored of that outside the summary's row. */
export type SummaryFactsRow = SummaryFacts & {
  readonly mrn: string;
  readonly birthDate: string;
  readonly caseload: readonly string[] | null;
  readonly phases: readonly PhaseRow[];
};

/**
 * Locks the patients and reads what their rows follow from, in one flight: the facts are read after the lock was
 * granted, so a concurrent write to the same patient is either seen or waits.
 */
export async function lockAndFindFacts(
  tx: TenantTransaction,
  patientIds: readonly string[],
): Promise<SummaryFactsRow[]> {
  const [, facts] = await Promise.all([
    queryOfIds(tx, LOCK_PATIENTS, patientIds),
    queryOfIds<SummaryFactsRow>(tx, FIND_FACTS, patientIds, phq9.id),
  ]);
  return facts.rows;
}

/** Sends the rows without waiting. */
export function storeSummaries(tx: TenantTransaction, rows: readonly SummaryRow[]): void {
  if (rows.length > 0) void tx.query(STORE_ROWS, [tx.caller.practiceId, JSON.stringify(rows)]);
}

/** Sends who has these patients in their caseload, and nobody else, without waiting. */
export function storeCaseloads(
  tx: TenantTransaction,
  caseloads: ReadonlyMap<string, readonly string[]>,
): void {
  if (caseloads.size === 0) return;
  const { practiceId } = tx.caller;
  const entries = [...caseloads].flatMap(([patient_id, people]) =>
    people.map((staff_id) => ({ patient_id, staff_id })),
  );
  void queryOfIds(tx, CLEAR_CASELOADS, [...caseloads.keys()]);
  void tx.query(STORE_CASELOADS, [practiceId, JSON.stringify(entries)]);
}

/** Sends where these patients stand in the caseload on which days, and nothing else, without waiting. */
export function storePhases(
  tx: TenantTransaction,
  phases: ReadonlyMap<string, readonly PhaseRow[]>,
): void {
  if (phases.size === 0) return;
  const { practiceId } = tx.caller;
  const rows = [...phases].flatMap(([patient_id, list]) =>
    list.map((phase) => ({ patient_id, ...phase })),
  );
  void queryOfIds(tx, CLEAR_PHASES, [...phases.keys()]);
  void tx.query(STORE_PHASES, [practiceId, JSON.stringify(rows)]);
}

/** Sends the keys under which something stands set aside from now on, without waiting; the patients are locked. */
export function storeRenamedKeys(tx: TenantTransaction, renamed: readonly RenamedKey[]): void {
  if (renamed.length > 0)
    void tx.query(RENAME_KEYS, [tx.caller.practiceId, JSON.stringify(renamed)]);
}

/** The rows as they are stored, by patient. */
export async function findStoredSummaries(
  tx: TenantTransaction,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, SummaryRow>> {
  const { rows } = await tx.query<{ summary: SummaryRow }>(FIND_STORED, [
    tx.caller.practiceId,
    patientIds,
  ]);
  return new Map(rows.map(({ summary }) => [summary.patient_id, summary]));
}

/** The date on the patient's record that is over first, as much as is known of it; null without any. */
export async function findEarliestDate(
  tx: TenantTransaction,
  patientId: string,
): Promise<PartialDate | null> {
  const { rows } = await tx.query<{ on: PartialDate }>(FIND_DAYS, [
    tx.caller.practiceId,
    patientId,
  ]);
  const [first] = rows
    .map(({ on }) => on)
    .sort((one, other) => compareDates(latestDay(one), latestDay(other)));
  return first ?? null;
}

/** The days of a course's first and last injection; null without any. */
export interface InjectionSpan {
  readonly firstOn: string | null;
  readonly lastOn: string | null;
}

/** Between which days the injections of a course lie, those voided left out. */
export async function findInjectionSpan(
  tx: TenantTransaction,
  courseId: string,
): Promise<InjectionSpan> {
  const values = [tx.caller.practiceId, courseId];
  const { rows } = await tx.query<InjectionSpan>(FIND_INJECTION_SPAN, values);
  return rows[0] ?? { firstOn: null, lastOn: null };
}

/** The next patients by id, archived ones included. */
export async function findPatientIdsAfter(
  tx: TenantTransaction,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(PATIENT_IDS_AFTER, [
    tx.caller.practiceId,
    after,
    limit,
  ]);
  return rows.map(({ id }) => id);
}

/** Whether any row was computed by rules older than these. */
export async function hasOutdatedRows(tx: TenantTransaction, derivation: number): Promise<boolean> {
  const values = [tx.caller.practiceId, derivation];
  return (await tx.query<{ found: boolean }>(HAS_OUTDATED, values)).rows[0]?.found ?? false;
}
