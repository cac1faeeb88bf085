import { phq9 } from '@glabella/domain/instruments';
import {
  pointStatus,
  type OpenFollowUp,
  type ScorePoint,
  type ScorePointStatus,
  type SetAside,
  type ThresholdValues,
} from '@glabella/domain/outcomes';
import type { AdverseEventTermId, CoursePlan } from '@glabella/domain/treatment';
import { compareDates, compareInstants, type CalendarDate } from '@glabella/domain/values';

/** A course as the projection needs it: its dates and its people as of now. */
export interface CourseFacts {
  readonly id: string;
  readonly protocolId: string;
  /** Of the version of the protocol that the course keeps. */
  readonly plan: CoursePlan;
  readonly startedOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
  readonly responsibleId: string;
  readonly clinicianIds: readonly string[];
}

/** A signed session that counts. */
export interface InjectionFacts {
  readonly id: string;
  readonly courseId: string;
  readonly on: CalendarDate;
  readonly units: number;
  readonly productId: string;
  readonly recordedAt: string;
  /** What the patient reported then of other clinics. */
  readonly toxinElsewhere: readonly ToxinElsewhere[];
}

/** Toxin given elsewhere, on any day; product and units are null where they are not known. */
export interface ToxinElsewhere {
  readonly on: CalendarDate;
  readonly productId: string | null;
  readonly units: number | null;
}

/** An adverse event that nobody has recorded the end of. */
export interface AdverseEventFound {
  readonly id: string;
  readonly onsetOn: CalendarDate;
  readonly termId: AdverseEventTermId;
  readonly otherWords: string | null;
  readonly isSerious: boolean;
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
  /** The scores that count of other instruments by which a course of the patient is planned. */
  readonly otherScores: readonly OtherScore[];
  readonly assessmentCount: number;
  readonly lastAssessedOn: CalendarDate | null;
  readonly openFollowUps: readonly OpenFollowUp[];
  readonly openAdverseEvents: readonly AdverseEventFound[];
  /** What people acknowledged or snoozed. */
  readonly setAsides: readonly SetAside[];
  /** What the practice set instead of the published thresholds; null where it never set any. */
  readonly thresholdValues: ThresholdValues | null;
}

/** A score of another instrument as it is stored: its answers may never add up. */
export interface OtherScore extends Omit<ScorePoint, 'status'> {
  readonly instrumentId: string;
  readonly status: ScorePointStatus | 'unscored';
}

/** The patient's scores of the instrument by which a course is planned. */
export function scoresOf(
  { scores, otherScores }: Pick<SummaryFacts, 'scores' | 'otherScores'>,
  instrumentId: string,
): readonly ScorePoint[] {
  if (instrumentId === phq9.id) return scores;
  return otherScores
    .filter((score) => score.instrumentId === instrumentId)
    .map((score) => ({ ...score, ...pointStatus(score.status) }));
}

/** Every dose that the sessions report of other clinics; the same dose as often as it was reported. */
export function toxinElsewhereOf(injections: readonly InjectionFacts[]): ToxinElsewhere[] {
  return injections.flatMap(({ toxinElsewhere }) => toxinElsewhere);
}

/** In the order of the days, of one day as they were recorded. */
export function inTime(injections: readonly InjectionFacts[]): InjectionFacts[] {
  return [...injections].sort(
    (a, b) => compareDates(a.on, b.on) || compareInstants(a.recordedAt, b.recordedAt),
  );
}
