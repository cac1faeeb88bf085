import { smallCellMost } from './cohort-bands';

/**
 * A count as an aggregate report prints it: the number, '<5' for 1 to 4, or 'withheld' where the
 * number would let somebody compute one of those back, and where it is a part of 1 to 4.
 */
export type PrintedCount = number | '<5' | 'withheld';

/** A printed total and the printed parts that add up to it. */
export interface CellSum<Cell extends string> {
  readonly total: Cell;
  readonly parts: readonly Cell[];
}

/** Printed counts that hang together: their numbers, their sums, and how much is lost with each. */
export interface CellTable<Cell extends string> {
  readonly counts: Readonly<Record<Cell, number>>;
  readonly sums: readonly CellSum<Cell>[];
  /** What withholding a cell costs the reader, above 0; the cheapest set that protects is withheld. */
  readonly costs: Readonly<Record<Cell, number>>;
  /** Cells that are read elsewhere in the report: withholding them here would hide nothing. */
  readonly readElsewhere?: readonly Cell[];
}

/** How far beside its true number a withheld cell is tried: enough to find a second solution. */
export const triedAround = 8;

/** True for a count that is printed as '<5'. */
export function isSmallCell(count: number): boolean {
  return count >= 1 && count <= smallCellMost.value;
}

/** A count that stands alone: '<5' for 1 to 4, else itself. */
export function printedCount(count: number): PrintedCount {
  return isSmallCell(count) ? '<5' : count;
}

type Known<Cell extends string> = ReadonlyMap<Cell, number>;

/** What a reader who knows these rules would try for a hidden cell: a withheld one is 0 or at least 5. */
function candidates(count: number, isSmall: boolean): number[] {
  const around = Array.from({ length: 2 * triedAround + 1 }, (_, at) => count - triedAround + at);
  const tried = isSmall ? [1, 2, 3, 4] : [0, ...around.filter((value) => value > 0)];
  return tried.filter((value) => isSmallCell(value) === isSmall);
}

/** Whether the hidden cells can be filled so that every sum holds, given what is known. */
function isPossible<Cell extends string>(table: CellTable<Cell>, known: Known<Cell>): boolean {
  const { counts, sums } = table;
  let open: readonly Cell[] = [];
  for (const { total, parts } of sums) {
    const unknown = [total, ...parts].filter((cell) => !known.has(cell));
    const valueOf = (cell: Cell): number => known.get(cell) ?? 0;
    const rest = valueOf(total) - parts.reduce((sum, part) => sum + valueOf(part), 0);
    const [cell] = unknown;
    if (cell === undefined) {
      if (rest !== 0) return false;
    } else if (unknown.length === 1) {
      const value = cell === total ? -rest : rest;
      if (value < 0 || isSmallCell(value) !== isSmallCell(counts[cell])) return false;
      return isPossible(table, new Map([...known, [cell, value]]));
    } else {
      if (known.has(total) && rest < 0) return false;
      if (open.length === 0 || unknown.length < open.length) open = unknown;
    }
  }
  const [next] = open;
  if (next === undefined) return true;
  return candidates(counts[next], isSmallCell(counts[next])).some((value) =>
    isPossible(table, new Map([...known, [next, value]])),
  );
}

/** Whether every small cell could hold another number than its own, which always fits. */
function isProtected<Cell extends string>(
  table: CellTable<Cell>,
  small: readonly Cell[],
  shown: readonly Cell[],
): boolean {
  const known = new Map(shown.map((cell) => [cell, table.counts[cell]]));
  return small.every((cell) =>
    candidates(table.counts[cell], true)
      .filter((value) => value !== table.counts[cell])
      .some((value) => isPossible(table, new Map([...known, [cell, value]]))),
  );
}

function subsets<Cell extends string>(cells: readonly Cell[]): Cell[][] {
  return cells.reduce<Cell[][]>(
    (sets, cell) => [...sets, ...sets.map((set) => [...set, cell])],
    [[]],
  );
}

/** The parts of totals of 1 to 4, and the parts of those parts. */
function partsOfSmall<Cell extends string>({ counts, sums }: CellTable<Cell>): Set<Cell> {
  const found = new Set<Cell>();
  const take = (total: Cell): void => {
    for (const sum of sums.filter((one) => one.total === total)) {
      for (const part of sum.parts) {
        found.add(part);
        take(part);
      }
    }
  };
  for (const { total } of sums) if (isSmallCell(counts[total])) take(total);
  return found;
}

/** The cheapest cells to withhold beside the small ones; null where no choice of cells protects those. */
function cheapestToWithhold<Cell extends string>(
  table: CellTable<Cell>,
  small: readonly Cell[],
  others: readonly Cell[],
): readonly Cell[] | null {
  if (small.length === 0) return [];
  const cost = (set: readonly Cell[]): number =>
    set.reduce((sum, cell) => sum + table.costs[cell], 0);
  const found = subsets(others.filter((cell) => !table.readElsewhere?.includes(cell)))
    .map((set) => ({ set, cost: cost(set) }))
    .sort((a, b) => a.cost - b.cost)
    .find(({ set }) =>
      isProtected(
        table,
        small,
        others.filter((cell) => !set.includes(cell)),
      ),
    );
  return found?.set ?? null;
}

/**
 * Prints a table so that no count of 1 to 4 stands there or can be computed from what does: such a
 * count is '<5', and the cheapest other cells are withheld until every '<5' could still be at least
 * two numbers for somebody who knows the sums and these rules. A total of 1 to 4 is not broken down:
 * four parts of at least 1 would tell that it is 4. Where nothing protects the small cells, none of
 * the table is printed but what is read elsewhere. Up to a dozen cells.
 */
export function suppressSmallCells<Cell extends string>(
  table: CellTable<Cell>,
): Record<Cell, PrintedCount> {
  const { counts, sums } = table;
  const within = partsOfSmall(table);
  const cells = Object.keys(counts) as Cell[];
  const small = cells.filter((cell) => isSmallCell(counts[cell]) && !within.has(cell));
  const others = cells.filter((cell) => !isSmallCell(counts[cell]) && !within.has(cell));
  const brokenDown = sums.filter(({ parts }) => !parts.some((part) => within.has(part)));
  const found = cheapestToWithhold({ ...table, sums: brokenDown }, small, others);
  const withheld = new Set([...within, ...(found ?? cells)]);
  for (const cell of table.readElsewhere ?? []) withheld.delete(cell);
  const entries = cells.map((cell): [Cell, PrintedCount] => [
    cell,
    withheld.has(cell) ? 'withheld' : printedCount(counts[cell]),
  ]);
  return Object.fromEntries(entries) as Record<Cell, PrintedCount>;
}
