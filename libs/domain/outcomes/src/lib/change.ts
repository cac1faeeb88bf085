import type { Instrument } from '@glabella/domain/instruments';
import { type OutcomeThresholds, defaultOutcomeThresholds, thresholdsOf } from './thresholds';

/** A change as large as the published reliable change, in the better or the worse direction. */
export type ReliableChange = 'improvement' | 'deterioration' | 'none';

/**
 * Points of improvement from one total to another, negative when worse, whichever direction the
 * instrument counts in.
 */
export function improvementPoints(instrument: Instrument, from: number, to: number): number {
  return instrument.direction === 'lower-is-better' ? from - to : to - from;
}

/**
 * True when the improvement is at least that percentage of the baseline; whole-number arithmetic,
 * false for baseline 0.
 */
export function improvesByPercent(
  instrument: Instrument,
  baseline: number,
  x: number,
  percent: number,
): boolean {
  return baseline > 0 && 100 * improvementPoints(instrument, baseline, x) >= percent * baseline;
}

function isWithinRange({ range }: Instrument, total: number): boolean {
  return total >= range.min && total <= range.max;
}

/** Whether a share of a total means anything: a scale that begins at 1 has no half (HDSS). */
export function hasShares({ range }: Instrument): boolean {
  return range.min === 0;
}

/**
 * The printed change in per cent of the baseline, unrounded: a fall from 19 to 7 is -63.157... Null
 * (not computable) where the baseline is 0, a total is missing or outside the range of the instrument, or its scale does not
 * begin at 0.
 */
export function percentChange(
  instrument: Instrument,
  baseline: number | null,
  x: number | null,
): number | null {
  if (baseline === null || x === null || baseline === 0 || !hasShares(instrument)) return null;
  if (!isWithinRange(instrument, baseline) || !isWithinRange(instrument, x)) return null;
  return (100 * (x - baseline)) / baseline;
}

/** A signed whole number for people: '+7', '-12', '0'. */
export function formatChange(points: number): string {
  return points > 0 ? `+${points}` : String(points);
}

/**
 * A change in per cent for people, to the nearest whole number, halves away from zero: '-63 %', '+5
 * %', '0 %'.
 */
export function formatPercentChange(percent: number): string {
  const rounded = Math.sign(percent) * Math.round(Math.abs(percent));
  return `${formatChange(rounded === 0 ? 0 : rounded)} %`;
}

/** True for a change in points, either way, that is smaller than the reliable one: within measurement error. */
export function isWithinError(change: number, reliableFrom: number): boolean {
  return Math.abs(change) < reliableFrom;
}

/**
 * Whether a change reaches the reliable change of the instrument (PHQ-9 6 points, GAD-7 4 points;
 * NHS Talking Therapies); 'none' where the instrument has no published one.
 */
export function reliableChange(
  instrument: Instrument,
  baseline: number,
  x: number,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): ReliableChange {
  const improvement = improvementPoints(instrument, baseline, x);
  const threshold = thresholdsOf(instrument, thresholds).reliableChange?.value;
  if (threshold === undefined || isWithinError(improvement, threshold)) return 'none';
  return improvement >= 0 ? 'improvement' : 'deterioration';
}

/**
 * Whether an improvement reaches the minimal important difference (PHQ-9 5 points; Löwe 2004); null
 * where the instrument has no published one.
 */
export function isImportantImprovement(
  instrument: Instrument,
  baseline: number,
  x: number,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): boolean | null {
  const threshold = thresholdsOf(instrument, thresholds).minimalImportantDifference;
  if (threshold === undefined) return null;
  return improvementPoints(instrument, baseline, x) >= threshold.value;
}
