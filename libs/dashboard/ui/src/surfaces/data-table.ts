import { Component, input } from '@angular/core';

/**
 * The frame of a real `<table>`: it scrolls sideways inside its own region, reachable by keyboard, so the page never does. The
 * class `surface` gives it the look of a card. Numeric columns carry the class `n`; row headings are `<th scope="row">`.
 *
 * @example <glabella-data-table label="Sessions"><table>...</table></glabella-data-table>
 */
@Component({
  selector: 'glabella-data-table',
  host: { role: 'region', tabindex: '0', '[attr.aria-label]': 'label()' },
  template: `<ng-content />`,
  styles: `
    :host {
      /* Hidden words inside must scroll with it, not stretch the page. */
      position: relative;
      display: block;
      max-width: 100%;
      overflow-x: auto;
      border-radius: var(--radius-s);
    }
    :host(.surface) {
      padding: var(--space-1);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
      box-shadow: var(--shadow);
    }
    @media print {
      :host {
        overflow: visible;
      }
    }
  `,
})
export class DataTable {
  /** What the table holds, for those who move by regions. */
  readonly label = input.required<string>();
}
