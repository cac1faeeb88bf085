import { Component, computed, input } from '@angular/core';
import { type MeasureOverview, type RecordOverview, withMinus } from '@glabella/domain/charts';
import { formatChange } from '@glabella/domain/outcomes';
import { daysBetween, formatDate } from '@glabella/domain/values';

/** The size of a drawing in its own units; it is stretched to the tile. */
const size = { width: 200, height: 64, edge: 4 };

/** What a tile says of its measure: the latest total with band, day and change. */
export function latestWords(overview: MeasureOverview): string {
  const { latest, change, isFirstProrated, measure } = overview;
  if (latest === null) return 'no total yet';
  const band = latest.band === null ? '' : ` ${latest.band.label.toLowerCase()}`;
  const status = latest.status === 'prorated' ? ', prorated' : '';
  const first = isFirstProrated ? 'the first, prorated' : 'the first';
  const since = change === null ? '' : `, ${withMinus(formatChange(change))} since ${first}`;
  const kind = measure.isNotValidated ? ', not validated' : '';
  return `${latest.total}${band}${status}, ${formatDate(latest.on)}${since}${kind}`;
}

/** One measure, drawn small: its own fixed range, the shared time axis, bands quiet, gaps open, injections as ticks. */
@Component({
  selector: 'glabella-measure-tile',
  template: `
    <svg
      aria-hidden="true"
      focusable="false"
      preserveAspectRatio="none"
      [attr.viewBox]="'0 0 ' + size.width + ' ' + size.height"
    >
      @for (band of bands(); track band.y) {
        <rect
          x="0"
          [attr.y]="band.y"
          [attr.width]="size.width"
          [attr.height]="band.height"
          [attr.fill]="band.fill"
        />
      }
      @for (x of ticks(); track $index) {
        <line class="tick" [attr.x1]="x" [attr.x2]="x" y1="0" [attr.y2]="size.height" />
      }
      @for (line of lines(); track $index) {
        <polyline [attr.points]="line" />
      }
      @for (mark of marks(); track $index) {
        <line
          class="mark"
          [attr.x1]="mark.x"
          [attr.x2]="mark.x"
          [attr.y1]="mark.y"
          [attr.y2]="mark.y"
        />
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
      overflow: hidden;
      border: 1px solid var(--line);
      border-radius: var(--radius-s);
    }
    svg {
      display: block;
      width: 100%;
      height: 64px;
    }
    polyline {
      fill: none;
      stroke: var(--series-phq9);
      stroke-width: 2;
      stroke-linejoin: round;
      vector-effect: non-scaling-stroke;
    }
    .mark {
      stroke: var(--series-phq9);
      stroke-width: 5;
      stroke-linecap: round;
      vector-effect: non-scaling-stroke;
    }
    .tick {
      stroke: var(--toxin);
      stroke-width: 1;
      stroke-dasharray: 2 3;
      vector-effect: non-scaling-stroke;
    }
  `,
})
export class MeasureTile {
  readonly overview = input.required<RecordOverview>();
  readonly one = input.required<MeasureOverview>();

  protected readonly size = size;
  private readonly days = computed(() =>
    Math.max(1, daysBetween(this.overview().from, this.overview().to)),
  );

  protected readonly bands = computed(() => {
    const { bands, range, direction } = this.one().measure;
    return bands.map(({ from, to }, index) => {
      const grade = direction === 'lower-is-better' ? index : bands.length - 1 - index;
      const top = to === range.max ? 0 : this.y(to + 0.5);
      const bottom = from === range.min ? size.height : this.y(from - 0.5);
      return { y: top, height: bottom - top, fill: `var(--sev-${Math.min(grade, 4)})` };
    });
  });
  protected readonly ticks = computed(() => this.overview().injections.map((on) => this.x(on)));
  protected readonly marks = computed(() =>
    this.one().points.flatMap(({ on, total }) =>
      total === null ? [] : [{ x: this.x(on), y: this.y(total) }],
    ),
  );
  /** The stretches between gaps, each with two totals or more. */
  protected readonly lines = computed(() => {
    const stretches: string[][] = [[]];
    for (const { on, total } of this.one().points) {
      if (total === null) stretches.push([]);
      else stretches.at(-1)?.push(`${this.x(on)},${this.y(total)}`);
    }
    return stretches.filter(({ length }) => length > 1).map((stretch) => stretch.join(' '));
  });

  private x(on: string): number {
    const share = daysBetween(this.overview().from, on) / this.days();
    return size.edge + share * (size.width - 2 * size.edge);
  }

  private y(total: number): number {
    const { min, max } = this.one().measure.range;
    const share = (total - min) / (max - min);
    return size.height - size.edge - share * (size.height - 2 * size.edge);
  }
}
