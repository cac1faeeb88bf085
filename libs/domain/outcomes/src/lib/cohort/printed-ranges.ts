import { type CellRelations, type PrintedCount, isPrintedSmall, printedCount } from './small-cells';

/** From which number to which a count can be, as far as a reader can tell; `most` is Infinity where nothing says. */
export interface CountRange {
  readonly least: number;
  readonly most: number;
}

/** Whether the range leaves one number: the count is printed, or follows from what is. */
export function isKnown({ least, most }: CountRange): boolean {
  return least === most;
}

/** What the printed count says by itself. */
function rangeOf(printed: PrintedCount, leastPrinted: number): CountRange {
  if (typeof printed === 'number') return { least: printed, most: printed };
  if (isPrintedSmall(printed)) return { least: 1, most: leastPrinted - 1 };
  return { least: 0, most: Infinity };
}

/** The range of what several counts are together. */
export function rangeOfAll(ranges: readonly CountRange[]): CountRange {
  return {
    least: ranges.reduce((sum, { least }) => sum + least, 0),
    most: ranges.reduce((sum, { most }) => sum + most, 0),
  };
}

/** The range of what is left of a count without a part of it. */
export function rangeWithout(whole: CountRange, part: CountRange): CountRange {
  return { least: Math.max(0, whole.least - part.most), most: whole.most - part.least };
}

/** The numbers that lie in both. */
export function rangeInBoth(one: CountRange, other: CountRange): CountRange {
  return { least: Math.max(one.least, other.least), most: Math.min(one.most, other.most) };
}

/**
 * What a reader can tell of each count from all that are printed, how they hang together and that '<5' is 1 to 4: no number
 * outside the range is possible. Nothing else goes in, so that whoever decides by it tells no more than it does.
 */
export function printedRanges<Cell extends string>(
  printed: Readonly<Record<Cell, PrintedCount>>,
  { sums, orders = [] }: CellRelations<Cell>,
  leastPrinted: number,
): Record<Cell, CountRange> {
  const cells = Object.keys(printed) as Cell[];
  const ranges = Object.fromEntries(
    cells.map((cell) => [cell, rangeOf(printed[cell], leastPrinted)]),
  ) as Record<Cell, CountRange>;
  let isNarrowed = true;
  const narrow = (cell: Cell, range: CountRange): void => {
    const { least, most } = rangeInBoth(ranges[cell], range);
    // Numbers that contradict each other say nothing.
    if (least > most || (least === ranges[cell].least && most === ranges[cell].most)) return;
    ranges[cell] = { least, most };
    isNarrowed = true;
  };
  while (isNarrowed) {
    isNarrowed = false;
    for (const { total, parts } of sums) {
      narrow(total, rangeOfAll(parts.map((part) => ranges[part])));
      for (const part of parts) {
        const others = parts.filter((one) => one !== part).map((one) => ranges[one]);
        narrow(part, rangeWithout(ranges[total], rangeOfAll(others)));
      }
    }
    for (const { fewer, more } of orders) {
      narrow(fewer, { least: 0, most: ranges[more].most });
      narrow(more, { least: ranges[fewer].least, most: Infinity });
    }
  }
  return ranges;
}

/**
 * A count as printed beside those that it is part of. From what one of them is at least on, it could tell more of that one:
 * withheld it tells nothing, it may be anything from there on. '<5' tells that there is somebody, which is known unless
 * the whole could be nobody at all; of a whole of 1 to 4 it is no secret.
 */
export function printedWithin(
  wholes: readonly CountRange[],
  count: number,
  leastPrinted: number,
): PrintedCount {
  const printed = printedCount(count, leastPrinted);
  const isFree = isPrintedSmall(printed)
    ? ({ least, most }: CountRange) => least > 0 || most < leastPrinted
    : ({ least }: CountRange) => count < least;
  return wholes.every((whole) => isKnown(whole) || isFree(whole)) ? printed : 'withheld';
}

/** The same beside counts that are part of it: up to what one of them is at most, it could tell more of that one. */
export function printedAround(
  parts: readonly CountRange[],
  count: number,
  leastPrinted: number,
): PrintedCount {
  const printed = printedCount(count, leastPrinted);
  const below = isPrintedSmall(printed) ? leastPrinted : count;
  return parts.every((part) => isKnown(part) || below > part.most) ? printed : 'withheld';
}
