import type { ReadingWeek } from '../thresholds';
import {
  type CountRange,
  printedRanges,
  rangeInBoth,
  rangeOfAll,
  rangeWithout,
} from './printed-ranges';
import type { CellRelations, PrintedCount } from './small-cells';

const weekParts = ['observed', 'missing', 'notYet'] as const;

/** The counts of a cohort that hang together, as they are or as they are printed. */
export interface CohortCounts<Count> {
  readonly patients: Count;
  readonly withoutBaseline: Count;
  readonly belowBaseline: Count;
  readonly counted: Count;
  readonly weeks: readonly ({ readonly week: ReadingWeek } & Readonly<
    Record<(typeof weekParts)[number], Count>
  >)[];
}

/** One of those counts: of the whole cohort, or of a reading week. */
export type CohortCell =
  | 'patients'
  | 'withoutBaseline'
  | 'belowBaseline'
  | 'counted'
  | `${(typeof weekParts)[number]}-${ReadingWeek}`;

/** What a reader can tell of each of them. */
export type CohortRanges = Readonly<Record<CohortCell, CountRange>>;

/** Each of the counts by its cell. */
export function cohortCells<Count>(counts: CohortCounts<Count>): Record<CohortCell, Count> {
  const { patients, withoutBaseline, belowBaseline, counted, weeks } = counts;
  const ofWeeks = weeks.flatMap((week) =>
    weekParts.map((part): [string, Count] => [`${part}-${week.week}`, week[part]]),
  );
  return {
    ...{ patients, withoutBaseline, belowBaseline, counted },
    ...Object.fromEntries(ofWeeks),
  } as Record<CohortCell, Count>;
}

/**
 * How the counts hang together. Windows of reading weeks follow each other, so whoever has time left for one has time left
 * for the next.
 */
export function cohortRelations(
  weeks: readonly { readonly week: ReadingWeek }[],
): CellRelations<CohortCell> {
  return {
    sums: [
      { total: 'patients', parts: ['withoutBaseline', 'belowBaseline', 'counted'] },
      ...weeks.map(({ week }) => ({
        total: 'counted' as const,
        parts: weekParts.map((part) => `${part}-${week}` as const),
      })),
    ],
    orders: weeks.slice(1).map(({ week }, at) => ({
      fewer: `notYet-${weeks[at]?.week ?? week}` as const,
      more: `notYet-${week}` as const,
    })),
  };
}

/** What a reader can tell of each of the counts from those that are printed. */
export function cohortRanges(
  printed: Readonly<Record<CohortCell, PrintedCount>>,
  weeks: readonly { readonly week: ReadingWeek }[],
  leastPrinted: number,
): CohortRanges {
  return printedRanges(printed, cohortRelations(weeks), leastPrinted);
}

/** What a reader can tell of how many are observed or missing in a week. */
export function dueRange(ranges: CohortRanges, week: ReadingWeek): CountRange {
  return rangeInBoth(
    rangeOfAll([ranges[`observed-${week}`], ranges[`missing-${week}`]]),
    rangeWithout(ranges.counted, ranges[`notYet-${week}`]),
  );
}
