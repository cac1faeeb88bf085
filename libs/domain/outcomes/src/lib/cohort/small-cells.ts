/** How a small cell is printed: '<5' where 5 is the smallest count that is. */
export type SmallCell = `<${number}`;

/**
 * A count as an aggregate report prints it: the number, '<5' for 1 to 4 (where 5 is the smallest count that is printed), or
 * 'withheld' where the number would let somebody compute one of those back, and where it is a part of one.
 */
export type PrintedCount = number | SmallCell | 'withheld';

/** A printed total and the printed parts that add up to it. */
export interface CellSum<Cell extends string> {
  readonly total: Cell;
  readonly parts: readonly Cell[];
}

/** Two printed counts of which the one never exceeds the other, as whoever is in it is in the other, too. */
export interface CellOrder<Cell extends string> {
  readonly fewer: Cell;
  readonly more: Cell;
}

/** How printed counts hang together, as every reader knows. */
export interface CellRelations<Cell extends string> {
  readonly sums: readonly CellSum<Cell>[];
  readonly orders?: readonly CellOrder<Cell>[];
}

/** Printed counts that hang together: their numbers, how they do, and how much is lost with each. */
export interface CellTable<Cell extends string> extends CellRelations<Cell> {
  /** The smallest count that is printed as it is; those from 1 on below it are small cells. */
  readonly leastPrinted: number;
  readonly counts: Readonly<Record<Cell, number>>;
  /** What withholding a cell costs the reader, above 0; the cheapest set that protects is withheld. */
  readonly costs: Readonly<Record<Cell, number>>;
  /** Cells that are read elsewhere in the report: withholding them here would hide nothing. */
  readonly readElsewhere?: readonly Cell[];
  /** What some cells are at least, as another number of the report says. */
  readonly atLeast?: readonly (readonly [Cell, number])[];
}

/** How far beside its true number a withheld cell is tried: enough to find a second solution. */
export function triedAround(leastPrinted: number): number {
  return leastPrinted + 3;
}

/** True for a count from 1 on below the smallest that is printed. */
export function isSmallCell(count: number, leastPrinted: number): boolean {
  return count >= 1 && count < leastPrinted;
}

/** Small cells in words: '<5'. */
export function smallCellWords(leastPrinted: number): SmallCell {
  return `<${leastPrinted}`;
}

/** A count that stands alone: '<5' for 1 to 4 where 5 is the smallest that is printed, else itself. */
export function printedCount(count: number, leastPrinted: number): PrintedCount {
  return isSmallCell(count, leastPrinted) ? smallCellWords(leastPrinted) : count;
}

/** Whether a count is printed as a small cell. */
export function isPrintedSmall(count: PrintedCount): count is SmallCell {
  return typeof count === 'string' && count !== 'withheld';
}

type Known<Cell extends string> = ReadonlyMap<Cell, number>;

/**
 * What a reader who knows these rules would try for a hidden cell: a small one is anything below the smallest count that is
 * printed, a withheld one 0 or at least that, tried as far around its true number as a second solution may lie.
 */
function candidates(count: number, leastPrinted: number): number[] {
  if (isSmallCell(count, leastPrinted)) {
    return Array.from({ length: leastPrinted - 1 }, (_, at) => at + 1);
  }
  const reach = triedAround(leastPrinted);
  const around = Array.from({ length: 2 * reach + 1 }, (_, at) => count - reach + at);
  return [0, ...around.filter((value) => value >= leastPrinted)];
}

/** Whether what is known of the cells breaks no order and no bound. */
function isWithinBounds<Cell extends string>(
  { orders = [], atLeast = [] }: CellTable<Cell>,
  known: Known<Cell>,
): boolean {
  return (
    atLeast.every(([cell, least]) => (known.get(cell) ?? least) >= least) &&
    orders.every(({ fewer, more }) => (known.get(fewer) ?? 0) <= (known.get(more) ?? Infinity))
  );
}

/** Whether the hidden cells can be filled so that every sum and order holds, given what is known. */
function isPossible<Cell extends string>(table: CellTable<Cell>, known: Known<Cell>): boolean {
  if (!isWithinBounds(table, known)) return false;
  const { counts, sums, leastPrinted } = table;
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
      if (value < 0) return false;
      if (isSmallCell(value, leastPrinted) !== isSmallCell(counts[cell], leastPrinted)) {
        return false;
      }
      return isPossible(table, new Map([...known, [cell, value]]));
    } else {
      if (known.has(total) && rest < 0) return false;
      if (open.length === 0 || unknown.length < open.length) open = unknown;
    }
  }
  const [next] = open;
  if (next === undefined) return true;
  return candidates(counts[next], leastPrinted).some((value) =>
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
    candidates(table.counts[cell], table.leastPrinted)
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

/** The parts of totals that are small cells, and the parts of those parts. */
function partsOfSmall<Cell extends string>({
  counts,
  sums,
  leastPrinted,
}: CellTable<Cell>): Set<Cell> {
  const found = new Set<Cell>();
  const take = (total: Cell): void => {
    for (const sum of sums.filter((one) => one.total === total)) {
      for (const part of sum.parts) {
        found.add(part);
        take(part);
      }
    }
  };
  for (const { total } of sums) if (isSmallCell(counts[total], leastPrinted)) take(total);
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
 * Prints a table so that no small cell stands there or can be computed from what does: where 5 is the
 * smallest count that is printed, 1 to 4 are '<5', and the cheapest other cells are withheld until every '<5' could still be at least
 * two numbers for somebody who knows the sums, the orders and these rules. A total of 1 to 4 is not broken down:
 * four parts of at least 1 would tell that it is 4. Where nothing protects the small cells, none of
 * the table is printed but what is read elsewhere. Up to a dozen cells.
 */
export function suppressSmallCells<Cell extends string>(
  table: CellTable<Cell>,
): Record<Cell, PrintedCount> {
  const { counts, sums, leastPrinted } = table;
  const within = partsOfSmall(table);
  const cells = Object.keys(counts) as Cell[];
  const isSmall = (cell: Cell): boolean => isSmallCell(counts[cell], leastPrinted);
  const small = cells.filter((cell) => isSmall(cell) && !within.has(cell));
  const others = cells.filter((cell) => !isSmall(cell) && !within.has(cell));
  const brokenDown = sums.filter(({ parts }) => !parts.some((part) => within.has(part)));
  const found = cheapestToWithhold({ ...table, sums: brokenDown }, small, others);
  const withheld = new Set([...within, ...(found ?? cells)]);
  for (const cell of table.readElsewhere ?? []) withheld.delete(cell);
  const entries = cells.map((cell): [Cell, PrintedCount] => [
    cell,
    withheld.has(cell) ? 'withheld' : printedCount(counts[cell], leastPrinted),
  ]);
  return Object.fromEntries(entries) as Record<Cell, PrintedCount>;
}
