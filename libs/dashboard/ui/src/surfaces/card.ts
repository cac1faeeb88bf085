import { Component, input } from '@angular/core';

/**
 * A bordered surface with an optional heading; anything marked `cardActions` stands at the heading's right.
 *
 * @example <glabella-card heading="Cycles"><button cardActions class="btn compact">Print</button>...</glabella-card>
 */
@Component({
  selector: 'glabella-card',
  template: `
    @if (heading()) {
      <header>
        @if (level() === 2) {
          <h2>{{ heading() }}</h2>
        } @else {
          <h3>{{ heading() }}</h3>
        }
        <ng-content select="[cardActions]" />
      </header>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
      padding: var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
      box-shadow: var(--shadow);
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-3);
      margin-bottom: var(--space-3);
    }
    h2,
    h3 {
      flex: 1 1 auto;
    }
  `,
})
export class Card {
  /** The heading's text; without one the card is only a surface. */
  readonly heading = input<string>();
  /** The heading's rank on the page. */
  readonly level = input<2 | 3>(2);
}
