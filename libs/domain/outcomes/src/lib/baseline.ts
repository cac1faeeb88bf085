import { type CalendarDate, daysBetween } from '@glabella/domain/values';
import {
  type ScorePoint,
  type TotalPoint,
  hasCompleteTotal,
  hasTotal,
  inOrder,
} from './score-point';
import { type OutcomeThresholds, defaultOutcomeThresholds } from './thresholds';

/**
 * The baseline of a course: the last complete total from 14 days before up to and including the day
 * of the first injection, the last recorded where that day has several. Null before the first
 * injection or when the window holds none.
 */
export function findBaseline(
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): TotalPoint | null {
  if (firstInjectionOn === null) return null;
  const eligible = points.filter(hasCompleteTotal).filter(({ on }) => {
    const daysBefore = daysBetween(on, firstInjectionOn);
    return daysBefore >= 0 && daysBefore <= thresholds.baselineWindowDays.value;
  });
  return inOrder(eligible).at(-1) ?? null;
}

/**
 * The points with a total after the day of the first injection, in order; none before there is one.
 */
export function followUps(
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
): TotalPoint[] {
  if (firstInjectionOn === null) return [];
  return inOrder(points)
    .filter(hasTotal)
    .filter(({ on }) => daysBetween(firstInjectionOn, on) > 0);
}

/**
 * The points with a total that a course consists of: its baseline, where it has one, and what
 * followed.
 */
export function coursePoints(
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): TotalPoint[] {
  const baseline = findBaseline(points, firstInjectionOn, thresholds);
  const followed = followUps(points, firstInjectionOn);
  return baseline === null ? followed : [baseline, ...followed];
}
