import { DestroyRef, inject, Service, signal } from '@angular/core';

/** How often the present is looked at, in milliseconds: checks speak of minutes. */
const tickMs = 15_000;

/** The present as a signal, for what depends on the time while a page stays open. */
@Service()
export class SessionClock {
  private readonly at = signal(new Date().toISOString());
  /** An ISO instant, at most 15 seconds old. */
  readonly now = this.at.asReadonly();

  constructor() {
    const timer = setInterval(() => this.look(), tickMs);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** Looks at the clock at once. */
  look(): void {
    this.at.set(new Date().toISOString());
  }
}
