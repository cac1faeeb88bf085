import type { Slice } from './percentiles';

/** When a slice is over: by time, or when what it may use is used up. */
export interface SliceLength {
  readonly ms: number;
  readonly calls?: number;
}

/** Why the first call of a slice failed; kept so that a report can say it. */
export interface MeasuredSlice extends Slice {
  readonly firstError: string | null;
}

/** The slices of sides of which nothing was measured yet. */
export function noSlices<Side extends string>(
  sides: readonly Side[],
): Record<Side, MeasuredSlice[]> {
  const slices: [Side, MeasuredSlice[]][] = sides.map((side) => [side, []]);
  return Object.fromEntries(slices) as Record<Side, MeasuredSlice[]>;
}

/** So many clients, each of whom sends its next call when its last was answered. */
export async function closedLoop(
  clients: number,
  length: SliceLength,
  call: () => Promise<void>,
): Promise<MeasuredSlice> {
  const latencies: number[] = [];
  let [begun, errors] = [0, 0];
  let firstError: string | null = null;
  const since = performance.now();
  const client = async () => {
    while (performance.now() - since < length.ms && begun < (length.calls ?? Infinity)) {
      begun += 1;
      const sentAt = performance.now();
      try {
        await call();
        latencies.push(performance.now() - sentAt);
      } catch (error) {
        errors += 1;
        firstError ??= error instanceof Error ? error.message : String(error);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { latencies, errors, elapsedMs: performance.now() - since, firstError };
}
