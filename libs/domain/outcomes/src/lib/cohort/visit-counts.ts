import type { CohortFigures, CohortVisitFigures } from './cohort-figures';
import { type CohortRanges, dueRange } from './cohort-cells';
import { type CountRange, isKnown, printedAround, printedWithin } from './printed-ranges';
import { type PrintedCount, isSmallCell } from './small-cells';

/** How many came to a planned visit and how many owed it, as printed. */
export interface VisitCounts {
  readonly week: number;
  readonly observed: PrintedCount;
  readonly owed: PrintedCount;
}

/**
 * Whether the visits owed are withheld since few were missed: so it is where all who are counted are printed. Where they are
 * not, the visits owed could tell them, and say nothing of those missed.
 */
export function saysFewMissed(
  { observed, owed }: Pick<VisitCounts, 'observed' | 'owed'>,
  counted: PrintedCount,
): boolean {
  return typeof observed === 'number' && owed === 'withheld' && typeof counted === 'number';
}

/** A visit while it is decided what is printed of it. */
interface Draft {
  readonly figures: CohortVisitFigures;
  /** Some were missed, and too few to be printed. */
  readonly isFewMissed: boolean;
  /** What a reader can tell of counts that the visit's are part of. */
  readonly wholes: readonly CountRange[];
  /** And of those observed in later weeks: where all courses keep one plan, they owed the visit. */
  readonly seenLater: readonly CountRange[];
  readonly observed: PrintedCount;
  readonly owed: PrintedCount;
}

function draftOf(
  figures: CohortVisitFigures,
  ranges: CohortRanges,
  { weeks, leastPrinted }: CohortFigures,
): Draft {
  const { observed, owed, madeWithin, owedWithin } = figures;
  const wholes = [ranges.counted, ...owedWithin.map((week) => dueRange(ranges, week))];
  const seen = madeWithin.map((week) => ranges[`observed-${week}`]);
  const seenLater = weeks
    .filter(({ week }) => week > figures.week)
    .map(({ week }) => ranges[`observed-${week}`]);
  const made = printedWithin([...wholes, ...seen], observed, leastPrinted);
  // Beside a shown n the owed visits would count the few that were not made.
  const isFewMissed =
    isSmallCell(owed - observed, leastPrinted) && !isSmallCell(observed, leastPrinted);
  const isOwedOut = isFewMissed || printedAround(seenLater, owed, leastPrinted) === 'withheld';
  const due = isOwedOut ? 'withheld' : printedWithin(wholes, owed, leastPrinted);
  // Owed visits that are withheld for another reason would read as few missed.
  const isMisread =
    typeof made === 'number' && due === 'withheld' && !isFewMissed && isKnown(ranges.counted);
  // Few missed say that the owed visits are at most so many more than n.
  const isBounding =
    isFewMissed && seenLater.some((one) => !isKnown(one) && observed + leastPrinted <= one.most);
  const isOut = made === 'withheld' || isMisread || isBounding;
  return {
    ...{ figures, isFewMissed, wholes, seenLater },
    // Where n is withheld, the owed visits would say what it is at most.
    ...(isOut ? { observed: 'withheld', owed: 'withheld' } : { observed: made, owed: due }),
  };
}

/** What a reader can tell of the owed visits from the visit itself. */
function owedRange({ isFewMissed, observed, owed }: Draft, leastPrinted: number): CountRange {
  if (typeof owed === 'number') return { least: owed, most: owed };
  if (typeof observed !== 'number') return { least: 0, most: Infinity };
  if (!isFewMissed) return { least: observed, most: Infinity };
  return { least: observed + 1, most: observed + leastPrinted - 1 };
}

/**
 * Whether a reader can tell the few that were missed although the owed visits are withheld. Where all courses keep one plan,
 * whoever owed a later visit, or was seen in a later week, owed this one.
 */
function isTold(draft: Draft, drafts: readonly Draft[], leastPrinted: number): boolean {
  if (!draft.isFewMissed || typeof draft.observed !== 'number') return false;
  const { week } = draft.figures;
  const own = owedRange(draft, leastPrinted);
  const least = Math.max(
    own.least,
    ...drafts
      .filter(({ figures }) => figures.week > week)
      .map((one) => owedRange(one, leastPrinted).least),
    ...draft.seenLater.map((seen) => seen.least),
  );
  const most = Math.min(
    own.most,
    ...draft.wholes.map((whole) => whole.most),
    ...drafts
      .filter(({ figures }) => figures.week < week)
      .map((one) => owedRange(one, leastPrinted).most),
  );
  return least >= most;
}

/**
 * The planned visits as an aggregate report prints them beside the counts of the cohort, of which `ranges` says what a reader
 * can tell: neither the few that were missed can be computed back nor a count of the cohort that is not printed.
 */
export function visitCounts(figures: CohortFigures, ranges: CohortRanges): VisitCounts[] {
  const { leastPrinted } = figures;
  const drafts = figures.visits.map((visit) => draftOf(visit, ranges, figures));
  drafts.forEach((draft, at) => {
    if (isTold(draft, drafts, leastPrinted)) drafts[at] = { ...draft, observed: 'withheld' };
  });
  return drafts.map(({ figures: { week }, observed, owed }) => ({ week, observed, owed }));
}
