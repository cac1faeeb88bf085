/** A value and how often it occurs. */
export interface Counted {
  readonly value: number;
  readonly count: number;
}

/**
 * The value below which a share (0 to 1) of the values lies, interpolated linearly between the two
 * nearest ranks: at rank share x (n - 1) from the smallest, counted from 0. The definition of
 * PostgreSQL's percentile_cont and of the usual spreadsheets (Hyndman & Fan 1996, type 7). Values
 * come with how often each occurs, in any order; null without any.
 */
export function percentile(values: readonly Counted[], share: number): number | null {
  const sorted = values.filter(({ count }) => count > 0).sort((a, b) => a.value - b.value);
  const n = sorted.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return null;
  const valueAt = (rank: number): number => {
    let passed = 0;
    for (const { value, count } of sorted) {
      passed += count;
      if (rank < passed) return value;
    }
    return sorted.at(-1)?.value ?? 0;
  };
  const rank = share * (n - 1);
  const below = valueAt(Math.floor(rank));
  const above = valueAt(Math.ceil(rank));
  return below + (rank - Math.floor(rank)) * (above - below);
}
