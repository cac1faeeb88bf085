import type {
  AdverseEventFacts,
  FrownRatingFacts,
  LifeEventFacts,
  MedicationFacts,
  TreatmentProtocol,
} from '@glabella/domain/treatment';
import type { ScorePointStatus, ThresholdValues } from '@glabella/domain/outcomes';
import type { CalendarDate } from '@glabella/domain/values';

/** An assessment as the chart reads it; voided ones are left out. */
export interface ChartAssessment {
  readonly id: string;
  readonly status: 'recorded' | 'voided';
  readonly instrumentId: string;
  readonly assessedOn: CalendarDate;
  readonly total: number | null;
  /** 'unscored': answers that never add up. */
  readonly scoreStatus: ScorePointStatus | 'unscored';
  /** One answer per item, null where not answered; null where only a total is known. */
  readonly answers: readonly (number | null)[] | null;
  /** The instant of the first recording: it orders several on one day. */
  readonly firstRecordedAt: string;
}

/** An injection session as the chart reads it; voided ones are left out. */
export interface ChartSession {
  readonly id: string;
  readonly status: 'signed' | 'voided';
  readonly courseId: string;
  readonly performedOn: CalendarDate;
  readonly protocolId: string;
  readonly protocolVersion: number;
  readonly productId: string;
  readonly lotNumber: string;
  readonly totalUnits: number;
  readonly sites: readonly unknown[];
  readonly frownAtRest: number | null;
  readonly frownAtMaximum: number | null;
}

/** An adverse event as the chart reads it; voided ones are left out. */
export interface ChartAdverseEventFacts extends Pick<
  AdverseEventFacts,
  'termId' | 'otherWords' | 'onsetOn' | 'severity' | 'seriousness' | 'outcome' | 'endedOn'
> {
  readonly id: string;
  readonly status: 'recorded' | 'voided';
  readonly session: { readonly id: string } | null;
}

/** A medication as the chart reads it; voided ones are left out. */
export interface ChartMedicationFacts extends MedicationFacts {
  readonly id: string;
  readonly status: 'recorded' | 'voided';
}

/** A frown rating of a review as the chart reads it; voided ones are left out. */
export interface ChartFrownRating extends Omit<FrownRatingFacts, 'note'> {
  readonly id: string;
  readonly status: 'recorded' | 'voided';
}

/** A life event as the chart reads it; voided ones are left out. */
export interface ChartLifeEventFacts extends LifeEventFacts {
  readonly id: string;
  readonly status: 'recorded' | 'voided';
}

/** A course of treatment as the chart reads it. */
export interface ChartCourse {
  readonly id: string;
  readonly protocolId: string;
  readonly protocolVersion: number;
  readonly startedOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
}

/** A version of a protocol as the chart reads it. */
export type ChartProtocol = Pick<
  TreatmentProtocol,
  'id' | 'version' | 'region' | 'visitWeeks' | 'instruments' | 'assumedEffectWeeks' | 'responseRule'
>;

/**
 * The part of a patient's record that a chart is built from, in any order; the answer of the
 * patient page is one.
 */
export interface ChartRecord {
  readonly today: CalendarDate;
  readonly courses: readonly ChartCourse[];
  /** Every version that a course or session names. */
  readonly protocols: readonly ChartProtocol[];
  readonly assessments: readonly ChartAssessment[];
  readonly sessions: readonly ChartSession[];
  readonly adverseEvents: readonly ChartAdverseEventFacts[];
  readonly medications: readonly ChartMedicationFacts[];
  readonly frownRatings: readonly ChartFrownRating[];
  readonly lifeEvents: readonly ChartLifeEventFacts[];
  /** What the practice set instead of the published thresholds; nothing without it. */
  readonly thresholdValues?: ThresholdValues;
}
