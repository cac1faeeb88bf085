import {
  type Colleague,
  type Course,
  type CourseCorrection,
  type CourseEnding,
  isClinical,
} from '@glabella/contracts';
import { diagnosisOf, endNeedsText, type TreatmentProtocol } from '@glabella/domain/treatment';
import { compareDates, formatDate, type CalendarDate } from '@glabella/domain/values';
import type { ProblemIssue } from '../http/errors';

/** What somebody states of a course, without the reason of a correction. */
export type StatedCourse = Omit<CourseCorrection, 'reason'>;

/** What the rules of a course look at beside what is stated. */
export interface CourseSetting {
  /** Null where the id names none that a course may take. */
  readonly protocol: TreatmentProtocol | null;
  readonly today: CalendarDate;
  readonly birthDate: CalendarDate;
  readonly staff: readonly Colleague[];
  /** Whom the course names already: they stay nameable when they have left. */
  readonly namedBefore: readonly string[];
  readonly firstInjectionOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
}

/** Everything that does not fit in what is stated of a course, by field. */
export function courseIssues(course: StatedCourse, setting: CourseSetting): ProblemIssue[] {
  return [
    ...treatment(course, setting),
    ...people(course, setting),
    ...start(course, setting),
    ...episode(course, setting),
  ];
}

function issue(path: string, message: string): ProblemIssue {
  return { path, message };
}

function treatment({ diagnosisCode }: StatedCourse, { protocol }: CourseSetting): ProblemIssue[] {
  if (!protocol) return [issue('protocolId', 'Choose a protocol of the list.')];
  if (diagnosisOf(protocol, diagnosisCode)) return [];
  return [issue('diagnosisCode', `Choose a diagnosis that ${protocol.name} is for.`)];
}

function people(
  { responsibleId, clinicianIds }: StatedCourse,
  { staff, namedBefore }: CourseSetting,
): ProblemIssue[] {
  const rolesOf = (id: string) => staff.find((person) => person.id === id)?.roles ?? [];
  const isNamed = (id: string) => namedBefore.includes(id);
  return [
    ...(rolesOf(responsibleId).includes('psychiatrist') || isNamed(responsibleId)
      ? []
      : [issue('responsibleId', 'Choose an active psychiatrist of the practice.')]),
    ...clinicianIds.flatMap((id, index) => {
      const path = `clinicianIds.${index}`;
      if (clinicianIds.indexOf(id) < index) return [issue(path, 'Name each person once.')];
      if (isClinical(rolesOf(id)) || isNamed(id)) return [];
      return [issue(path, 'Choose an active psychiatrist or clinician of the practice.')];
    }),
  ];
}

function start({ startedOn }: StatedCourse, setting: CourseSetting): ProblemIssue[] {
  const { today, birthDate, firstInjectionOn, endedOn } = setting;
  if (compareDates(startedOn, today) > 0) {
    return [issue('startedOn', 'A course starts today or earlier.')];
  }
  if (compareDates(startedOn, birthDate) < 0) {
    return [issue('startedOn', 'The course would start before the birth of the patient.')];
  }
  if (firstInjectionOn !== null && compareDates(startedOn, firstInjectionOn) > 0) {
    const text = `The first injection was on ${formatDate(firstInjectionOn)}: start then or earlier.`;
    return [issue('startedOn', text)];
  }
  if (endedOn !== null && compareDates(startedOn, endedOn) > 0) {
    return [
      issue('startedOn', `The course ended on ${formatDate(endedOn)}: start then or earlier.`),
    ];
  }
  return [];
}

function episode(
  { episodeStartedOn, startedOn }: StatedCourse,
  { birthDate }: CourseSetting,
): ProblemIssue[] {
  if (episodeStartedOn === null) return [];
  if (compareDates(episodeStartedOn, startedOn) > 0) {
    return [issue('episodeStartedOn', 'The episode starts before the course or on the same day.')];
  }
  if (compareDates(episodeStartedOn, birthDate) < 0) {
    return [issue('episodeStartedOn', 'The episode would start before the birth of the patient.')];
  }
  return [];
}

/** What the end of a course is compared with. */
export interface EndingSetting {
  readonly today: CalendarDate;
  readonly startedOn: CalendarDate;
  readonly lastInjectionOn: CalendarDate | null;
}

/** Everything that does not fit in the end of a course, by field. */
export function endingIssues(ending: CourseEnding, setting: EndingSetting): ProblemIssue[] {
  const { endedOn, endReason, note } = ending;
  return [
    ...endDate(endedOn, setting),
    ...(endNeedsText(endReason) && note === null
      ? [issue('note', 'Write why the course ended.')]
      : []),
  ];
}

function endDate(endedOn: CalendarDate, setting: EndingSetting): ProblemIssue[] {
  const { today, startedOn, lastInjectionOn } = setting;
  if (compareDates(endedOn, today) > 0) {
    return [issue('endedOn', 'A course ends today or earlier.')];
  }
  if (compareDates(endedOn, startedOn) < 0) {
    return [issue('endedOn', `The course started on ${formatDate(startedOn)}: end then or later.`)];
  }
  if (lastInjectionOn !== null && compareDates(endedOn, lastInjectionOn) < 0) {
    const text = `The last injection was on ${formatDate(lastInjectionOn)}: end then or later.`;
    return [issue('endedOn', text)];
  }
  return [];
}

type Span = Pick<Course, 'startedOn' | 'endedOn'>;

/**
 * The course of the same patient, the first to start, into which one would run whose end goes from `stoodAt` to a later day,
 * or away (null). On the day on which a course ends the next may start.
 */
export function courseRunInto<Other extends Span>(
  others: readonly Other[],
  stoodAt: CalendarDate,
  endsOn: CalendarDate | null,
): Other | null {
  const lasts = ({ startedOn, endedOn }: Span) =>
    endedOn === null || compareDates(endedOn, stoodAt) > 0 || compareDates(startedOn, stoodAt) >= 0;
  const isBegun = ({ startedOn }: Span) => endsOn === null || compareDates(startedOn, endsOn) < 0;
  if (endsOn !== null && compareDates(endsOn, stoodAt) <= 0) return null;
  const met = others.filter((other) => lasts(other) && isBegun(other));
  return met.sort((one, other) => compareDates(one.startedOn, other.startedOn))[0] ?? null;
}

/** Why a corrected end does not fit the other courses of the patient: there is one course at a time. */
export function laterEndIssues(
  others: readonly Span[],
  stoodAt: CalendarDate,
  endedOn: CalendarDate,
): ProblemIssue[] {
  const met = courseRunInto(others, stoodAt, endedOn);
  if (met === null) return [];
  const started = formatDate(met.startedOn);
  const isNext = compareDates(met.startedOn, stoodAt) >= 0;
  const text = isNext
    ? `The next course started on ${started}: end then or earlier.`
    : `Another course, begun on ${started}, lasted longer: end on ${formatDate(stoodAt)} or earlier.`;
  return [issue('endedOn', text)];
}

/** What of a course decides whether it may move to another version of its protocol. */
export type MovingCourse = Pick<Course, 'protocolVersion' | 'diagnosisCode' | 'endedOn'>;

/** Everything that speaks against moving a course to a version of its protocol; null where there is no such version. */
export function protocolMoveIssues(
  version: TreatmentProtocol | null,
  { protocolVersion, diagnosisCode, endedOn }: MovingCourse,
): ProblemIssue[] {
  const path = 'protocolVersion';
  if (version === null) return [issue(path, 'Choose a version that there is.')];
  if (endedOn !== null) return [issue(path, 'The course has ended: it keeps its version.')];
  if (version.version <= protocolVersion) {
    return [issue(path, `Choose a newer version than ${protocolVersion}.`)];
  }
  if (diagnosisOf(version, diagnosisCode)) return [];
  return [issue(path, `That version is not for the diagnosis ${diagnosisCode}.`)];
}
