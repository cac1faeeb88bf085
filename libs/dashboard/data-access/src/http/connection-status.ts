import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Service, signal } from '@angular/core';

/** How often a lost server is asked for, in milliseconds. */
export const probePauseMs = 5000;

/** Whether the server answers; while it does not, it is asked every five seconds until it does. */
@Service()
export class ConnectionStatus {
  private readonly view = inject(DOCUMENT).defaultView;
  private readonly lostNow = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** True from the first call without an answer until the next with one. */
  readonly isLost = this.lostNow.asReadonly();

  constructor() {
    const offline = (): void => this.lost();
    const online = (): void => void this.probe();
    this.view?.addEventListener('offline', offline);
    this.view?.addEventListener('online', online);
    inject(DestroyRef).onDestroy(() => {
      this.view?.removeEventListener('offline', offline);
      this.view?.removeEventListener('online', online);
      clearTimeout(this.timer);
    });
  }

  /** A call got no answer. */
  lost(): void {
    this.lostNow.set(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.probe(), probePauseMs);
  }

  /** A call got an answer, whatever it said. */
  reached(): void {
    clearTimeout(this.timer);
    this.lostNow.set(false);
  }

  private async probe(): Promise<void> {
    try {
      await this.view?.fetch('/health/live', { cache: 'no-store' });
      this.reached();
    } catch {
      this.lost();
    }
  }
}
