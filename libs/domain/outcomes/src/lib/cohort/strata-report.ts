import {
  type CohortFigures,
  type CohortRate,
  CohortTally,
  type CohortWeekFigures,
} from './cohort-figures';
import type { CohortPatient, CohortReading } from './cohort-patient';
import {
  type CohortReport,
  type PrintedInterval,
  type PrintedRate,
  printedMean,
  printedRate,
} from './cohort-report';
import { printedColumn } from './column-cells';
import type { PrintedCount } from './small-cells';

/** The week in which strata stand beside each other. */
export const strataWeek = 6;

/** A group of the cohort, as by its stage of resistance, and its figures. */
export interface CohortStratum<Id extends string> {
  readonly id: Id;
  readonly figures: CohortFigures;
}

/** Counts the patients of a cohort group by group, and keeps none of them. */
export class StrataTally<Id extends string> {
  private readonly tallies: ReadonlyMap<Id, CohortTally>;

  constructor(reading: Pick<CohortReading, 'instrument' | 'thresholds'>, ids: readonly Id[]) {
    this.tallies = new Map(ids.map((id) => [id, new CohortTally(reading)]));
  }

  add(id: Id, placed: CohortPatient): void {
    // Visits do not stand by stratum: their changes need not be kept twice.
    this.tallies.get(id)?.add({ ...placed, visits: [] });
  }

  /** In the order of the ids. */
  strata(): CohortStratum<Id>[] {
    return [...this.tallies].map(([id, tally]) => ({ id, figures: tally.figures() }));
  }
}

/** A group in the reading week as printed: who was seen, who is missing, and observed cases of those seen. */
export interface PrintedStratum<Id extends string> {
  readonly id: Id;
  readonly observed: PrintedCount;
  readonly missing: PrintedCount;
  /** Null where it is not shown. */
  readonly change: PrintedInterval | null;
  readonly response: PrintedRate | null;
  readonly remission: PrintedRate | null;
}

type Week = CohortWeekFigures | undefined;

/** A column under a total that is printed; under one that is not, nothing of it is broken down. */
function column(
  total: PrintedCount | undefined,
  counts: readonly number[],
  leastPrinted: number,
): readonly PrintedCount[] {
  if (typeof total !== 'number') return counts.map(() => 'withheld');
  const cells = counts.map((count) => ({ count, of: null, isHidden: false }));
  return printedColumn(cells, leastPrinted);
}

function rates(
  total: PrintedRate | undefined,
  found: readonly (CohortRate | undefined)[],
  observed: readonly PrintedCount[],
  leastPrinted: number,
): (PrintedRate | null)[] {
  if (total === undefined) return found.map(() => null);
  const isBroken = typeof total.count === 'number' && typeof total.of === 'number';
  const printed = printedColumn(
    found.map((rate, at) => ({
      count: rate?.count ?? 0,
      of: rate?.of ?? 0,
      isHidden: typeof observed[at] !== 'number',
    })),
    leastPrinted,
  );
  return found.map((rate, at) => {
    const reached = isBroken ? (printed[at] ?? 'withheld') : 'withheld';
    return rate === undefined ? null : printedRate(rate, reached, observed[at] ?? 'withheld');
  });
}

/**
 * The groups of a cohort beside each other in week 6. Everybody stands in one group, so each column adds up to its figure
 * in the report: no count from 1 on below `leastPrinted` stands there or can be computed from the others and that figure.
 */
export function strataReport<Id extends string>(
  strata: readonly CohortStratum<Id>[],
  report: Pick<CohortReport, 'weeks'>,
): PrintedStratum<Id>[] {
  const [first] = strata;
  if (first === undefined) return [];
  const { leastPrinted } = first.figures;
  const whole = report.weeks.find(({ week }) => week === strataWeek);
  const weeks = strata.map(({ figures }): Week =>
    figures.weeks.find(({ week }) => week === strataWeek),
  );
  const observed = column(
    whole?.observed,
    weeks.map((week) => week?.observed ?? 0),
    leastPrinted,
  );
  const missing = column(
    whole?.missing,
    weeks.map((week) => week?.missing ?? 0),
    leastPrinted,
  );
  const response = rates(
    whole?.response?.observed,
    weeks.map((week) => week?.response?.observed),
    observed,
    leastPrinted,
  );
  const remission = rates(
    whole?.remission?.observed,
    weeks.map((week) => week?.remission?.observed),
    observed,
    leastPrinted,
  );
  return strata.map(({ id }, at) => {
    const seen = observed[at] ?? 'withheld';
    return {
      id,
      observed: seen,
      missing: missing[at] ?? 'withheld',
      change: printedMean(weeks[at]?.change ?? null, seen),
      response: response[at] ?? null,
      remission: remission[at] ?? null,
    };
  });
}
