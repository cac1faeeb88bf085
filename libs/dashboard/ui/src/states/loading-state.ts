import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';

/** Before this many milliseconds a skeleton would only flicker. */
export const skeletonDelayMs = 150;

/** Grey lines where something will stand, shown after 150 ms; says what is loading to screen readers. */
@Component({
  selector: 'glabella-loading-state',
  host: { role: 'status', 'aria-busy': 'true' },
  template: `
    @if (visible()) {
      <span class="visually-hidden">Loading {{ what() }}</span>
      @for (line of lines(); track line) {
        <span class="line" aria-hidden="true"></span>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-3) 0;
    }
    .line {
      height: 14px;
      border-radius: 7px;
      background: var(--surface-2);
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
    .line:nth-child(3n) {
      width: 72%;
    }
    .line:nth-child(3n + 1) {
      width: 88%;
    }
    @keyframes breathe {
      to {
        opacity: 0.45;
      }
    }
  `,
})
export class LoadingState {
  /** What is loading, as in "Loading patients". */
  readonly what = input.required<string>();
  /** How many lines the skeleton has: about as many as the content. */
  readonly rows = input(5);

  protected readonly visible = signal(false);
  protected readonly lines = computed(() => Array.from({ length: this.rows() }, (_, line) => line));

  constructor() {
    const timer = setTimeout(() => this.visible.set(true), skeletonDelayMs);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
