/** What one side of a comparison did. Times are milliseconds. */
export interface Figures {
  readonly calls: number;
  readonly errors: number;
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
}

/**
 * The value below which this share (0 to 1) of the sorted values lies, by the nearest rank; NaN without values:
 * nothing was measured, which is not zero.
 */
export function percentile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const rank = Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length)));
  return sorted[rank - 1] ?? Number.NaN;
}

/** Slices of one side, taken at different moments of the run, as one. */
export interface Slice {
  readonly latencies: readonly number[];
  readonly errors: number;
  readonly elapsedMs: number;
}

/** The figures of all slices together. */
export function figuresOf(slices: readonly Slice[]): Figures {
  const latencies = slices.flatMap((slice) => slice.latencies).sort((a, b) => a - b);
  const elapsedMs = slices.reduce((sum, slice) => sum + slice.elapsedMs, 0);
  return {
    calls: latencies.length,
    errors: slices.reduce((sum, slice) => sum + slice.errors, 0),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    perSecond: (latencies.length / elapsedMs) * 1_000,
  };
}
