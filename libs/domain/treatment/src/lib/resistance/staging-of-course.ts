import type { CalendarDate } from '@glabella/domain/values';
import type { PriorTreatmentFacts } from './prior-treatment';
import type { EpisodeFacts } from './stage';
import { type ResistanceStaging, resistanceStaging } from './staging';

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
  { firstInjectionOn, ...episode }: StagedCourse,
  today: CalendarDate,
): ResistanceStaging {
  const recorded = treatments.filter(({ status }) => status === 'recorded');
  return resistanceStaging(recorded, { ...episode, asOf: firstInjectionOn ?? today });
}
