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
  type PrintedWeek,
  printedMean,
  printedRate,
} from './cohort-report';
import { printedColumn } from './column-cells';
import { isKnown, printedRanges } from './printed-ranges';
import { type PrintedCount, isSmallCell } from './small-cells';

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

type Rates = readonly (PrintedRate | null)[];
type Found = readonly (CohortRate | undefined)[];

/**
 * Whether a few who responded, or did not, follow from who remitted, or the other way round: whoever remitted responded, too,
 * unless a rule of a protocol or of the practice says otherwise of somebody.
 */
function isToldByEachOther(
  whole: Pick<PrintedWeek, 'response' | 'remission'>,
  [responses, remissions]: readonly [Found, Found],
  [response, remission]: readonly [Rates, Rates],
  leastPrinted: number,
): boolean {
  const columns = { response, remission };
  const found = { response: responses, remission: remissions };
  const names = ['response', 'remission'] as const;
  const groups = responses.map((_, at) => at);
  if (groups.some((at) => (remissions[at]?.count ?? 0) > (responses[at]?.count ?? 0))) return false;
  const printed: Record<string, PrintedCount> = {};
  for (const name of names) {
    printed[name] = whole[name]?.observed.count ?? 'withheld';
    for (const at of groups) {
      const rate = columns[name][at];
      printed[`${name}-${at}`] = rate?.count ?? 'withheld';
      printed[`rest of ${name}-${at}`] = 'withheld';
      printed[`observed-${at}`] = rate?.of ?? 'withheld';
    }
  }
  const sums = names.flatMap((name) => [
    { total: name, parts: groups.map((at) => `${name}-${at}`) },
    ...groups.map((at) => ({
      total: `observed-${at}`,
      parts: [`${name}-${at}`, `rest of ${name}-${at}`],
    })),
  ]);
  const orders = groups.map((at) => ({ fewer: `remission-${at}`, more: `response-${at}` }));
  const ranges = printedRanges(printed, { sums, orders }, leastPrinted);
  const isTold = (cell: string, count: number): boolean => {
    const range = ranges[cell];
    return range !== undefined && isKnown(range) && isSmallCell(count, leastPrinted);
  };
  return names.some((name) =>
    groups.some((at) => {
      const { count = 0, of = 0 } = found[name][at] ?? {};
      return isTold(`${name}-${at}`, count) || isTold(`rest of ${name}-${at}`, of - count);
    }),
  );
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
  const responses = weeks.map((week) => week?.response?.observed);
  const remissions = weeks.map((week) => week?.remission?.observed);
  const response = rates(whole?.response?.observed, responses, observed, leastPrinted);
  const remission = rates(whole?.remission?.observed, remissions, observed, leastPrinted);
  const isRemissionOut =
    whole !== undefined &&
    isToldByEachOther(whole, [responses, remissions], [response, remission], leastPrinted);
  return strata.map(({ id }, at) => {
    const seen = observed[at] ?? 'withheld';
    const remitted = remissions[at];
    return {
      id,
      observed: seen,
      missing: missing[at] ?? 'withheld',
      change: printedMean(weeks[at]?.change ?? null, seen),
      response: response[at] ?? null,
      remission:
        isRemissionOut && remitted
          ? printedRate(remitted, 'withheld', seen)
          : (remission[at] ?? null),
    };
  });
}
