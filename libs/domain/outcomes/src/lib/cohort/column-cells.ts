import { type PrintedCount, isSmallCell, triedAround } from './small-cells';

/** A count of one group in a column whose total is printed elsewhere, as the report prints its groups beside each other. */
export interface ColumnCell {
  readonly count: number;
  /** What the count is of, shown or not, whose total is printed too; null where the count is of nothing. */
  readonly of: number | null;
  /** Hidden whatever it is: what it is of is not shown. */
  readonly isHidden: boolean;
}

type Label = 'few' | 'withheld' | 'unmarked';

const restOf = ({ count, of }: ColumnCell): number => (of === null ? 0 : of - count);

/** A count that must not stand there: 1 to 4, or so many but 1 to 4 of what is shown. */
const isTelling = (cell: ColumnCell): boolean =>
  isSmallCell(cell.count) || isSmallCell(restOf(cell));

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** Which numbers a reader who knows these rules would try for a hidden count, the hidden ones adding up to `total`. */
function tried(cell: ColumnCell, label: Label, total: number): number[] {
  const most = cell.of === null || cell.isHidden ? total : Math.min(cell.of, total);
  const least = Math.max(0, cell.count - triedAround);
  const upTo = Math.min(most, cell.count + triedAround);
  const all = Array.from({ length: upTo - least + 1 }, (_, at) => least + at);
  return label === 'unmarked'
    ? all
    : all.filter((value) => isSmallCell(value) === (label === 'few'));
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
function isProtected(hidden: readonly ColumnCell[], label: (cell: ColumnCell) => Label): boolean {
  const total = sum(hidden.map(({ count }) => count));
  const values = hidden.map((cell) => tried(cell, label(cell), total));
  return hidden.every((cell, at) => {
    if (cell.isHidden || !isTelling(cell)) return true;
    const others = sumsOf(
      values.filter((_, other) => other !== at),
      total,
    );
    return (values[at] ?? []).filter((value) => others.has(total - value)).length > 1;
  });
}

const labelOf = (cell: ColumnCell): Label =>
  cell.isHidden ? 'unmarked' : isSmallCell(cell.count) ? 'few' : 'withheld';

/** Together the hidden ones follow from the total: they may not be a few either, nor all but a few. */
function isFewTogether(hidden: readonly ColumnCell[]): boolean {
  return [hidden.map(({ count }) => count), hidden.map(restOf)].some((parts) =>
    isSmallCell(sum(parts)),
  );
}

/**
 * Prints the counts of groups beside each other under their printed total, so that no count of 1 to 4 stands there or
 * can be computed from the rest, of a group or of the hidden ones together: a count of 1 to 4 is '<5', and the
 * last of the other groups are withheld until that holds. Where '<5' itself would tell a number, it is 'withheld'. A few groups.
 */
export function printedColumn(cells: readonly ColumnCell[]): PrintedCount[] {
  const forced = cells.map((cell) => cell.isHidden || isTelling(cell));
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
    if (!isAll && isFewTogether(hidden)) continue;
    const isMarked = isProtected(hidden, labelOf);
    if (!isMarked && !isAll && !isProtected(hidden, () => 'unmarked')) continue;
    return cells.map((cell, at) => {
      if (!isOut[at]) return cell.count;
      return isMarked && labelOf(cell) === 'few' ? '<5' : 'withheld';
    });
  }
  return cells.map(() => 'withheld');
}
