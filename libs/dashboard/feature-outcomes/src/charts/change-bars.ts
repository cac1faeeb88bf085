import { Component, computed, input, signal } from '@angular/core';
import { ChartStepper, measuredWidth, type StepPlace } from '@glabella/dashboard/ui';
import type { ChangeBand } from '@glabella/domain/outcomes';
import { changeWords } from '../figures/figure-words';
import { barMarks, barsShape } from './bars-shape';

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
        @for (band of shape().hidden; track $index) {
          <rect
            class="hidden-band"
            [attr.x]="band.x"
            [attr.y]="band.y"
            [attr.width]="band.width"
            [attr.height]="band.height"
          />
          <text
            class="axis middle"
            [attr.transform]="
              'translate(' + (band.x + band.width / 2 + 4) + ' ' + (band.y + 48) + ') rotate(-90)'
            "
          >
            {{ band.words === 'withheld' ? band.words : 'fewer than ' + leastPrinted() }}
          </text>
        }
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
            [attr.width]="bar.width + 4"
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
  /** The changes in bands, the greatest fall first; at least one patient stands in them. */
  readonly bands = input.required<readonly ChangeBand[]>();
  /** How many patients were seen in the week. */
  readonly observed = input.required<number>();
  /** The fall that counts as a response, in per cent. */
  readonly responsePercent = input.required<number>();
  /** The smallest count that the practice prints. */
  readonly leastPrinted = input.required<number>();

  protected readonly widthPx = measuredWidth();
  protected readonly place = signal<StepPlace | null>(null);
  private readonly marks = computed(() => barMarks(this.bands()));
  protected readonly shape = computed(() =>
    barsShape(this.marks(), this.responsePercent(), this.widthPx()),
  );
  protected readonly readings = computed(() => [
    this.marks().map((mark, at, marks) => {
      const place = `Bar ${at + 1} of ${marks.length}`;
      if (mark.kind === 'hidden')
        return `${place}: ${mark.label}, ${hiddenWords(mark.words, this.leastPrinted())}.`;
      const reached = mark.change <= -this.responsePercent() ? ', a response' : '';
      return `${place}: ${changeWords(mark.change)}${reached}.`;
    }),
  ]);
  protected readonly reading = computed(() => {
    const place = this.place();
    return place ? (this.readings()[0]?.[place.at] ?? '') : '';
  });
  protected readonly standingOn = computed(() => {
    const place = this.place();
    return place && this.shape().markAt(place.at);
  });
  protected readonly sentence = computed(() => {
    const drawn = this.marks().flatMap((mark) => (mark.kind === 'bar' ? [mark.change] : []));
    const [first] = drawn;
    const range =
      first === undefined
        ? ''
        : `, one bar each, from ${changeWords(first)} to ${changeWords(drawn.at(-1) ?? 0)}`;
    const hidden = this.shape().hidden.length === 0 ? '' : '; bands of few are not drawn';
    return `Change in week ${this.week()} of ${this.observed()} patients${range}${hidden}.`;
  });
}

const hiddenWords = (words: string, leastPrinted: number): string =>
  words === 'withheld'
    ? `withheld beside fewer than ${leastPrinted}`
    : `fewer than ${leastPrinted}, not drawn`;
