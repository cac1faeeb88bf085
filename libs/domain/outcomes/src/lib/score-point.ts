import {
  type CalendarDate,
  compareDates,
  dayNumber,
  daysBetween,
  instantMillis,
} from '@glabella/domain/values';

/**
 * How far a total can be trusted; 'total-only' (items unknown) counts as complete, 'none' has no
 * total.
 */
export type ScorePointStatus = 'complete' | 'prorated' | 'none' | 'total-only';

/**
 * One assessment of one instrument as outcome arithmetic sees it: the day it speaks of, its total
 * in points (null is a gap, never zero) and, where known, the instant of recording, which orders
 * several on the same day.
 */
export interface ScorePoint {
  readonly id: string;
  readonly on: CalendarDate;
  readonly total: number | null;
  readonly status: ScorePointStatus;
  readonly recordedAt?: string;
  /** Its answers never add up: it has no total, and still is all that its questionnaire asks for. */
  readonly isUnscored?: true;
}

/** How a stored assessment stands as a score point; 'unscored' are answers that never add up. */
export function pointStatus(
  stored: ScorePointStatus | 'unscored',
): Pick<ScorePoint, 'status' | 'isUnscored'> {
  return stored === 'unscored' ? { status: 'none', isUnscored: true } : { status: stored };
}

/** A score point that has a total. */
export type TotalPoint = ScorePoint & { readonly total: number };

/** True when the point has a total, prorated ones included; a gap stays a gap. */
export function hasTotal(point: ScorePoint): point is TotalPoint {
  return point.status !== 'none' && point.total !== null;
}

/** True when a planned visit is done by it: it has a total, or answers of a questionnaire that never has one. */
export function countsAsVisit(point: ScorePoint): boolean {
  return hasTotal(point) || point.isUnscored === true;
}

/** True when the total is complete: all items answered, or taken over as a total. */
export function hasCompleteTotal(point: ScorePoint): point is TotalPoint {
  return hasTotal(point) && point.status !== 'prorated';
}

/** A point with its place in time, read once instead of at every comparison. */
interface Placed<Point extends ScorePoint> {
  readonly point: Point;
  readonly day: number;
  /** Milliseconds since 1970; null until two points of one day are compared. */
  recorded: number | null;
}

function recordedOf(placed: Placed<ScorePoint>): number | null {
  const { recordedAt } = placed.point;
  return recordedAt === undefined ? null : (placed.recorded ??= instantMillis(recordedAt));
}

function compareRecording(a: Placed<ScorePoint>, b: Placed<ScorePoint>): number {
  const [first, second] = [recordedOf(a), recordedOf(b)];
  if (first !== null && second !== null) return first - second;
  return Number(first !== null) - Number(second !== null);
}

function compareIds(a: ScorePoint, b: ScorePoint): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/**
 * The points by day, then by recording, then by id: the one order that every rule uses; throws for
 * invalid dates.
 */
export function inOrder<Point extends ScorePoint>(points: readonly Point[]): Point[] {
  return points
    .map((point): Placed<Point> => ({ point, day: dayNumber(point.on), recorded: null }))
    .sort((a, b) => a.day - b.day || compareRecording(a, b) || compareIds(a.point, b.point))
    .map(({ point }) => point);
}

/**
 * The points that count for a course: from the first on record up to its end, that day included; all
 * of them while it runs. What came after its end is no result of the course.
 */
export function untilEnd<Point extends Pick<ScorePoint, 'on'>>(
  points: readonly Point[],
  endedOn: CalendarDate | null,
): Point[] {
  return points.filter(({ on }) => endedOn === null || compareDates(on, endedOn) <= 0);
}

/**
 * The point nearest to a day: the earlier day on a tie, the last recorded of one day; null when
 * there is none.
 */
export function nearestPoint<Point extends ScorePoint>(
  points: readonly Point[],
  target: CalendarDate,
): Point | null {
  const distance = ({ on }: Point): number => Math.abs(daysBetween(target, on));
  // From the end, so that of one day the last recorded is met first and stays.
  return inOrder(points).reduceRight<Point | null>((nearest, point) => {
    if (nearest === null || distance(point) < distance(nearest)) return point;
    const isEarlierTie = distance(point) === distance(nearest) && point.on !== nearest.on;
    return isEarlierTie ? point : nearest;
  }, null);
}
