import { Component, input } from '@angular/core';

/** How urgent a banner is. */
export type BannerTone = 'alarm' | 'warn' | 'info';

/**
 * A line across the page that must be seen: an open item-9 follow-up, a lost connection, a notice.
 * Anything marked `bannerActions` stands at its right.
 */
@Component({
  selector: 'glabella-banner',
  host: { '[class]': 'tone()', '[attr.role]': 'live()' },
  template: `
    <div class="text"><ng-content /></div>
    <ng-content select="[bannerActions]" />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-3);
      padding: var(--space-2) var(--space-3);
      border-left: 4px solid var(--accent);
      border-radius: var(--radius-s);
      background: var(--accent-soft);
      color: var(--ink);
    }
    :host(.warn) {
      border-color: var(--warn);
      background: var(--warn-soft);
      color: var(--warn);
    }
    :host(.alarm) {
      border-color: var(--alarm);
      background: var(--alarm-soft);
      color: var(--alarm);
      font-weight: 560;
    }
    .text {
      flex: 1 1 240px;
      min-width: 0;
    }
    @media print, (forced-colors: active) {
      :host {
        border: 1px solid currentcolor;
        border-left-width: 4px;
      }
    }
  `,
})
export class Banner {
  readonly tone = input<BannerTone>('info');
  /** `status` or `alert` when the banner appears while the page is open and must be read out; nothing otherwise. */
  readonly live = input<'status' | 'alert' | null>(null);
}
