import { closedLoop } from '../load/closed-loop';
import { figuresOf } from '../load/percentiles';

/** As many as keep most connections of a pool busy, so that each has its statements prepared. */
const CLIENTS = 8;

/** Faster by no more than this tells nothing: the next slice may be slower by as much. */
const FASTER_BY = 0.03;

/** So many slices are looked at together: a single one may just have met other work. */
const SLICES_WITHOUT = 2;

/** How long the slices of a warm-up are, and all of one side together. Milliseconds. */
export interface WarmUp {
  readonly sliceMs: number;
  readonly atMostMs: number;
}

/**
 * Lets every side run until it no longer gets faster: a server that people use all day has compiled its code and
 * prepared its statements, and so has the client of a floor. Rejects with the first failure of a call.
 */
export async function warmUp(
  calls: Readonly<Record<string, () => Promise<void>>>,
  length: WarmUp,
  tidy?: () => Promise<void>,
): Promise<void> {
  for (const [side, call] of Object.entries(calls)) await settle(side, call, length, tidy);
}

async function settle(
  side: string,
  call: () => Promise<void>,
  { sliceMs, atMostMs }: WarmUp,
  tidy?: () => Promise<void>,
): Promise<void> {
  const perSecond: number[] = [];
  for (let ms = 0; ms < atMostMs && !hasSettled(perSecond); ms += sliceMs) {
    const slice = await closedLoop(CLIENTS, { ms: sliceMs }, call);
    await tidy?.();
    if (slice.firstError !== null) {
      throw new Error(`${side}, before it was measured: ${slice.firstError}`);
    }
    perSecond.push(figuresOf([slice]).perSecond);
  }
}

/** Whether the last slices were no faster than the best one before them; each told by its calls per second. */
export function hasSettled(perSecond: readonly number[]): boolean {
  if (perSecond.length <= SLICES_WITHOUT) return false;
  const before = Math.max(...perSecond.slice(0, -SLICES_WITHOUT));
  return Math.max(...perSecond.slice(-SLICES_WITHOUT)) <= before * (1 + FASTER_BY);
}
