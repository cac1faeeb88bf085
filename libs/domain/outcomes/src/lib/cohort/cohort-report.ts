import type { MeanInterval } from '@glabella/domain/statistics';
import type { ReadingWeek } from '../thresholds';
import { type ChangeBand, changeBands } from './change-bands';
import {
  type CohortCell,
  type CohortRanges,
  cohortCells,
  cohortRanges,
  cohortRelations,
} from './cohort-cells';
import type { CohortFigures, CohortRate, CohortRates, CohortWeekFigures } from './cohort-figures';
import { printedWithin } from './printed-ranges';
import {
  type CellTable,
  type PrintedCount,
  isPrintedSmall,
  isSmallCell,
  suppressSmallCells,
} from './small-cells';
import { type VisitCounts, visitCounts } from './visit-counts';

/** A mean or share with its 95 % interval in per cent; the ends are null where there is no interval. */
export interface PrintedInterval {
  readonly percent: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A rate as printed; the interval is null without a denominator and where its counts are not shown. */
export interface PrintedRate {
  readonly count: PrintedCount;
  readonly of: PrintedCount;
  readonly interval: PrintedInterval | null;
}

/** Observed cases and non-responder imputation side by side. */
export interface PrintedRates {
  readonly observed: PrintedRate;
  readonly imputed: PrintedRate;
}

/** A reading week as printed. */
export interface PrintedWeek {
  readonly week: ReadingWeek;
  readonly observed: PrintedCount;
  readonly missing: PrintedCount;
  readonly notYet: PrintedCount;
  /** Mean change in per cent of the baseline; null where the number observed is not printed. */
  readonly change: PrintedInterval | null;
  readonly response: PrintedRates | null;
  readonly remission: PrintedRates | null;
  /**
   * The changes in per cent in bands, the greatest fall first; null where they would count a few patients, and where the
   * responders are not those beyond the line of response.
   */
  readonly bands: ChangeBand[] | null;
}

/** A planned visit as printed, with its mean where its n is. */
export interface PrintedVisit extends VisitCounts {
  readonly change: PrintedInterval | null;
}

/** The figures of a cohort as an aggregate report may print them. */
export interface CohortReport {
  readonly patients: PrintedCount;
  readonly withoutBaseline: PrintedCount;
  readonly belowBaseline: PrintedCount;
  readonly counted: PrintedCount;
  readonly weeks: PrintedWeek[];
  readonly visits: PrintedVisit[];
}

// What a reader misses least goes first; the observed n carries every mean and rate of its week.
const outerCosts = { patients: 3, withoutBaseline: 3, belowBaseline: 3, counted: 5 };
const weekCosts = { notYet: 1, missing: 2, observed: 50 };

function cellTable(figures: CohortFigures): CellTable<CohortCell> {
  const { leastPrinted, weeks } = figures;
  const costs = { ...outerCosts, weeks: weeks.map(({ week }) => ({ week, ...weekCosts })) };
  return {
    ...cohortRelations(weeks),
    leastPrinted,
    counts: cohortCells(figures),
    costs: cohortCells(costs),
  };
}

/** A mean as printed: only where the number that it is of is. */
export function printedMean(change: MeanInterval | null, n: PrintedCount): PrintedInterval | null {
  if (change === null || typeof n !== 'number') return null;
  return { percent: change.mean, low: change.low, high: change.high };
}

/** Where all of them are shown, those who reached it would tell the few who did not. */
function tellsTheRest(
  { count, of }: CohortRate,
  printedOf: PrintedCount,
  leastPrinted: number,
): boolean {
  return typeof printedOf === 'number' && isSmallCell(of - count, leastPrinted);
}

/** A rate as printed: its interval only where both counts are. */
export function printedRate(
  { interval }: CohortRate,
  printed: PrintedCount,
  of: PrintedCount,
): PrintedRate {
  const isShown = typeof printed === 'number' && typeof of === 'number' && interval !== null;
  return {
    count: printed,
    of,
    interval: isShown
      ? {
          percent: 100 * interval.share,
          low: 100 * interval.low,
          high: 100 * interval.high,
        }
      : null,
  };
}

function sumOf(a: PrintedCount, b: PrintedCount): PrintedCount {
  return typeof a === 'number' && typeof b === 'number' ? a + b : 'withheld';
}

function printedWeek(
  figures: CohortWeekFigures,
  printed: Readonly<Record<CohortCell, PrintedCount>>,
  ranges: CohortRanges,
  leastPrinted: number,
): PrintedWeek {
  const { week, change, changes, response, remission, responsePercent, isLineOfResponse } = figures;
  const observed = printed[`observed-${week}`];
  const missing = printed[`missing-${week}`];
  const due = sumOf(observed, missing);
  const rates = (found: CohortRates | null): PrintedRates | null => {
    if (found === null) return null;
    const { count } = found.observed;
    const counted = printedWithin([ranges[`observed-${week}`]], count, leastPrinted);
    const isTelling =
      tellsTheRest(found.observed, observed, leastPrinted) ||
      tellsTheRest(found.imputed, due, leastPrinted);
    const reached = isTelling && !isPrintedSmall(counted) ? 'withheld' : counted;
    return {
      observed: printedRate(found.observed, reached, observed),
      imputed: printedRate(found.imputed, reached, due),
    };
  };
  const printedResponse = rates(response);
  // The bars beyond the response line would count the responders; where some protocol's rule says otherwise of somebody,
  // that line would call a bar a response that is none, and beside the count it would tell the few of that protocol.
  const isDrawn =
    (printedResponse === null || isLineOfResponse) &&
    typeof observed === 'number' &&
    observed > 0 &&
    (printedResponse === null || typeof printedResponse.observed.count === 'number');
  return {
    week,
    observed,
    missing,
    notYet: printed[`notYet-${week}`],
    change: printedMean(change, observed),
    response: printedResponse,
    remission: rates(remission),
    bands: isDrawn ? changeBands(changes, responsePercent, response !== null, leastPrinted) : null,
  };
}

/**
 * The figures as an aggregate report prints them: no small cell stands there or can be computed
 * back, and what rests on a count that is not shown is not shown either.
 */
export function cohortReport(figures: CohortFigures): CohortReport {
  const { leastPrinted } = figures;
  const printed = suppressSmallCells(cellTable(figures));
  const { patients, withoutBaseline, belowBaseline, counted } = printed;
  const ranges = cohortRanges(printed, figures.weeks, leastPrinted);
  const visits = visitCounts(figures, ranges);
  return {
    ...{ patients, withoutBaseline, belowBaseline, counted },
    weeks: figures.weeks.map((week) => printedWeek(week, printed, ranges, leastPrinted)),
    visits: visits.map((visit, at) => {
      const change = figures.visits[at]?.change ?? null;
      return { ...visit, change: printedMean(change, visit.observed) };
    }),
  };
}
