import type { Refusal } from '../config/refusal';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Hears every signal to stop, and the end of the program that started this one (which then could not stop it any more).
 * Returns what ends the listening.
 */
export function onStopAsked(listener: () => void): () => void {
  for (const name of SIGNALS) process.on(name, listener);
  if (process.connected) process.once('disconnect', listener);
  return () => {
    for (const name of SIGNALS) process.off(name, listener);
    process.off('disconnect', listener);
  };
}

/** Why a serving program ends: it was asked to, or it cannot go on. */
export type StopReason = 'asked' | Refusal;

/**
 * Listens for whatever may end a serving program: being asked to stop, or a lost database. Only the first counts; later
 * ones find it stopping already.
 */
export class StopRequest {
  private decide: (reason: StopReason) => void = () => undefined;

  /** Resolves once; never rejects. */
  readonly requested = new Promise<StopReason>((resolve) => {
    this.decide = resolve;
  });

  constructor() {
    onStopAsked(() => this.decide('asked'));
  }

  readonly because = (reason: Refusal): void => this.decide(reason);
}
