import { closedLoop, noSlices, type MeasuredSlice, type SliceLength } from './closed-loop';

/** How sides are measured call by call: so many rounds, in each of which there is time for all sides. */
export interface CallByCall {
  readonly rounds: number;
  /** Time of a round for each side. Milliseconds. */
  readonly msOfEach: number;
  /** Puts right what a round left behind. */
  readonly tidy?: () => Promise<void>;
}

const ONE_CALL: SliceLength = { ms: Infinity, calls: 1 };

/**
 * Measures sides of one client each, one call of each after the other: a machine that is slower for a while, and what a call
 * leaves behind in its caches, meet all sides alike. Each call is a slice of its own.
 */
export async function callByCall<Side extends string>(
  calls: Readonly<Record<Side, () => Promise<void>>>,
  { rounds, msOfEach, tidy }: CallByCall,
): Promise<Record<Side, MeasuredSlice[]>> {
  const sides = Object.keys(calls) as Side[];
  const slices = noSlices(sides);
  for (let round = 0; round < rounds; round += 1) {
    const until = performance.now() + msOfEach * sides.length;
    while (performance.now() < until) {
      for (const side of sides) slices[side].push(await closedLoop(1, ONE_CALL, calls[side]));
    }
    await tidy?.();
  }
  return slices;
}
