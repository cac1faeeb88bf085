import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from '../config/refusal';
import { onStopAsked } from './stop-request';

/** Work in `orLeave` that was asked to stop gets this long to end by itself; a second signal waits no longer. */
const PATIENCE_MS = 10_000;

/** A command was broken off by a signal. */
export class Stopped extends Refusal {
  constructor() {
    super('Stopped before it was done.');
  }
}

/** How work learns that it shall end. What it does outside `orLeave` is waited for, whatever the signals. */
export interface StopWish {
  readonly signal: AbortSignal;
  /** As the work, or throws `Stopped` when it does not end by itself soon after the wish, or at once with a second. */
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
  let canLeave = false;
  const stopListening = onStopAsked(() => {
    if (first.signal.aborted) return second.abort();
    log(canLeave ? 'Stopping; a second Ctrl-C waits no longer' : 'Stopping');
    first.abort(new Stopped());
  });
  const { signal } = first;
  const orLeave: StopWish['orLeave'] = async (running) => {
    canLeave = true;
    try {
      return await Promise.race([running, patienceEnds(signal, second.signal)]);
    } finally {
      canLeave = false;
    }
  };
  try {
    return await work({ signal, orLeave });
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    stopListening();
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
