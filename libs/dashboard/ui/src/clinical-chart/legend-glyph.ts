import { Component, input } from '@angular/core';
import type { LegendKey } from '@glabella/domain/charts';

/** The mark of a legend key, as it is drawn on the chart. */
@Component({
  selector: 'glabella-legend-glyph',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg width="22" height="14" viewBox="0 0 22 14">
      @switch (glyph()) {
        @case ('point') {
          <line class="series" x1="1" x2="21" y1="7" y2="7" />
          <circle class="series-fill" cx="11" cy="7" r="4" />
        }
        @case ('band') {
          <rect class="band-0" x="1" y="1" width="7" height="12" />
          <rect class="band-2" x="8" y="1" width="7" height="12" />
          <rect class="band-4" x="15" y="1" width="6" height="12" />
        }
        @case ('dash') {
          <line class="dash" x1="1" x2="21" y1="7" y2="7" />
        }
        @case ('triangle-down') {
          <path class="alarm" d="M11 2l6 10H5z" />
        }
        @case ('triangle') {
          <path class="toxin" d="M11 2l6 10H5z" />
        }
        @case ('square') {
          <rect class="frown" x="7" y="3" width="8" height="8" />
        }
        @case ('ring') {
          <circle class="ring" cx="11" cy="7" r="4" />
        }
      }
    </svg>
  `,
  styles: `
    :host,
    svg {
      display: block;
    }
    .series {
      stroke: var(--series-phq9);
      stroke-width: 2;
    }
    .series-fill {
      fill: var(--series-phq9);
    }
    .band-0 {
      fill: var(--sev-0);
      stroke: var(--line);
    }
    .band-2 {
      fill: var(--sev-2);
    }
    .band-4 {
      fill: var(--sev-4);
    }
    .dash {
      stroke: var(--ink-2);
      stroke-width: 1.4;
      stroke-dasharray: 5 4;
    }
    .alarm {
      fill: var(--alarm);
    }
    .toxin {
      fill: var(--toxin);
    }
    .frown {
      fill: var(--series-frown);
    }
    .ring {
      fill: none;
      stroke: var(--ink-3);
      stroke-width: 1.6;
    }
  `,
})
export class LegendGlyph {
  readonly glyph = input.required<LegendKey['glyph']>();
}
