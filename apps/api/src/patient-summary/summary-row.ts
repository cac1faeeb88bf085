import {
  findBaseline,
  inOrder,
  thresholdsWith,
  type ScorePoint,
  type ThresholdValues,
} from '@glabella/domain/outcomes';
import {
  addMonths,
  compareDates,
  compareInstants,
  type CalendarDate,
} from '@glabella/domain/values';
import { nameKey } from '../patients/name-words';

/** A course as the projection needs it: its dates and its people as of now. */
export interface CourseFacts {
  readonly id: string;
  readonly protocolId: string;
  readonly startedOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
  readonly responsibleId: string;
  readonly clinicianIds: readonly string[];
}

/** A signed session that counts. */
export interface InjectionFacts {
  readonly courseId: string;
  readonly on: CalendarDate;
  readonly units: number;
  readonly recordedAt: string;
}

/** What the records say of a patient: everything that a row of the projection follows from. */
export interface SummaryFacts {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly archived: boolean;
  readonly courses: readonly CourseFacts[];
  readonly injections: readonly InjectionFacts[];
  /** The patient's PHQ-9 that count. */
  readonly scores: readonly ScorePoint[];
  readonly assessmentCount: number;
  readonly lastAssessedOn: CalendarDate | null;
  readonly openFollowUps: number;
  /** What the practice set instead of the published thresholds; null where it never set any. */
  readonly thresholdValues: ThresholdValues | null;
}

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
}

/** How far back from the latest one the drawn scores and injections reach, and how many there are at most. */
const recent = { months: 12, most: 60 } as const;

/** The row of a patient, from the records and the definitions of the domain alone. */
export function summaryRow(facts: SummaryFacts): SummaryRow {
  const course = currentCourse(facts.courses);
  const injections = inTime(facts.injections);
  const ofCourse = injections.filter(({ courseId }) => courseId === course?.id);
  const firstInjectionOn = ofCourse[0]?.on ?? null;
  const thresholds = thresholdsWith(facts.thresholdValues ?? {});
  const baseline = findBaseline(facts.scores, firstInjectionOn, thresholds);
  const scores = inOrder(facts.scores);
  const latest = scores.at(-1);
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
    session_count: injections.length,
    assessment_count: facts.assessmentCount,
    latest_on: latest?.on ?? null,
    latest_total: latest?.total ?? null,
    latest_status: latest?.status ?? null,
    baseline_on: baseline?.on ?? null,
    baseline_total: baseline?.total ?? null,
    recent_scores: lately(scores).map(({ on, total }) => ({ on, total })),
    recent_injections: lately(injections).map(({ on }) => on),
    open_follow_ups: facts.openFollowUps,
    last_activity_on: later(facts.lastAssessedOn, last?.on ?? null),
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

/** The open course that started last, else the one that ended last. */
function currentCourse(courses: readonly CourseFacts[]): CourseFacts | null {
  const open = courses.filter(({ endedOn }) => endedOn === null);
  if (open.length > 0) return lastBy(open, ({ startedOn }) => startedOn);
  return lastBy(courses, ({ endedOn, startedOn }) => endedOn ?? startedOn);
}

function lastBy(
  courses: readonly CourseFacts[],
  dayOf: (course: CourseFacts) => CalendarDate,
): CourseFacts | null {
  const ordered = [...courses].sort(
    (a, b) => compareDates(dayOf(a), dayOf(b)) || (a.id < b.id ? -1 : 1),
  );
  return ordered.at(-1) ?? null;
}

function inTime(injections: readonly InjectionFacts[]): InjectionFacts[] {
  return [...injections].sort(
    (a, b) => compareDates(a.on, b.on) || compareInstants(a.recordedAt, b.recordedAt),
  );
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
