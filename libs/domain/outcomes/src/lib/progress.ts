import type { Instrument } from '@glabella/domain/instruments';
import { type CalendarDate, daysBetween } from '@glabella/domain/values';
import { findBaseline, followUps } from './baseline';
import {
  formatPercentChange,
  hasShares,
  improvesByPercent,
  percentChange,
  reliableChange,
} from './change';
import { type Finding, findingOf } from './finding';
import { baselineAllowsResponse, responseStatus } from './response';
import type { ScorePoint, TotalPoint } from './score-point';
import { type OutcomeThresholds, defaultOutcomeThresholds, thresholdsOf } from './thresholds';

/**
 * 'x % (B to x)' as the evidence of every rule in per cent prints it; the words only where it is
 * not computable.
 */
export function changeInWords(
  instrument: Instrument,
  baseline: TotalPoint,
  point: TotalPoint,
): string {
  const percent = percentChange(instrument, baseline.total, point.total);
  const totals = `${baseline.total} to ${point.total}`;
  return percent === null ? totals : `${formatPercentChange(percent)} (${totals})`;
}

/**
 * No response as the caseload means it: the latest total, at day 42 or later after the first
 * injection, is not a response, partial ones included. Null before day 42, without a baseline, or
 * with one below 10.
 */
export function noResponse(
  instrument: Instrument,
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): Finding | null {
  const baseline = findBaseline(points, firstInjectionOn, thresholds);
  const latest = followUps(points, firstInjectionOn).at(-1);
  if (firstInjectionOn === null || baseline === null || latest === undefined) return null;
  const day = daysBetween(firstInjectionOn, latest.on);
  if (day < thresholds.noResponseFromDay.value) return null;
  // The rule speaks of per cent and of day 42: of a fall by grades it says nothing.
  if (thresholdsOf(instrument, thresholds).responseGrades !== undefined) return null;
  const status = responseStatus(instrument, baseline.total, latest.total, thresholds);
  if (status !== 'no-response' && status !== 'partial-response') return null;
  const change = changeInWords(instrument, baseline, latest);
  const threshold = -thresholds.responsePercent.value;
  return findingOf('no-response', {
    evidence: `${change} at day ${day}, threshold ${threshold} %`,
    value: percentChange(instrument, baseline.total, latest.total),
    threshold,
    source: thresholds.noResponseFromDay.source,
    restsOn: [baseline, latest],
  });
}

/**
 * Information only, never a warning: the first visit in weeks 3 to 5 (day 21 to 35) showed under 20
 * % improvement, the latest still does, and day 42 is not reached. Null otherwise, without a
 * baseline, or with one below 10.
 */
export function littleChangeYet(
  instrument: Instrument,
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): Finding | null {
  const { percent, fromDay, toDay, source } = thresholds.littleChange;
  const baseline = findBaseline(points, firstInjectionOn, thresholds);
  const followed = followUps(points, firstInjectionOn);
  const latest = followed.at(-1);
  if (firstInjectionOn === null || baseline === null || latest === undefined) return null;
  if (!hasShares(instrument)) return null;
  if (!baselineAllowsResponse(instrument, baseline.total, thresholds)) return null;
  const dayOf = ({ on }: TotalPoint): number => daysBetween(firstInjectionOn, on);
  const early = followed.find((point) => dayOf(point) >= fromDay && dayOf(point) <= toDay);
  if (early === undefined || dayOf(latest) >= thresholds.noResponseFromDay.value) return null;
  // A reliable rise is no "little change" either: the verdict calls it deterioration.
  const hasChanged = [early, latest].some(
    ({ total }) =>
      improvesByPercent(instrument, baseline.total, total, percent) ||
      reliableChange(instrument, baseline.total, total, thresholds) === 'deterioration',
  );
  if (hasChanged) return null;
  const change = changeInWords(instrument, baseline, early);
  return findingOf('little-change-yet', {
    evidence: `${change} at day ${dayOf(early)}, threshold -${percent} %; information only`,
    value: percentChange(instrument, baseline.total, early.total),
    threshold: -percent,
    source,
    restsOn: [baseline, early],
  });
}
