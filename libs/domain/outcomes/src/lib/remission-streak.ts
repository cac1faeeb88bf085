import type { Instrument } from '@glabella/domain/instruments';
import { type CalendarDate, addMonths, compareDates } from '@glabella/domain/values';
import { findBaseline, followUps } from './baseline';
import { baselineAllowsResponse, isRemission } from './response';
import type { ScorePoint, TotalPoint } from './score-point';
import { type OutcomeThresholds, defaultOutcomeThresholds } from './thresholds';

/** An unbroken run of visits in remission: its first visit and its last. */
export interface RemissionStreak {
  readonly since: TotalPoint;
  readonly until: TotalPoint;
}

/**
 * The run of remission visits that ends with the last of the points given in order; null when that
 * one is not in remission.
 */
export function remissionStreak(
  instrument: Instrument,
  points: readonly TotalPoint[],
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): RemissionStreak | null {
  const lastOutside = points.findLastIndex(
    ({ total }) => !isRemission(instrument, total, thresholds),
  );
  const since = points[lastOutside + 1];
  const until = points.at(-1);
  return since === undefined || until === undefined ? null : { since, until };
}

/**
 * True when the run has been held for the months that make a recovery, by the calendar (six; Möller
 * 2011).
 */
export function isRecovery(
  streak: RemissionStreak,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): boolean {
  const recoveredOn = addMonths(streak.since.on, thresholds.recoveryMonths.value);
  return compareDates(streak.until.on, recoveredOn) >= 0;
}

/**
 * The recovery in force: remission at every visit of the last six months or more, up to the latest.
 * Null otherwise, and where the baseline is missing or below 10, so that remission is not stated at
 * all.
 */
export function recovery(
  instrument: Instrument,
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): RemissionStreak | null {
  const baseline = findBaseline(points, firstInjectionOn, thresholds);
  if (!baselineAllowsResponse(instrument, baseline?.total ?? null, thresholds)) return null;
  const streak = remissionStreak(instrument, followUps(points, firstInjectionOn), thresholds);
  return streak !== null && isRecovery(streak, thresholds) ? streak : null;
}
