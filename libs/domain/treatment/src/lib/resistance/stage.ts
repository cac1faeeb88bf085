import type { CalendarDate } from '@glabella/domain/values';
import type { KnownAnswer, PriorTreatmentFacts } from './prior-treatment';

/** What the stages need to know of the course of treatment. */
export interface EpisodeFacts {
  /** The start of the depressive episode; null where nobody knows it. */
  readonly episodeStartedOn: CalendarDate | null;
  /** ICD-10-CM code; it says how severe the episode is. */
  readonly diagnosisCode: string;
  readonly psychosis: KnownAnswer;
  /** The day that the stage speaks of: the first injection of the course, today before it. */
  readonly asOf: CalendarDate;
}

/** A value with nothing missing, or what is missing; never a guess. */
export type Computed<Value> =
  | { readonly state: 'computed'; readonly value: Value }
  | { readonly state: 'not-computable'; readonly missing: readonly string[] };

/** A value that nothing is missing from. */
export const computed = <Value>(value: Value): Computed<Value> => ({ state: 'computed', value });

/** A value that cannot be computed, with what is missing, each once. */
export const notComputable = (missing: readonly string[]): Computed<never> => ({
  state: 'not-computable',
  missing: [...new Set(missing)],
});

/** One line of an explanation: what was looked at, what was found, what it counts; null: not known. */
export interface StageLine {
  readonly label: string;
  readonly text: string;
  readonly points: number | null;
}

/** A treatment before toxin with its place in the episode. */
export interface EpisodeTreatment {
  readonly facts: PriorTreatmentFacts;
  readonly title: string;
  /** Whether it was given within the episode and before the day that the stage speaks of. */
  readonly isOfEpisode: KnownAnswer;
  /** Of an antidepressant trial: adequate, failed and of the episode; 'no' for anything else. */
  readonly isFailedTrial: KnownAnswer;
  /** What keeps `isFailedTrial` open. */
  readonly missing: readonly string[];
}

/** What is said where nothing is recorded. */
export const nothingRecorded = 'no treatment before toxin is recorded';
