import { closedLoop, noSlices, type MeasuredSlice, type SliceLength } from './closed-loop';
import type { Figures } from './percentiles';

/** How sides are measured: so many clients, so many rounds, each turn of a side so long. */
export interface Turns {
  readonly clients: number;
  readonly rounds: number;
  readonly length: SliceLength;
  /**
   * So long a side runs at the beginning of a turn before it is measured, but for its errors: who rested while others were measured is slower for
   * a quarter of a second. Milliseconds.
   */
  readonly leadInMs?: number;
  /** Puts right what a turn left behind. */
  readonly tidy?: () => Promise<void>;
}

/** Measures the sides one after the other, round by round: what else the machine does meanwhile meets all of them. */
export async function inTurns<Side extends string>(
  calls: Readonly<Record<Side, () => Promise<void>>>,
  { clients, rounds, length, leadInMs = 0, tidy }: Turns,
): Promise<Record<Side, MeasuredSlice[]>> {
  const sides = Object.keys(calls) as Side[];
  const slices = noSlices(sides);
  for (let round = 0; round < rounds; round += 1) {
    for (const side of sides) {
      const before = await closedLoop(clients, { ms: leadInMs }, calls[side]);
      const slice = await closedLoop(clients, length, calls[side]);
      slices[side].push({
        ...slice,
        errors: before.errors + slice.errors,
        firstError: before.firstError ?? slice.firstError,
      });
      await tidy?.();
    }
  }
  return slices;
}

/** One side beside another, 1 is as fast: of the median with one client, of the calls per second with more. */
export function besideOf(clients: number, one: Figures, other: Figures): number {
  return clients === 1 ? other.p50 / one.p50 : one.perSecond / other.perSecond;
}
