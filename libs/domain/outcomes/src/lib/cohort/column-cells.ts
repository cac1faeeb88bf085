import { type PrintedCount, isSmallCell, smallCellWords, triedAround } from './small-cells';

/** A count of one group in a column whose total is printed elsewhere, as the report prints its groups beside each other. */
export interface ColumnCell {
  readonly count: number;
  /** What the count is of, shown or not, whose total is printed too; null where the count is of nothing. */
  readonly of: number | null;
  /** Hidden whatever it is: what it is of is not shown. */
  readonly isHidden: boolean;
}

type Label = 'few' | 'withheld' | 'unmarked';

/**
 * The hidden cells as a reader sees them. What those are of that are hidden whatever they hold is not shown one by one, but
 * follows of all of them together from what is shown and its total.
 */
function asSeen(hidden: readonly ColumnCell[]): ColumnCell[] {
  const unseen = hidden.filter(({ isHidden }) => isHidden);
  const seen = hidden.filter(({ isHidden }) => !isHidden);
  if (unseen.length === 0) return seen;
  const ofs = unseen.map(({ of }) => of);
  const of = ofs.includes(null) ? null : sum(ofs.map((one) => one ?? 0));
  return [...seen, { count: sum(unseen.map(({ count }) => count)), of, isHidden: true }];
}

const restOf = ({ count, of }: ColumnCell): number => (of === null ? 0 : of - count);

/** A count that must not stand there: a small one, or all but a small one of what is shown. */
const isTelling = (cell: ColumnCell, leastPrinted: number): boolean =>
  isSmallCell(cell.count, leastPrinted) || isSmallCell(restOf(cell), leastPrinted);

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** Which numbers a reader who knows these rules would try for a hidden count, the hidden ones adding up to `total`. */
function tried(cell: ColumnCell, label: Label, total: number, leastPrinted: number): number[] {
  const most = cell.of === null ? total : Math.min(cell.of, total);
  // Those together may be any number that they can be.
  const around = cell.isHidden ? total : triedAround(leastPrinted);
  const least = Math.max(0, cell.count - around);
  const upTo = Math.min(most, cell.count + around);
  const all = Array.from({ length: upTo - least + 1 }, (_, at) => least + at);
  return label === 'unmarked'
    ? all
    : all.filter((value) => isSmallCell(value, leastPrinted) === (label === 'few'));
}

function sumsOf(parts: readonly (readonly number[])[], total: number): Set<number> {
  return parts.reduce<Set<number>>(
    (sums, values) =>
      new Set(
        [...sums].flatMap((before) =>
          values.map((value) => before + value).filter((value) => value <= total),
        ),
      ),
    new Set([0]),
  );
}

/** Whether every telling count among the hidden ones could still be another number. */
function isProtected(
  hidden: readonly ColumnCell[],
  label: (cell: ColumnCell) => Label,
  leastPrinted: number,
): boolean {
  const cells = asSeen(hidden);
  const total = sum(cells.map(({ count }) => count));
  const values = cells.map((cell) => tried(cell, label(cell), total, leastPrinted));
  return cells.every((cell, at) => {
    if (cell.isHidden || !isTelling(cell, leastPrinted)) return true;
    const others = sumsOf(
      values.filter((_, other) => other !== at),
      total,
    );
    return (values[at] ?? []).filter((value) => others.has(total - value)).length > 1;
  });
}

/** Together the hidden ones follow from the total: they may not be a few either, nor all but a few. */
function isFewTogether(hidden: readonly ColumnCell[], leastPrinted: number): boolean {
  return [hidden.map(({ count }) => count), hidden.map(restOf)].some((parts) =>
    isSmallCell(sum(parts), leastPrinted),
  );
}

/**
 * Prints the counts of groups beside each other under their printed total, so that no small count stands there or
 * can be computed from the rest, of a group or of the hidden ones together: where 5 is the smallest count that is printed, 1
 * to 4 are '<5', and the last of the other groups are withheld until that holds. Where no choice of groups does, all are
 * 'withheld'. A few groups.
 */
export function printedColumn(cells: readonly ColumnCell[], leastPrinted: number): PrintedCount[] {
  const labelOf = (cell: ColumnCell): Label =>
    cell.isHidden ? 'unmarked' : isSmallCell(cell.count, leastPrinted) ? 'few' : 'withheld';
  const forced = cells.map((cell) => cell.isHidden || isTelling(cell, leastPrinted));
  if (!forced.includes(true)) return cells.map(({ count }) => count);
  const free = cells.map((_, at) => at).filter((at) => forced[at] === false);
  // As few as will do, the last group first, whatever they hold: which one went would tell about its size otherwise.
  const sets = free
    .reduceRight<number[][]>((found, at) => [...found, ...found.map((set) => [...set, at])], [[]])
    .sort((a, b) => a.length - b.length);
  for (const set of sets) {
    const isOut = cells.map((_, at) => forced[at] === true || set.includes(at));
    const hidden = cells.filter((_, at) => isOut[at]);
    const isAll = hidden.length === cells.length;
    if (!isAll && isFewTogether(hidden, leastPrinted)) continue;
    // Two that are withheld because their marks would tell could be told by just that.
    const isMarked = isProtected(hidden, labelOf, leastPrinted);
    if (!isMarked && !isAll) continue;
    return cells.map((cell, at) => {
      if (!isOut[at]) return cell.count;
      return isMarked && labelOf(cell) === 'few' ? smallCellWords(leastPrinted) : 'withheld';
    });
  }
  return cells.map(() => 'withheld');
}
