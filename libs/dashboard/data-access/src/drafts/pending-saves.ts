import { type DestroyRef, Service } from '@angular/core';

/** How long leaving the page may wait for what is being saved, in milliseconds. */
export const leaveWaitMs = 3000;

/** What on the page can still be saved: the shell saves it before the page is left, and asks about the rest. */
@Service()
export class PendingSaves {
  private readonly watched = new Set<() => Promise<unknown>>();

  /** Saves by this call until its owner goes; the owner itself says what is still pending afterwards. */
  watch(settle: () => Promise<unknown>, owner: DestroyRef): void {
    this.watched.add(settle);
    owner.onDestroy(() => this.watched.delete(settle));
  }

  /** Saves what is not saved, as long as that is quick. */
  async settle(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise((resolve) => (timer = setTimeout(resolve, leaveWaitMs)));
    const saves = Promise.allSettled([...this.watched].map((settle) => settle()));
    await Promise.race([saves, patience]);
    clearTimeout(timer);
  }
}
