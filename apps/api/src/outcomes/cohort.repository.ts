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
import { readBatches, type Cursor } from '../database/cursor';
import { readToldTreatments, type ToldTreatments } from '../database/recorded-treatments';
import type { TenantTransaction } from '../database/tenant';
import {
  BEGUN,
  FIND_PEOPLE,
  HAS_COLLEAGUE,
  LIST_PLANS,
  LIST_SCORES,
  LIST_TREATMENTS,
  STAGED,
  TREATED,
  TREATED_BY_NAME,
} from './cohort-statements';
import type { CheckedQuestion } from './outcome-question';

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

interface CourseRow extends QueryResultRow, StagedCourse {
  readonly patientId: string;
  readonly courseId: string;
  readonly firstInjectionOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
  readonly plan: string;
}

/** A patient of the cohort with the course that counts. */
export interface BegunRow extends StagedCourse {
  readonly patientId: string;
  readonly courseId: string;
  readonly firstInjectionOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
  /** Of the version of the protocol that the course keeps; shared by everybody who keeps it. */
  readonly planned: Pick<PlanRow, 'instruments' | 'visitWeeks' | 'responseRule'>;
}

/** A course as its stage is computed from it, with its patient. */
export interface StagedCourseRow extends QueryResultRow, StagedCourse {
  readonly patientId: string;
  readonly courseId: string;
}

interface PatientTreatmentsRow extends QueryResultRow {
  readonly patientId: string;
  readonly treatments: ToldTreatments;
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
    const found = readBatches<TreatedRow>(tx, TREATED, valuesOf(tx, question, courses));
    const rows: TreatedRow[] = [];
    for await (const batch of found) rows.push(...batch);
    return rows;
  }

  /**
   * The patients whose course began in the period, each once with the first of them, some at a time; courses about
   * something else are left out, and hide none that is not. Sent at once, like a statement.
   */
  begun(
    tx: TenantTransaction,
    question: CheckedQuestion,
    courses: CourseIds,
    order: keyof typeof BEGUN,
  ): AsyncGenerator<BegunRow[]> {
    const isCounted = ({ planned }: BegunRow) => isReadBy(planned, question.instrumentId);
    const found = this.withPlans(tx, BEGUN[order], valuesOf(tx, question, courses));
    return eachOnce(found, isCounted);
  }

  /** The patients with a session in the period, each once with the first such session, by name, some at a time. */
  treatedByName(
    tx: TenantTransaction,
    question: CheckedQuestion,
    courses: CourseIds,
  ): AsyncGenerator<BegunRow[]> {
    return this.withPlans(tx, TREATED_BY_NAME, valuesOf(tx, question, courses));
  }

  /** The courses behind a question whatever their stage, those of a patient together, some at a time. */
  stagedCourses(
    tx: TenantTransaction,
    question: CheckedQuestion,
  ): AsyncGenerator<StagedCourseRow[]> {
    return readBatches<StagedCourseRow>(tx, STAGED, valuesOf(tx, question, null));
  }

  /** The treatments before toxin of these patients that stand; who has none is not among them. */
  async treatments(
    tx: TenantTransaction,
    patientIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RecordedTreatment[]>> {
    const values = [tx.caller.practiceId, patientIds];
    const { rows } = await tx.query<PatientTreatmentsRow>(LIST_TREATMENTS, values);
    return new Map(
      rows.map(({ patientId, treatments }) => [patientId, readToldTreatments(treatments)]),
    );
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
