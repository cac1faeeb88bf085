import { Component, computed, input } from '@angular/core';
import type { CalendarDate } from '@glabella/domain/values';
import { sparklineShape, type SparklinePoint } from './sparkline-shape';

/**
 * A score's course in a table cell: fixed range, true time, a tick per injection, a dot on the last value. Hidden from screen
 * readers: the numbers stand in the next cell.
 */
@Component({
  selector: 'glabella-sparkline',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg [attr.width]="width" [attr.height]="height" [attr.viewBox]="'0 0 ' + width + ' ' + height">
      @if (shape().band; as band) {
        <rect
          class="band"
          x="0"
          [attr.width]="width"
          [attr.y]="band.y"
          [attr.height]="band.height"
        />
      }
      @for (x of shape().ticks; track $index) {
        <line class="tick" [attr.x1]="x" [attr.x2]="x" y1="2" [attr.y2]="height - 2" />
      }
      <path [attr.d]="shape().path" />
      @if (shape().last; as last) {
        <circle r="3" [attr.cx]="last.x" [attr.cy]="last.y" />
      }
    </svg>
  `,
  styles: `
    :host,
    svg {
      display: block;
    }
    path {
      fill: none;
      stroke: var(--series-phq9);
      stroke-width: 1.8;
      stroke-linejoin: round;
      stroke-linecap: round;
    }
    circle {
      fill: var(--series-phq9);
    }
    .tick {
      stroke: var(--toxin);
      stroke-width: 1.2;
    }
    .band {
      fill: var(--sev-1);
    }
  `,
})
export class Sparkline {
  /** Scores in order of date; a null total is a visit without a score and breaks the line. */
  readonly points = input.required<readonly SparklinePoint[]>();
  readonly injections = input<readonly CalendarDate[]>([]);
  /** The highest value of the instrument, 27 for the PHQ-9. */
  readonly max = input(27);
  /** A severity band to tint, as whole scores: 5 to 9 is PHQ-9 "mild". */
  readonly band = input<{ readonly from: number; readonly to: number } | null>({ from: 5, to: 9 });

  protected readonly width = 160;
  protected readonly height = 38;
  protected readonly shape = computed(() =>
    sparklineShape({
      points: this.points(),
      injections: this.injections(),
      max: this.max(),
      band: this.band(),
      width: this.width,
      height: this.height,
    }),
  );
}
