import { Component, computed, input } from '@angular/core';
import type { CycleShape, CycleStyle, LegendKey } from '@glabella/domain/charts';
import { cycleTokens } from './page-theme';

const cycleShapePaths: Readonly<Record<CycleShape, string>> = {
  circle: 'M7 7a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
  square: 'M7.5 3.5h7v7h-7z',
  diamond: 'M11 2l5 5-5 5-5-5z',
  'triangle-down': 'M11 11.5L6.5 3.5h9z',
  'triangle-right': 'M15.5 7L7.5 2.5v9z',
};

/** The mark of a legend key, as it is drawn on the chart. */
@Component({
  selector: 'glabella-legend-glyph',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg width="22" height="14" viewBox="0 0 22 14">
      @switch (glyph()) {
        @case ('cycle') {
          <g [style.--mark]="colour()">
            <line class="cycle" x1="0" x2="22" y1="7" y2="7" [attr.stroke-dasharray]="dash()" />
            <path class="cycle-mark" [attr.d]="shape()" />
          </g>
        }
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
        @case ('diamond') {
          <path class="diamond" d="M11 2l5 5-5 5-5-5z" />
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
        @case ('bar') {
          <rect class="bar" x="1" y="3" width="20" height="8" rx="2" />
          <line class="seen" x1="5" x2="18" y1="7" y2="7" />
        }
        @case ('dose') {
          <rect class="dose" x="1" y="3" width="20" height="8" rx="2" />
        }
        @case ('dot') {
          <circle class="dot" cx="11" cy="7" r="4" />
        }
        @case ('spread') {
          <rect class="spread" x="1" y="1" width="20" height="12" />
          <line class="median" x1="1" x2="21" y1="7" y2="7" />
        }
        @case ('trial') {
          <path class="trial" d="M8 3l4 4-4 4-4-4z" />
          <path class="trial-placebo" d="M16 3l4 4-4 4-4-4z" />
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
    .cycle {
      stroke: var(--mark);
      stroke-width: 2;
    }
    .cycle-mark {
      fill: var(--mark);
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
    .diamond {
      fill: var(--surface);
      stroke: var(--ink);
      stroke-width: 1.6;
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
    .bar {
      fill: var(--toxin);
      opacity: 0.35;
    }
    .seen {
      stroke: var(--ink-2);
      stroke-width: 2;
    }
    .dose {
      fill: var(--surface-2);
      stroke: var(--ink-3);
    }
    .dot {
      fill: var(--ink-2);
    }
    .spread {
      fill: var(--series-ref);
      opacity: 0.25;
    }
    .median {
      stroke: var(--series-ref);
      stroke-width: 1.8;
      stroke-dasharray: 6 3;
    }
    .trial {
      fill: var(--ink);
    }
    .trial-placebo {
      fill: var(--surface);
      stroke: var(--ink-2);
      stroke-width: 1.4;
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
  /** How the line of a cycle is drawn; for the glyph 'cycle' alone. */
  readonly line = input<CycleStyle>();

  protected readonly colour = computed(
    () => `var(--${cycleTokens[this.line()?.colourAt ?? 0] ?? cycleTokens[0]})`,
  );
  protected readonly dash = computed(() => this.line()?.dash.join(' ') || null);
  protected readonly shape = computed(() => cycleShapePaths[this.line()?.shape ?? 'circle']);
}
