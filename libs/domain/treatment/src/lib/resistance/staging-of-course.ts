import type { CalendarDate } from '@glabella/domain/values';
import type { PriorTreatmentFacts } from './prior-treatment';
import type { EpisodeFacts } from './stage';
import { type ResistanceStaging, maudsleyStageOf, resistanceStaging } from './staging';
import { type ResistanceStratumId, stratumOf } from './strata';

/** A course as its stage needs it: what it says of the episode, and when it was first injected. */
export interface StagedCourse extends Omit<EpisodeFacts, 'asOf'> {
  readonly firstInjectionOn: CalendarDate | null;
}

/** A treatment as recorded: a voided one counts nowhere. */
export interface RecordedTreatment extends PriorTreatmentFacts {
  readonly status: 'recorded' | 'voided';
}

/** The stage of a course on the day of its first injection, today before it. */
export function stagingOfCourse(
  treatments: readonly RecordedTreatment[],
  course: StagedCourse,
  today: CalendarDate,
): ResistanceStaging {
  return resistanceStaging(recordedOnes(treatments), episodeOf(course, today));
}

/** The stratum of a course by that stage, without what else `stagingOfCourse` says: for reports over thousands. */
export function stratumOfCourse(
  treatments: readonly RecordedTreatment[],
  course: StagedCourse,
  today: CalendarDate,
): ResistanceStratumId {
  return stratumOf({
    maudsley: maudsleyStageOf(recordedOnes(treatments), episodeOf(course, today)),
  });
}

function recordedOnes(treatments: readonly RecordedTreatment[]): readonly RecordedTreatment[] {
  return treatments.filter(({ status }) => status === 'recorded');
}

function episodeOf(
  { firstInjectionOn, episodeStartedOn, diagnosisCode, psychosis }: StagedCourse,
  today: CalendarDate,
): EpisodeFacts {
  return { episodeStartedOn, diagnosisCode, psychosis, asOf: firstInjectionOn ?? today };
}
