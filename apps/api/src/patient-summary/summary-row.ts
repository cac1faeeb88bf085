import { phq9 } from '@glabella/domain/instruments';
import {
  findBaseline,
  inOrder,
  thresholdsWith,
  untilEnd,
  type RaisedReason,
  type ScorePoint,
} from '@glabella/domain/outcomes';
import { currentCourse, isReadBy } from '@glabella/domain/treatment';
import { addMonths, compareDates, type CalendarDate } from '@glabella/domain/values';
import { nameKey } from '../patients/name-words';
import { attentionOf } from './attention-rows';
import { inTime, type SummaryFacts } from './summary-facts';

/** A row of `patient_summary` by column name, without the practice. */
export interface SummaryRow {
  readonly patient_id: string;
  readonly name_key: string;
  readonly archived: boolean;
  readonly course_id: string | null;
  readonly protocol_id: string | null;
  readonly responsible_id: string | null;
  readonly clinician_ids: readonly string[];
  readonly first_injection_on: CalendarDate | null;
  readonly last_injection_on: CalendarDate | null;
  readonly last_injection_units: number | null;
  readonly last_injection_product: string | null;
  readonly session_count: number;
  readonly assessment_count: number;
  readonly latest_on: CalendarDate | null;
  readonly latest_total: number | null;
  readonly latest_status: ScorePoint['status'] | null;
  readonly baseline_on: CalendarDate | null;
  readonly baseline_total: number | null;
  readonly recent_scores: readonly { readonly on: CalendarDate; readonly total: number | null }[];
  readonly recent_injections: readonly CalendarDate[];
  readonly open_follow_ups: number;
  readonly last_activity_on: CalendarDate | null;
  readonly attention: readonly RaisedReason[];
  /** By which rules the row was computed. */
  readonly derivation: number;
}

/** Raised by one whenever the rules below change: at the next start, rows of older rules are computed anew. */
export const currentDerivation = 11;

/** How far back from the latest one the drawn scores and injections reach, and how many there are at most. */
const recent = { months: 12, most: 60 } as const;

/** The row of a patient, from the records and the definitions of the domain alone. */
export function summaryRow(facts: SummaryFacts): SummaryRow {
  const course = currentCourse(facts.courses);
  const injections = inTime(facts.injections);
  const ofCourse = injections.filter(({ courseId }) => courseId === course?.id);
  const firstInjectionOn = ofCourse[0]?.on ?? null;
  const thresholds = thresholdsWith(facts.thresholdValues ?? {});
  // As on the patient's page: a PHQ-9 is no baseline of a course that is not read by it.
  const isRead = course !== null && isReadBy(course.plan, phq9.id);
  const scores = inOrder(facts.scores);
  const latest = scores.at(-1);
  // As on the patient's page, a score from after the end of the course is not read against its baseline.
  const counts = latest !== undefined && untilEnd([latest], course?.endedOn ?? null).length > 0;
  const baseline = isRead && counts ? findBaseline(scores, firstInjectionOn, thresholds) : null;
  const last = injections.at(-1);
  return {
    patient_id: facts.id,
    name_key: nameKey(facts.familyName, facts.givenName),
    archived: facts.archived,
    course_id: course?.id ?? null,
    protocol_id: course?.protocolId ?? null,
    responsible_id: course?.responsibleId ?? null,
    clinician_ids: [...(course?.clinicianIds ?? [])].sort(),
    first_injection_on: firstInjectionOn,
    last_injection_on: last?.on ?? null,
    last_injection_units: last?.units ?? null,
    last_injection_product: last?.productId ?? null,
    session_count: injections.length,
    assessment_count: facts.assessmentCount,
    latest_on: latest?.on ?? null,
    latest_total: latest?.total ?? null,
    latest_status: latest?.status ?? null,
    baseline_on: baseline?.on ?? null,
    baseline_total: baseline?.total ?? null,
    recent_scores: lately(scores).map(({ on, total }) => ({ on, total })),
    recent_injections: lately(injections).map(({ on }) => on),
    open_follow_ups: facts.openFollowUps.length,
    last_activity_on: later(facts.lastAssessedOn, last?.on ?? null),
    attention: attentionOf(facts, thresholds),
    derivation: currentDerivation,
  };
}

/** Whose caseload the patient is in: the people of the course that the row shows, each once. */
export function caseloadOf({
  responsible_id,
  clinician_ids,
}: Pick<SummaryRow, 'responsible_id' | 'clinician_ids'>): string[] {
  const people = responsible_id === null ? clinician_ids : [responsible_id, ...clinician_ids];
  return [...new Set(people)].sort();
}

function lately<Dated extends { readonly on: CalendarDate }>(ordered: readonly Dated[]): Dated[] {
  const latest = ordered.at(-1);
  if (latest === undefined) return [];
  const from = addMonths(latest.on, -recent.months);
  return ordered.filter(({ on }) => compareDates(on, from) >= 0).slice(-recent.most);
}

function later(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (a === null || b === null) return a ?? b;
  return compareDates(a, b) >= 0 ? a : b;
}
