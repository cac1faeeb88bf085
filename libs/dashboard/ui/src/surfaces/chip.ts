import { Component, input } from '@angular/core';

/** What a chip or banner says by its colour, always beside the word: alarm is kept for item 9 and deterioration. */
export type Tone = 'good' | 'warn' | 'alarm' | 'neutral' | 'accent';

/** One or two words that state a finding or a state ("Response", "Draft"). */
@Component({
  selector: 'glabella-chip',
  host: { '[class]': 'tone()' },
  template: `<ng-content />`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      padding: 2px 10px;
      border: 1px solid transparent;
      border-radius: 12px;
      background: var(--surface-2);
      color: var(--ink-2);
      font-size: var(--text-s);
      font-weight: 560;
      line-height: 1.4;
    }
    :host(.good) {
      background: var(--good-soft);
      color: var(--good);
    }
    :host(.warn) {
      background: var(--warn-soft);
      color: var(--warn);
    }
    :host(.alarm) {
      background: var(--alarm-soft);
      color: var(--alarm);
    }
    :host(.accent) {
      background: var(--accent-soft);
      color: var(--accent);
    }
    @media print, (forced-colors: active) {
      :host {
        border-color: currentcolor;
      }
    }
  `,
})
export class Chip {
  readonly tone = input<Tone>('neutral');
}
