import {
  type RecordedTreatment,
  type ResistanceStaging,
  type StagedCourse,
  currentCourse,
  maudsleyWords,
  stagingOfCourse,
  thaseRushWords,
} from '@glabella/domain/treatment';
import { type CalendarDate, formatDate } from '@glabella/domain/values';
import type { ChartCourse, ChartSession } from '../spec/chart-record';
import { firstInjectionOf } from '../spec/course-of-chart';

/** What of a record the stage of its current course needs. */
export interface StagedRecord {
  readonly today: CalendarDate;
  readonly courses: readonly (ChartCourse & Omit<StagedCourse, 'firstInjectionOn'>)[];
  readonly sessions: readonly ChartSession[];
  readonly priorTreatments: readonly RecordedTreatment[];
}

/** The staging of the current course, and the day that it speaks of. */
export interface CourseStaging {
  readonly staging: ResistanceStaging;
  /** 'on 6 Jan 2026, the day of the first injection'. */
  readonly asOf: string;
}

/** Stages the current course from the record; null without a course. */
export function stagingOfRecord(record: StagedRecord): CourseStaging | null {
  const course = currentCourse(record.courses);
  if (course === null) return null;
  const { episodeStartedOn, diagnosisCode, psychosis } = course;
  const firstInjectionOn = firstInjectionOf(record.sessions, course);
  const asOf =
    firstInjectionOn === null
      ? `on ${formatDate(record.today)}, before the first injection`
      : `on ${formatDate(firstInjectionOn)}, the day of the first injection`;
  const staged = { episodeStartedOn, diagnosisCode, psychosis, firstInjectionOn };
  return { staging: stagingOfCourse(record.priorTreatments, staged, record.today), asOf };
}

/** The stages in one line each: 'Resistant: yes, 3 failed adequate trials'. */
export function stagingSummary({
  failedTrials,
  isResistant,
  maudsley,
  thaseRush,
}: ResistanceStaging): string[] {
  const failed =
    failedTrials.state === 'computed'
      ? `${failedTrials.value} failed adequate ${failedTrials.value === 1 ? 'trial' : 'trials'}`
      : 'failed adequate trials not certain';
  const resistant =
    isResistant.state === 'computed'
      ? `Resistant to treatment: ${isResistant.value ? 'yes' : 'no'}, ${failed}`
      : `Resistant to treatment: not computable: ${isResistant.missing.join('; ')}`;
  return [
    resistant,
    `Maudsley: ${maudsleyWords(maudsley)}`,
    `Thase-Rush: ${thaseRushWords(thaseRush)}`,
  ];
}
