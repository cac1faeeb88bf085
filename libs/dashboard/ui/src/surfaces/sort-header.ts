import { Component, computed, input, output } from '@angular/core';

/** The order of a sorted column. */
export type SortDirection = 'ascending' | 'descending';

/** A column heading that sorts: a button inside `<th glabellaSortHeader>` with the state in `aria-sort`. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- a table row accepts only th and td
  selector: 'th[glabellaSortHeader]',
  host: { scope: 'col', '[attr.aria-sort]': 'direction()' },
  template: `
    <button type="button" (click)="sorted.emit(next())">
      <ng-content /><span aria-hidden="true">{{ arrow() }}</span>
    </button>
  `,
  styles: `
    button {
      min-height: var(--target-compact);
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }
    span {
      display: inline-block;
      width: 1.2em;
      text-align: center;
    }
  `,
})
export class SortHeader {
  /** The direction the table is sorted by this column, null when by another. */
  readonly direction = input<SortDirection | null>(null);
  /** The direction asked for. */
  readonly sorted = output<SortDirection>();

  protected readonly next = computed<SortDirection>(() =>
    this.direction() === 'ascending' ? 'descending' : 'ascending',
  );
  protected readonly arrow = computed(() => {
    const direction = this.direction();
    return direction === null ? '' : direction === 'ascending' ? '↑' : '↓';
  });
}
