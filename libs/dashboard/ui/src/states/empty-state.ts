import { Component, input } from '@angular/core';

/**
 * A place with nothing to show: what is missing, what to do next, and the button that does it (projected).
 *
 * @example <glabella-empty-state heading="No PHQ-9 yet" next="Record the baseline."><a class="btn primary">Record PHQ-9</a></glabella-empty-state>
 */
@Component({
  selector: 'glabella-empty-state',
  template: `
    <p class="strong">{{ heading() }}</p>
    <p class="soft">{{ next() }}</p>
    <div class="row tight"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: var(--space-2);
      padding: var(--space-6) var(--space-4);
      text-align: center;
    }
    .strong {
      font-size: var(--text-l);
    }
    .row {
      justify-content: center;
      margin-top: var(--space-2);
    }
    .row:empty {
      display: none;
    }
  `,
})
export class EmptyState {
  readonly heading = input.required<string>();
  /** What to do next, a sentence. */
  readonly next = input.required<string>();
}
