import type { Instrument } from '@glabella/domain/instruments';
import { type Counted, percentile } from '@glabella/domain/statistics';
import type { CalendarDate } from '@glabella/domain/values';
import { findBaseline } from './baseline';
import { type ScorePoint, hasCompleteTotal, untilEnd } from './score-point';
import { type OutcomeThresholds, defaultOutcomeThresholds, thresholdsOf } from './thresholds';
import { inWeeks, visitPoints } from './visits';

/** The total of one planned week after the first injection; week 0 is the baseline itself. */
export interface WeekTotal {
  readonly week: number;
  readonly total: number;
}

/** A course that others may be compared with: its baseline and the totals of its planned weeks. */
export interface ComparableCourse {
  readonly baseline: number;
  readonly totals: readonly WeekTotal[];
}

/** How many patients had this baseline and this total in a week. */
export interface ComparisonCell extends WeekTotal {
  readonly baseline: number;
  readonly patients: number;
}

/** The middle of a group and the range that holds the middle 80 % of it. */
export interface Spread {
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
}

/**
 * What comparable patients scored in a week: how many there were and, where they were enough, their
 * totals in points and in per cent of each one's own baseline.
 */
export interface ComparisonWeek {
  readonly week: number;
  readonly patients: number;
  readonly points: Spread | null;
  readonly percentOfBaseline: Spread | null;
}

/**
 * The totals by which a course is set beside others: for each planned week the complete total
 * nearest that day within its visit window (the earlier of two as near, of one day the last
 * recorded; each stands for one week), up to the end of the course; a week without one is left out. Null where there is no
 * complete baseline, or one below the least for a response (PHQ-9 10), or one of 0.
 */
export function comparableCourse(
  instrument: Instrument,
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  visitWeeks: readonly number[],
  endedOn: CalendarDate | null = null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): ComparableCourse | null {
  const counted = untilEnd(points, endedOn);
  const baseline = findBaseline(counted, firstInjectionOn, thresholds)?.total ?? null;
  if (firstInjectionOn === null || baseline === null || baseline <= 0) return null;
  const from = thresholdsOf(instrument, thresholds).responseBaselineFrom;
  if (from !== undefined && baseline < from.value) return null;
  const complete = counted.filter(hasCompleteTotal);
  const totals = visitPoints(
    visitWeeks,
    firstInjectionOn,
    complete,
    thresholds.visitTolerance,
  ).flatMap(({ window, point }) =>
    point === null ? [] : [{ week: window.week, total: point.total }],
  );
  return { baseline, totals: [{ week: 0, total: baseline }, ...totals] };
}

function spreadOf(values: readonly Counted[]): Spread | null {
  const [p10, median, p90] = [0.1, 0.5, 0.9].map((share) => percentile(values, share) ?? undefined);
  if (p10 === undefined || median === undefined || p90 === undefined) return null;
  return { p10, median, p90 };
}

/**
 * Median and 10th to 90th percentile of comparable patients for each of the weeks, in order of
 * weeks; a week with fewer than `leastComparable` of the thresholds shows their number alone.
 */
export function comparisonWeeks(
  cells: readonly ComparisonCell[],
  weeks: readonly number[],
  { leastComparable }: OutcomeThresholds = defaultOutcomeThresholds,
): ComparisonWeek[] {
  return inWeeks(weeks).map((week) => {
    const ofWeek = cells.filter((cell) => cell.week === week);
    const patients = ofWeek.reduce((sum, cell) => sum + cell.patients, 0);
    if (patients < leastComparable.value) {
      return { week, patients, points: null, percentOfBaseline: null };
    }
    return {
      week,
      patients,
      points: spreadOf(ofWeek.map(({ total, patients: count }) => ({ value: total, count }))),
      percentOfBaseline: spreadOf(
        ofWeek.map(({ total, baseline, patients: count }) => ({
          value: (100 * total) / baseline,
          count,
        })),
      ),
    };
  });
}
