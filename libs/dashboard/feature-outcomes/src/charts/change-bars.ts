import { Component, computed, input, signal } from '@angular/core';
import { ChartStepper, measuredWidth, type StepPlace } from '@glabella/dashboard/ui';
import { changeWords } from '../figures/figure-words';
import { barsShape } from './bars-shape';

/** One bar for each patient of a week, the greatest fall first, without a name. */
@Component({
  selector: 'glabella-change-bars',
  imports: [ChartStepper],
  template: `
    <div class="paper" [style.min-height.px]="shape().height">
      <svg
        role="img"
        [attr.aria-label]="sentence()"
        [attr.viewBox]="'0 0 ' + widthPx() + ' ' + shape().height"
        [style.aspect-ratio]="widthPx() + ' / ' + shape().height"
      >
        @for (level of shape().levels; track level.percent) {
          <line
            class="level"
            [class.threshold]="level.isThreshold && level.percent !== 0"
            [attr.x1]="shape().left"
            [attr.x2]="shape().right"
            [attr.y1]="level.y"
            [attr.y2]="level.y"
          />
          <text class="axis end" [attr.x]="shape().left - 8" [attr.y]="level.y + 4">
            {{ level.label }}
          </text>
        }
        <path class="bars" [attr.d]="shape().path" />
        @for (level of shape().levels; track level.percent) {
          @if (level.isThreshold && level.percent !== 0) {
            <line
              class="threshold over"
              [attr.x1]="shape().left"
              [attr.x2]="shape().right"
              [attr.y1]="level.y"
              [attr.y2]="level.y"
            />
            <text class="name end" [attr.x]="shape().right - 4" [attr.y]="level.y - 6">
              Response
            </text>
          }
        }
        <line
          class="zero"
          [attr.x1]="shape().left"
          [attr.x2]="shape().right"
          [attr.y1]="shape().zero"
          [attr.y2]="shape().zero"
        />
        @if (standingOn(); as bar) {
          <rect
            class="standing"
            [attr.x]="bar.x - 2"
            [attr.y]="bar.y - 2"
            [attr.width]="shape().barPx + 4"
            [attr.height]="bar.height + 4"
          />
        }
      </svg>
      <glabella-chart-stepper
        class="no-print"
        label="Bars, one for each patient"
        [readings]="readings()"
        (placed)="place.set($event)"
      />
    </div>
    <p class="reading no-print" aria-hidden="true">{{ reading() }}</p>
  `,
  styleUrl: './chart.css',
})
export class ChangeBars {
  readonly week = input.required<number>();
  /** In per cent of the baseline, the greatest fall first; at least one. */
  readonly changes = input.required<readonly number[]>();
  /** The fall that counts as a response, in per cent. */
  readonly responsePercent = input.required<number>();

  protected readonly widthPx = measuredWidth();
  protected readonly place = signal<StepPlace | null>(null);
  protected readonly shape = computed(() =>
    barsShape(this.changes(), this.responsePercent(), this.widthPx()),
  );
  protected readonly readings = computed(() => {
    const changes = this.changes();
    return [
      changes.map((change, at) => {
        const reached = change <= -this.responsePercent() ? ', a response' : '';
        return `Bar ${at + 1} of ${changes.length}: ${changeWords(change)}${reached}.`;
      }),
    ];
  });
  protected readonly reading = computed(() => {
    const place = this.place();
    return place ? (this.readings()[0]?.[place.at] ?? '') : '';
  });
  protected readonly standingOn = computed(() => {
    const place = this.place();
    return place && this.shape().barAt(place.at);
  });
  protected readonly sentence = computed(() => {
    const changes = this.changes();
    const [first = 0] = changes;
    return (
      `Change in week ${this.week()} of ${changes.length} patients, one bar each, from ` +
      `${changeWords(first)} to ${changeWords(changes.at(-1) ?? 0)}.`
    );
  });
}
