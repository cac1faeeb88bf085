import { Component, computed, input, signal } from '@angular/core';
import type { OutcomeReport } from '@glabella/contracts';
import { ChartStepper, measuredWidth, type StepPlace } from '@glabella/dashboard/ui';
import { trialReading } from '@glabella/domain/charts';
import type { Instrument } from '@glabella/domain/instruments';
import { publishedTrials } from '@glabella/domain/outcomes';
import { changeWords, intervalWords } from '../figures/figure-words';
import { curveShape, trialPaths, type ReportVisit } from './curve-shape';

/** The mean change at each planned visit with its interval and n, beside points of published trials. */
@Component({
  selector: 'glabella-change-curve',
  imports: [ChartStepper],
  templateUrl: './change-curve.html',
  styleUrl: './chart.css',
})
export class ChangeCurve {
  readonly visits = input.required<readonly ReportVisit[]>();
  readonly counted = input.required<OutcomeReport['cohort']['counted']>();
  readonly instrument = input.required<Instrument>();

  protected readonly trialKeys = publishedTrials.map(({ id, shortName, scaleName }, at) => ({
    id,
    text: `${shortName}, ${scaleName}`,
    path: trialPaths[at] ?? trialPaths[1],
  }));
  protected readonly widthPx = measuredWidth();
  protected readonly place = signal<StepPlace | null>(null);
  protected readonly shape = computed(() =>
    curveShape({
      visits: this.visits(),
      counted: this.counted(),
      trials: publishedTrials,
      widthPx: this.widthPx(),
    }),
  );
  protected readonly readings = computed(() => [
    [`Baseline: ${patientsWords(this.counted())}.`, ...this.visits().map(visitReading)],
    publishedTrials.map((trial) => trialReading(trial, this.instrument())),
  ]);
  /** What stands under the keyboard, shown beside the drawing as well. */
  protected readonly reading = computed(() => {
    const place = this.place();
    return place ? (this.readings()[place.row]?.[place.at] ?? '') : '';
  });
  protected readonly standingOn = computed(() => {
    const place = this.place();
    if (!place) return null;
    if (place.row === 0) {
      const point = this.shape().points[place.at];
      return point ? { x: point.x, y: point.mark?.y ?? this.shape().plot.bottom } : null;
    }
    const trial = publishedTrials[place.at];
    return this.shape().trials.find(({ id }) => id === `${trial?.id}-active`) ?? null;
  });
  protected readonly sentence = computed(() => {
    const shown = this.visits().filter(({ change }) => change !== null);
    const name = `${this.instrument().name}, mean change from baseline by visit`;
    if (shown.length === 0) return `${name}: ${noMeanWords(this.visits())}`;
    return `${name}. ${shown.map(visitReading).join(' ')}`;
  });
}

const patientsWords = (count: ReportVisit['observed']): string =>
  count === 'withheld' ? 'number of patients withheld' : `${count} patients`;

/** Why no visit has a mean: a visit at which nobody was seen is no small group. */
export function noMeanWords(visits: readonly Pick<ReportVisit, 'observed'>[]): string {
  if (visits.every(({ observed }) => observed === 0)) return 'nobody was seen at a visit yet.';
  return 'no visit has enough patients for a mean.';
}

/** The spoken summary of a visit. */
export function visitReading({ week, observed, change }: ReportVisit): string {
  if (observed === 0) return `Week ${week}: nobody seen.`;
  if (!change) return `Week ${week}: ${patientsWords(observed)}, no mean shown.`;
  const interval = intervalWords(change);
  return `Week ${week}: ${changeWords(change.percent)}${interval && `, ${interval}`}, ${patientsWords(observed)}.`;
}
