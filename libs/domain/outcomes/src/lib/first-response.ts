import type { Instrument } from '@glabella/domain/instruments';
import { type CalendarDate, daysBetween } from '@glabella/domain/values';
import { findBaseline, followUps } from './baseline';
import { baselineAllowsResponse, isResponse } from './response';
import type { ScorePoint, TotalPoint } from './score-point';
import { type OutcomeThresholds, defaultOutcomeThresholds } from './thresholds';

/** When response was met for the first time: the entry, and the whole weeks since the first injection. */
export interface FirstResponse {
  readonly at: TotalPoint;
  readonly weeks: number;
}

const DAYS_OF_WEEK = 7;

/**
 * The first total since the first injection that is a response, whatever came after it: the time to response of one course.
 * Null while there is none, and where response may not be stated (no baseline, or one below 10). What happened between two
 * visits is not known: response may have been met any day since the visit before. The order of the points does not matter.
 */
export function firstResponse(
  instrument: Instrument,
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): FirstResponse | null {
  if (firstInjectionOn === null) return null;
  const baseline = findBaseline(points, firstInjectionOn, thresholds)?.total ?? null;
  if (!baselineAllowsResponse(instrument, baseline, thresholds)) return null;
  const at = followUps(points, firstInjectionOn).find(({ total }) =>
    isResponse(instrument, baseline, total, thresholds),
  );
  if (at === undefined) return null;
  return { at, weeks: Math.floor(daysBetween(firstInjectionOn, at.on) / DAYS_OF_WEEK) };
}
