import type { Instrument } from '@glabella/domain/instruments';
import type { CalendarDate } from '@glabella/domain/values';
import { coursePoints, followUps } from './baseline';
import { formatChange, improvementPoints } from './change';
import { type Finding, findingOf } from './finding';
import type { ScorePoint, TotalPoint } from './score-point';
import { type OutcomeThresholds, defaultOutcomeThresholds, thresholdsOf } from './thresholds';

/** The best total of the points in their order, the first of equals; null when there is none. */
export function bestPoint(
  instrument: Instrument,
  points: readonly TotalPoint[],
): TotalPoint | null {
  let best: TotalPoint | null = null;
  for (const point of points) {
    if (best === null || improvementPoints(instrument, best.total, point.total) > 0) best = point;
  }
  return best;
}

/**
 * Worsening as the caseload means it: the latest total of the course is 6 or more (PHQ-9) above the
 * course's lowest before it. Null when it is not, when there is nothing to compare with or the
 * instrument has no such threshold.
 */
export function courseWorsening(
  instrument: Instrument,
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): Finding | null {
  const threshold = thresholdsOf(instrument, thresholds).worsening;
  const course = coursePoints(points, firstInjectionOn, thresholds);
  const latest = followUps(points, firstInjectionOn).at(-1);
  const lowest = bestPoint(instrument, course.slice(0, -1));
  if (threshold === undefined || latest === undefined || lowest === null) return null;
  const worse = improvementPoints(instrument, latest.total, lowest.total);
  if (worse < threshold.value) return null;
  const change = formatChange(latest.total - lowest.total);
  return findingOf('worsening', {
    evidence: `${change} from the course's lowest ${lowest.total}, threshold ${threshold.value}`,
    value: latest.total - lowest.total,
    threshold: threshold.value,
    source: threshold.source,
    restsOn: [lowest, latest],
  });
}

/**
 * A new severe total: the latest of the course is 20 or more (PHQ-9) and the one before it was not;
 * null otherwise, also when there is no total before it.
 */
export function newSevere(
  instrument: Instrument,
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): Finding | null {
  const threshold = thresholdsOf(instrument, thresholds).newSevereFrom;
  const [previous, latest] = coursePoints(points, firstInjectionOn, thresholds).slice(-2);
  if (threshold === undefined || previous === undefined || latest === undefined) return null;
  const isSevere = ({ total }: TotalPoint): boolean =>
    improvementPoints(instrument, threshold.value, total) <= 0;
  if (!isSevere(latest) || isSevere(previous)) return null;
  return findingOf('new-severe', {
    evidence: `total ${latest.total} after ${previous.total}, threshold ${threshold.value}`,
    value: latest.total,
    threshold: threshold.value,
    source: threshold.source,
    restsOn: [previous, latest],
  });
}
