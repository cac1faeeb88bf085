import { Component, computed, input } from '@angular/core';
import { formatNumber } from '@glabella/domain/values';

/** How many rows of something long are done. */
@Component({
  selector: 'glabella-row-progress',
  template: `
    <progress
      aria-label="Rows done"
      [attr.value]="all() > 0 ? done() : null"
      [attr.max]="all() || null"
      [attr.aria-valuetext]="text()"
    ></progress>
    <span>{{ text() }}</span>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
    progress {
      width: 100%;
      height: 12px;
      border: 1px solid var(--line-control);
      border-radius: 6px;
      background: var(--surface-2);
      overflow: hidden;
      appearance: none;
    }
    progress::-webkit-progress-bar {
      background: var(--surface-2);
    }
    progress::-webkit-progress-value {
      background: var(--accent);
    }
    progress::-moz-progress-bar {
      background: var(--accent);
    }
  `,
})
export class RowProgress {
  readonly done = input.required<number>();
  /** 0 while the rows are not counted yet. */
  readonly all = input.required<number>();
  /** What happens while they are counted. */
  readonly waiting = input.required<string>();

  protected readonly text = computed(() =>
    this.all() > 0
      ? `${formatNumber(this.done())} of ${formatNumber(this.all())} rows done`
      : this.waiting(),
  );
}
