import type { MeanInterval } from '@glabella/domain/statistics';
import type { ReadingWeek } from '../thresholds';
import { type ChangeBand, changeBands } from './change-bands';
import type {
  CohortFigures,
  CohortRate,
  CohortRates,
  CohortVisitFigures,
  CohortWeekFigures,
} from './cohort-figures';
import {
  type CellTable,
  type PrintedCount,
  isPrintedSmall,
  isSmallCell,
  printedCount,
  suppressSmallCells,
} from './small-cells';

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

/** A planned visit as printed. */
export interface PrintedVisit {
  readonly week: number;
  readonly observed: PrintedCount;
  readonly owed: PrintedCount;
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

type Cell =
  | 'patients'
  | 'withoutBaseline'
  | 'belowBaseline'
  | 'counted'
  | `${'observed' | 'missing' | 'notYet'}-${ReadingWeek}`;

// What a reader misses least goes first; the observed n carries every mean and rate of its week.
const outerCosts = { patients: 3, withoutBaseline: 3, belowBaseline: 3, counted: 5 };
const weekCosts = { notYet: 1, missing: 2, observed: 50 };

function cellTable(figures: CohortFigures): CellTable<Cell> {
  const { patients, withoutBaseline, belowBaseline, counted } = figures;
  const weekParts = ['observed', 'missing', 'notYet'] as const;
  const ofWeeks = figures.weeks.flatMap((week) =>
    weekParts.map((part) => ({
      cell: `${part}-${week.week}` as Cell,
      count: week[part],
      cost: weekCosts[part],
    })),
  );
  const entries = <Value>(valueOf: (one: (typeof ofWeeks)[number]) => Value) =>
    Object.fromEntries(ofWeeks.map((one) => [one.cell, valueOf(one)]));
  return {
    leastPrinted: figures.leastPrinted,
    counts: {
      ...{ patients, withoutBaseline, belowBaseline, counted },
      ...entries(({ count }) => count),
    } as Record<Cell, number>,
    costs: {
      ...outerCosts,
      ...entries(({ cost }) => cost),
    } as Record<Cell, number>,
    sums: [
      { total: 'patients', parts: ['withoutBaseline', 'belowBaseline', 'counted'] },
      ...figures.weeks.map(({ week }) => ({
        total: 'counted' as const,
        parts: weekParts.map((part) => `${part}-${week}` as Cell),
      })),
    ],
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
  printed: Readonly<Record<Cell, PrintedCount>>,
  leastPrinted: number,
): PrintedWeek {
  const { week, change, changes, response, remission, responsePercent, isLineOfResponse } = figures;
  const observed = printed[`observed-${week}`];
  const missing = printed[`missing-${week}`];
  const due = sumOf(observed, missing);
  const rates = (found: CohortRates | null): PrintedRates | null => {
    if (found === null) return null;
    const counted = printedCount(found.observed.count, leastPrinted);
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

function printedVisit(
  { week, observed, owed, change }: CohortVisitFigures,
  leastPrinted: number,
): PrintedVisit {
  const n = printedCount(observed, leastPrinted);
  const isTelling = isSmallCell(owed - observed, leastPrinted) && !isPrintedSmall(n);
  return {
    week,
    observed: n,
    // Beside a shown n the owed visits would count the few that were not made.
    owed: isTelling ? 'withheld' : printedCount(owed, leastPrinted),
    change: printedMean(change, n),
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
  return {
    ...{ patients, withoutBaseline, belowBaseline, counted },
    weeks: figures.weeks.map((week) => printedWeek(week, printed, leastPrinted)),
    visits: figures.visits.map((visit) => printedVisit(visit, leastPrinted)),
  };
}
