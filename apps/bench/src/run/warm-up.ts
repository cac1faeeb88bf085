import { closedLoop } from '../load/closed-loop';

/** As many as keep most connections of a pool busy, so that each has its statements prepared. */
const CLIENTS = 8;

/**
 * Lets every side run for a while before it is measured: a server that people use all day has compiled its code and
 * prepared its statements, and so has the client of a floor. Rejects with the first failure of a call.
 */
export async function warmUp(
  calls: Readonly<Record<string, () => Promise<void>>>,
  ms: number,
  tidy?: () => Promise<void>,
): Promise<void> {
  for (const [side, call] of Object.entries(calls)) {
    const { firstError } = await closedLoop(CLIENTS, { ms }, call);
    await tidy?.();
    if (firstError !== null) throw new Error(`${side}, before it was measured: ${firstError}`);
  }
}
