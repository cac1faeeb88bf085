import type { Refusal } from '../config/refusal';

/** Why a serving program ends: it was asked to, or it cannot go on. */
export type StopReason = 'asked' | Refusal;

/**
 * Listens for whatever may end a serving program: a signal, the end of the program that started it (which then could
 * not stop it any more), or a lost database. Only the first counts; later ones find it stopping already.
 */
export class StopRequest {
  private decide: (reason: StopReason) => void = () => undefined;

  /** Resolves once; never rejects. */
  readonly requested = new Promise<StopReason>((resolve) => {
    this.decide = resolve;
  });

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => this.decide('asked'));
    }
    if (process.connected) process.once('disconnect', () => this.decide('asked'));
  }

  readonly because = (reason: Refusal): void => this.decide(reason);
}
