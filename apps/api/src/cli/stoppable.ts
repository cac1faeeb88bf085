import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from '../config/refusal';

/** Work that was asked to stop gets this long to end by itself; a second signal waits no longer. */
const PATIENCE_MS = 10_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A command was broken off by a signal. */
export class Stopped extends Refusal {
  constructor() {
    super('Stopped before it was done.');
  }
}

/** How work learns that it shall end. */
export interface StopWish {
  readonly signal: AbortSignal;
  /** As the work, or throws `Stopped` when the work does not end by itself soon after the wish. */
  orLeave<Answer>(work: Promise<Answer>): Promise<Answer>;
}

/**
 * Runs work that holds what must not be left behind: a started server, half a folder of patient data. While it runs, a
 * signal does not kill the program but is a wish to end, so that what the work takes down at its end is taken down.
 * Throws `Stopped` where it ended for that reason.
 */
export async function stoppable<Answer>(
  log: (line: string) => void,
  work: (wish: StopWish) => Promise<Answer>,
): Promise<Answer> {
  const first = new AbortController();
  const second = new AbortController();
  const onSignal = () => {
    if (first.signal.aborted) return second.abort();
    log('Stopping; a second Ctrl-C waits no longer');
    first.abort(new Stopped());
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  if (process.connected) process.once('disconnect', onSignal);
  const { signal } = first;
  try {
    return await work({
      signal,
      orLeave: (running) => Promise.race([running, patienceEnds(signal, second.signal)]),
    });
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    for (const name of SIGNALS) process.off(name, onSignal);
    process.off('disconnect', onSignal);
  }
}

/** Rejects a while after the wish, or at once with the second. */
async function patienceEnds(wished: AbortSignal, insisted: AbortSignal): Promise<never> {
  await aborted(wished);
  await Promise.race([aborted(insisted), delay(PATIENCE_MS, undefined, { ref: false })]);
  throw wished.reason;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
