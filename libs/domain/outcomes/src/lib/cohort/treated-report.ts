import { type CohortCounts, cohortCells, cohortRanges } from './cohort-cells';
import { printedAround } from './printed-ranges';
import { type PrintedCount, suppressSmallCells } from './small-cells';

/** What was given in a period, as it is: not to be shown before `treatedReport`. Whoever began a course in it was treated. */
export interface TreatedFigures {
  readonly patients: number;
  readonly sessions: number;
  readonly products: readonly {
    readonly productId: string;
    readonly sessions: number;
    readonly units: number;
  }[];
}

/** What was given in a period as printed. */
export interface TreatedReport {
  readonly patients: PrintedCount;
  readonly sessions: PrintedCount;
  readonly products: {
    readonly productId: string;
    readonly sessions: PrintedCount;
    /** Null where the sessions of the product are not shown: units stand with their product alone. */
    readonly units: number | null;
  }[];
}

/** Sessions and those of each product, which add up to them and are never fewer than `atLeast`. */
function printedSessions(
  { sessions, products }: TreatedFigures,
  atLeast: number,
  leastPrinted: number,
): Readonly<Record<string, PrintedCount>> {
  const ids = products.map(({ productId }) => productId);
  return suppressSmallCells<string>({
    leastPrinted,
    counts: Object.fromEntries([
      ['', sessions],
      ...products.map((one) => [one.productId, one.sessions] as const),
    ]),
    sums: [{ total: '', parts: ids }],
    atLeast: [['', atLeast]],
    costs: Object.fromEntries([['', 1], ...ids.map((id) => [id, 2] as const)]),
  });
}

/**
 * What was given in the period as an aggregate report prints it beside its cohort. Begun are no more than treated, and treated
 * no more than sessions: where the number of those begun is not printed, neither is one that it could be bounded by.
 */
export function treatedReport(
  figures: TreatedFigures,
  cohort: CohortCounts<PrintedCount>,
  leastPrinted: number,
): TreatedReport {
  const begun = cohortRanges(cohortCells(cohort), cohort.weeks, leastPrinted).patients;
  const patients = printedAround([begun], figures.patients, leastPrinted);
  const atLeast = typeof patients === 'number' ? patients : begun.least;
  // Of sessions that are not shown, those of the products would tell what they are at most.
  const isNone = printedAround([begun], figures.sessions, leastPrinted) === 'withheld';
  const sessions = isNone ? {} : printedSessions(figures, atLeast, leastPrinted);
  return {
    patients,
    sessions: sessions[''] ?? 'withheld',
    products: figures.products.map(({ productId, units }) => {
      const shown = sessions[productId] ?? 'withheld';
      return { productId, sessions: shown, units: typeof shown === 'number' ? units : null };
    }),
  };
}
