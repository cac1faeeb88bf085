import { noSlices, type MeasuredSlice } from './closed-loop';

/** How sides are measured call by call: in each round until there was time for all, or until each had its calls. */
export interface CallByCall {
  readonly rounds: number;
  /** Time of a round for each side. Milliseconds. */
  readonly msOfEach: number;
  readonly callsOfEach?: number;
  /** Puts right what a round left behind. */
  readonly tidy?: () => Promise<void>;
}

/**
 * Measures sides of one client each, one call of each after the other: a machine that is slower for a while, and what a call
 * leaves behind in its caches, meet all sides alike. A slice's time is that of its own calls.
 */
export async function callByCall<Side extends string>(
  calls: Readonly<Record<Side, () => Promise<void>>>,
  { rounds, msOfEach, callsOfEach = Infinity, tidy }: CallByCall,
): Promise<Record<Side, MeasuredSlice[]>> {
  const sides = Object.keys(calls) as Side[];
  const slices = noSlices(sides);
  for (let round = 0; round < rounds; round += 1) {
    const tallies = sides.map((side) => ({ side, tally: new Tally() }));
    const until = performance.now() + msOfEach * sides.length;
    for (let done = 0; done < callsOfEach && performance.now() < until; done += 1) {
      for (const { side, tally } of tallies) await tally.add(calls[side]);
    }
    for (const { side, tally } of tallies) slices[side].push(tally.slice());
    await tidy?.();
  }
  return slices;
}

/** What a side did in a round. */
class Tally {
  private readonly latencies: number[] = [];
  private elapsedMs = 0;
  private errors = 0;
  private firstError: string | null = null;

  async add(call: () => Promise<void>): Promise<void> {
    const sentAt = performance.now();
    try {
      await call();
      this.latencies.push(performance.now() - sentAt);
    } catch (error) {
      this.errors += 1;
      this.firstError ??= error instanceof Error ? error.message : String(error);
    }
    this.elapsedMs += performance.now() - sentAt;
  }

  slice(): MeasuredSlice {
    const { latencies, elapsedMs, errors, firstError } = this;
    return { latencies, elapsedMs, errors, firstError };
  }
}
