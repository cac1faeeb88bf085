import { Component, input } from '@angular/core';

/** On paper alone: how many rows of a list stand there, and whether that is all of them. */
@Component({
  selector: 'glabella-printed-count',
  template: `
    <p class="print-only soft">
      @if (hasMore()) {
        Only the first {{ count() }}: there are more. Print with the button on the page, which reads
        the others first.
      } @else {
        {{ count() }}
      }
    </p>
  `,
})
export class PrintedCount {
  /** '50 patients' */
  readonly count = input.required<string>();
  readonly hasMore = input.required<boolean>();
}
