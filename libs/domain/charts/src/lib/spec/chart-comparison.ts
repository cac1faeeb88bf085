import type { Instrument } from '@glabella/domain/instruments';
import {
  type ComparisonWeek,
  type OutcomeThresholds,
  type Spread,
  thresholdsOf,
} from '@glabella/domain/outcomes';
import { type CalendarDate, addDays } from '@glabella/domain/values';
import type { ValueScale } from './value-scale';

/** What is known of the practice's comparable patients; the answer of the API is one. */
export interface ComparisonRecord {
  readonly leastPatients: number;
  /** False while the practice's values are computed anew: some patients may still be missing. */
  readonly isComplete: boolean;
  readonly weeks: readonly ComparisonWeek[];
}

/** A planned week of the band: its day for this patient, and the spread in units of the scale. */
export interface ChartComparisonWeek {
  readonly week: number;
  readonly on: CalendarDate;
  readonly patients: number;
  /** Null where there are too few patients: then only their number is shown. */
  readonly spread: Spread | null;
}

/** The band of comparable patients by weeks since the first injection, the patient left out. */
export interface ChartComparison {
  readonly leastPatients: number;
  /** The smallest number of patients that is printed as it is. */
  readonly leastPrinted: number;
  /** From which baseline on a patient stands in it; null where every one above 0 does. */
  readonly leastBaseline: number | null;
  readonly isComplete: boolean;
  readonly weeks: readonly ChartComparisonWeek[];
}

/** The band on a chart's scale; null where there is nothing to count weeks from. */
export function chartComparison(
  instrument: Instrument,
  record: ComparisonRecord | undefined,
  firstInjectionOn: CalendarDate | null,
  scale: ValueScale,
  thresholds: OutcomeThresholds,
): ChartComparison | null {
  if (record === undefined || firstInjectionOn === null) return null;
  return {
    leastPatients: record.leastPatients,
    leastPrinted: thresholds.leastPrinted.value,
    leastBaseline: thresholdsOf(instrument, thresholds).responseBaselineFrom?.value ?? null,
    isComplete: record.isComplete,
    weeks: record.weeks.map(({ week, patients, points, percentOfBaseline }) => ({
      week,
      on: addDays(firstInjectionOn, 7 * week),
      patients,
      spread: scale.kind === 'points' ? points : percentOfBaseline,
    })),
  };
}
