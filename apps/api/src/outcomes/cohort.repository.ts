import { noCareSite } from '@glabella/contracts';
import {
  ageBands,
  doseBands,
  type ProtocolResponseRule,
  type ScorePoint,
} from '@glabella/domain/outcomes';
import { isReadBy, type RecordedTreatment, type StagedCourse } from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import type { QueryResult, QueryResultRow } from 'pg';
import { cursorOf, readBatches, type Cursor } from '../database/cursor';
import {
  readToldTreatments,
  recordedTreatmentsByPatient,
  type ToldTreatments,
} from '../database/recorded-treatments';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { CheckedQuestion } from './outcome-question';

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
const LIST_PLANS: Statement = {
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

/** By name, of one patient by day. */
const inNameOrder = (chosen: string, condition: string): string => `
  SELECT begun."patientId", begun."courseId", begun."firstInjectionOn", begun."endedOn", begun.plan
    FROM (
      SELECT ${chosen} s.patient_id AS "patientId", s.course_id AS "courseId",
             s.performed_on AS "firstInjectionOn", c.ended_on AS "endedOn",
             ${planKey('v.protocol_id', 'v.protocol_version')} AS plan, s.created_at, s.id
        FROM ${MATCHING}${condition}
       ORDER BY s.patient_id, s.performed_on, s.created_at, s.id) begun
    LEFT JOIN patient_summary n ON n.practice_id = $1 AND n.patient_id = begun."patientId"
   ORDER BY n.name_key, begun."patientId", begun."firstInjectionOn", begun.created_at, begun.id`;

const LIST_BEGUN: Statement = { name: 'outcomes_begun', text: inNameOrder('', FIRST_OF_COURSE) };
const LIST_TREATED: Statement = {
  name: 'outcomes_treated',
  text: inNameOrder('DISTINCT ON (s.patient_id)', ''),
};

/** How many patients are read at a time: other requests run between. */
const batchSize = 150;
const BEGUN = cursorOf(LIST_BEGUN, batchSize);
const TREATED = cursorOf(LIST_TREATED, batchSize);

/**
 * Courses with what their stage of resistance is computed from, read of all of them together; `found` is where they come from,
 * whatever else it says.
 */
const withTreatments = (chosen: string, found: string): string => `
  WITH found AS MATERIALIZED (
    SELECT ${chosen} c.id AS "courseId", c.patient_id AS "patientId",
           v.episode_started_on AS "episodeStartedOn", v.diagnosis_code AS "diagnosisCode",
           v.psychosis
      FROM ${found})
  SELECT found.*, coalesce(tried.treatments, '[]') AS treatments, given."firstInjectionOn"
    FROM found
    LEFT JOIN ${recordedTreatmentsByPatient('$1', 'SELECT "patientId" FROM found')} tried
           ON tried.patient_id = found."patientId"
   CROSS JOIN LATERAL (SELECT min(e.performed_on) AS "firstInjectionOn"
                         FROM injection_session e
                        WHERE e.practice_id = $1 AND e.patient_id = found."patientId"
                          AND e.course_id = found."courseId" AND NOT e.voided) given`;

/** The courses of the matching sessions in order of their ids. */
const LIST_STAGED: Statement = {
  name: 'outcomes_staged_courses',
  text: withTreatments(
    'DISTINCT',
    `${MATCHING} AND ($15::uuid IS NULL OR c.id > $15)
                  ORDER BY c.id LIMIT $16`,
  ),
};

const STAGE_COURSES: Statement = {
  name: 'outcomes_stage_courses',
  text: withTreatments(
    '',
    `course c JOIN course_version v ON v.practice_id = c.practice_id AND v.course_id = c.id
                                   AND v.version = c.version
           WHERE c.practice_id = $1 AND c.id = ANY ($2)`,
  ),
};

const LIST_SCORES: Statement = {
  name: 'outcomes_scores',
  text: `SELECT a.patient_id AS "patientId",
                json_agg(json_build_array(a.id, a.assessed_on, a.total, a.score_status,
                                          a.created_at)) AS points
           FROM assessment a
          WHERE a.practice_id = $1 AND a.patient_id = ANY ($2) AND a.instrument_id = $3
            AND NOT a.voided
          GROUP BY a.patient_id`,
};

const HAS_COLLEAGUE: Statement = {
  name: 'outcomes_has_colleague',
  text: `SELECT EXISTS (SELECT FROM staff WHERE practice_id = $1 AND id = $2) AS found`,
};

const FIND_PEOPLE: Statement = {
  name: 'outcomes_people',
  text: `SELECT id, given_name AS "givenName", family_name AS "familyName",
                birth_date AS "birthDate", mrn
           FROM patient WHERE practice_id = $1 AND id = ANY ($2)`,
};

/** What was given of a product; of all products together where its id is null. */
export interface TreatedRow extends QueryResultRow {
  readonly productId: string | null;
  readonly sessions: number;
  readonly patients: number;
  /** A decimal as PostgreSQL writes it; null without a session. */
  readonly units: string | null;
}

/** What a version of a protocol plans. */
interface PlanRow extends QueryResultRow {
  readonly plan: string;
  readonly instruments: readonly string[];
  readonly visitWeeks: readonly number[];
  /** What it calls a response; null in a version that says nothing of it. */
  readonly responseRule: ProtocolResponseRule | null;
}

interface CourseRow extends QueryResultRow {
  readonly patientId: string;
  readonly courseId: string;
  readonly firstInjectionOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
  readonly plan: string;
}

/** A patient of the cohort with the course that counts. */
export interface BegunRow {
  readonly patientId: string;
  readonly courseId: string;
  readonly firstInjectionOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
  /** Of the version of the protocol that the course keeps; shared by everybody who keeps it. */
  readonly planned: Pick<PlanRow, 'instruments' | 'visitWeeks' | 'responseRule'>;
}

interface StagedCourseRow extends QueryResultRow, StagedCourse {
  readonly courseId: string;
  readonly treatments: ToldTreatments;
}

/** A course with what its stage of resistance is computed from. */
export interface CourseToStage extends StagedCourse {
  readonly courseId: string;
  readonly treatments: readonly RecordedTreatment[];
}

/** A point as `LIST_SCORES` tells it: without names, which would be most of what is sent. */
type ToldPoint = readonly [
  id: string,
  on: CalendarDate,
  total: number | null,
  status: ScorePoint['status'],
  recordedAt: string,
];

/** Which courses a question leaves; null: whichever it matches. */
export type CourseIds = readonly string[] | null;

/** Who a patient is, for a list. */
export interface PersonRow extends QueryResultRow {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate;
  readonly mrn: string;
}

/** The records behind an outcome report, in PostgreSQL. */
@Injectable()
export class CohortRepository {
  async countTreated(
    tx: TenantTransaction,
    question: CheckedQuestion,
    courses: CourseIds,
  ): Promise<TreatedRow[]> {
    return (await tx.query<TreatedRow>(COUNT_TREATED, valuesOf(tx, question, courses))).rows;
  }

  /**
   * The patients whose course began in the period, each once with the first of them, by name, some at a time; courses about
   * something else are left out, and hide none that is not. Sent at once, like a statement.
   */
  begun(
    tx: TenantTransaction,
    question: CheckedQuestion,
    courses: CourseIds,
  ): AsyncGenerator<BegunRow[]> {
    const isCounted = ({ planned }: BegunRow) => isReadBy(planned, question.instrumentId);
    return eachOnce(this.withPlans(tx, BEGUN, valuesOf(tx, question, courses)), isCounted);
  }

  /** The patients with a session in the period, each once with the first such session, by name, some at a time. */
  treated(
    tx: TenantTransaction,
    question: CheckedQuestion,
    courses: CourseIds,
  ): AsyncGenerator<BegunRow[]> {
    return this.withPlans(tx, TREATED, valuesOf(tx, question, courses));
  }

  /** The courses behind a question whatever their stage, a batch behind the course `after`. */
  async stagedCourses(
    tx: TenantTransaction,
    question: CheckedQuestion,
    after: string | null,
    limit: number,
  ): Promise<CourseToStage[]> {
    const values = [...valuesOf(tx, question, null), after, limit];
    return (await tx.query<StagedCourseRow>(LIST_STAGED, values)).rows.map(toCourseToStage);
  }

  /** These courses with what their stage is computed from. */
  async staged(tx: TenantTransaction, courseIds: readonly string[]): Promise<CourseToStage[]> {
    const values = [tx.caller.practiceId, courseIds];
    return (await tx.query<StagedCourseRow>(STAGE_COURSES, values)).rows.map(toCourseToStage);
  }

  /** The assessments of one instrument that count, by patient. */
  async scores(
    tx: TenantTransaction,
    patientIds: readonly string[],
    instrumentId: string,
  ): Promise<ReadonlyMap<string, readonly ScorePoint[]>> {
    const values = [tx.caller.practiceId, patientIds, instrumentId];
    const found = await tx.query<{ patientId: string; points: ToldPoint[] }>(LIST_SCORES, values);
    return new Map(found.rows.map(({ patientId, points }) => [patientId, points.map(toPoint)]));
  }

  /** Whether the practice has such a person, also one who has left. */
  async hasColleague(tx: TenantTransaction, staffId: string): Promise<boolean> {
    const found = await tx.query<{ found: boolean }>(HAS_COLLEAGUE, [
      tx.caller.practiceId,
      staffId,
    ]);
    return found.rows[0]?.found ?? false;
  }

  async people(tx: TenantTransaction, ids: readonly string[]): Promise<PersonRow[]> {
    return (await tx.query<PersonRow>(FIND_PEOPLE, [tx.caller.practiceId, ids])).rows;
  }

  private withPlans(
    tx: TenantTransaction,
    cursor: Cursor,
    values: readonly unknown[],
  ): AsyncGenerator<BegunRow[]> {
    // Versions stay: those that the courses keep are all there when they are read after the courses.
    const batches = readBatches<CourseRow>(tx, cursor, values);
    return planned(batches, tx.query<PlanRow>(LIST_PLANS, [tx.caller.practiceId]));
  }
}

async function* planned(
  batches: AsyncIterable<readonly CourseRow[]>,
  plans: Promise<QueryResult<PlanRow>>,
): AsyncGenerator<BegunRow[]> {
  const planOf = new Map((await plans).rows.map((row) => [row.plan, row]));
  for await (const courses of batches) {
    yield courses.map(({ plan, ...course }) => {
      const planned = planOf.get(plan);
      if (!planned) throw new Error('A course keeps a version of a protocol that is not there');
      return { ...course, planned };
    });
  }
}

/** The first that counts of each patient; the rows of one stand together. */
async function* eachOnce(
  batches: AsyncIterable<readonly BegunRow[]>,
  isCounted: (row: BegunRow) => boolean,
): AsyncGenerator<BegunRow[]> {
  let lastId: string | null = null;
  for await (const rows of batches) {
    const counted = rows.filter((row) => {
      if (row.patientId === lastId || !isCounted(row)) return false;
      lastId = row.patientId;
      return true;
    });
    if (counted.length > 0) yield counted;
  }
}

function toCourseToStage({ treatments, ...course }: StagedCourseRow): CourseToStage {
  return { ...course, treatments: readToldTreatments(treatments) };
}

function toPoint([id, on, total, status, recordedAt]: ToldPoint): ScorePoint {
  return { id, on, total, status, recordedAt };
}

function valuesOf(tx: TenantTransaction, question: CheckedQuestion, courses: CourseIds): unknown[] {
  const dose = doseBands.find(({ id }) => id === question.doseBand);
  const age = ageBands.find(({ id }) => id === question.ageBand);
  return [
    tx.caller.practiceId,
    question.from,
    question.to,
    question.protocolId ?? null,
    question.productId ?? null,
    dose?.from ?? null,
    dose?.below ?? null,
    question.sex ?? null,
    age?.from ?? null,
    age?.below ?? null,
    question.responsibleId ?? null,
    courses,
    question.diagnosisCode ?? null,
    question.careSite ?? null,
  ];
}
