import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Service } from '@angular/core';

/**
 * Which parts of the page hold something not saved. The shell asks before it leaves such a page, the browser before it closes
 * it.
 */
@Service()
export class UnsavedChanges {
  private readonly watched = new Set<() => boolean>();

  constructor() {
    const view = inject(DOCUMENT).defaultView;
    const ask = (event: BeforeUnloadEvent): void => {
      if (this.exist()) event.preventDefault();
    };
    view?.addEventListener('beforeunload', ask);
    inject(DestroyRef).onDestroy(() => view?.removeEventListener('beforeunload', ask));
  }

  /** Whether anything on the page is not saved. */
  exist(): boolean {
    return [...this.watched].some((isUnsaved) => isUnsaved());
  }

  /** Gives up what is unsaved, once the person agreed to lose it: nothing asks again. */
  discard(): void {
    this.watched.clear();
  }

  /** Watches a form until its component goes: call it in the component's constructor with that component's DestroyRef. */
  watch(isUnsaved: () => boolean, owner: DestroyRef): void {
    this.watched.add(isUnsaved);
    owner.onDestroy(() => this.watched.delete(isUnsaved));
  }
}
