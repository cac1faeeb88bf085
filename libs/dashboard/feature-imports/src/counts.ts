import { Component, input } from '@angular/core';
import { formatNumber } from '@glabella/domain/values';

/** One number and what it counts. */
export interface Count {
  readonly label: string;
  readonly value: number;
}

/** A few numbers side by side, each with what it counts. */
@Component({
  selector: 'glabella-counts',
  template: `
    <dl>
      @for (count of counts(); track count.label) {
        <div>
          <dt>{{ count.label }}</dt>
          <dd>{{ formatNumber(count.value) }}</dd>
        </div>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(104px, 1fr));
      gap: var(--space-3);
    }
    dd {
      font-size: var(--text-xl);
      font-weight: 620;
    }
  `,
})
export class Counts {
  readonly counts = input.required<readonly Count[]>();
  protected readonly formatNumber = formatNumber;
}
