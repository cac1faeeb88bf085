import { Component, computed, input, output } from '@angular/core';
import type { PatientRecord } from '@glabella/contracts';
import { EmptyState, SegmentedControl, type Segment } from '@glabella/dashboard/ui';
import { ClinicalChart, type ChartView } from '@glabella/dashboard/ui/clinical-chart';
import {
  buildPatientChart,
  isInWindow,
  type ChartAxis,
  type ChartRange,
} from '@glabella/domain/charts';
import {
  findInstrument,
  instruments,
  recordedWith,
  type Instrument,
} from '@glabella/domain/instruments';
import { formatDate } from '@glabella/domain/values';
import { axisSegments, rangeSegments } from './chart-query';
import { chartedMeasures } from './course-standing';

const viewSegments: readonly Segment<ChartView>[] = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table', spoken: 'View as table' },
];

/** The course over time with its controls; what is chosen goes to the address of the page. */
@Component({
  selector: 'glabella-chart-card',
  imports: [ClinicalChart, EmptyState, SegmentedControl],
  templateUrl: './chart-card.html',
  styleUrl: './chart-card.css',
})
export class ChartCard {
  readonly record = input.required<PatientRecord>();
  readonly instrument = input.required<Instrument>();
  readonly axis = input.required<ChartAxis>();
  readonly range = input.required<ChartRange>();
  readonly view = input.required<ChartView>();
  /** Whether the person at the screen may record. */
  readonly mayAct = input.required<boolean>();
  readonly instrumentChosen = output<string>();
  readonly axisChosen = output<ChartAxis>();
  readonly rangeChosen = output<ChartRange>();
  readonly viewChosen = output<ChartView>();
  /** The person wants to record the first entry. */
  readonly recording = output<void>();

  protected readonly axisSegments = axisSegments;
  protected readonly rangeSegments = rangeSegments;
  protected readonly viewSegments = viewSegments;

  protected readonly spec = computed(() =>
    buildPatientChart(this.record(), {
      instrument: this.instrument(),
      axis: this.axis(),
      range: this.range(),
    }),
  );
  /** The name of the questionnaire that the measure is recorded with. */
  protected readonly formName = computed(
    () => findInstrument(recordedWith(this.instrument()))?.name ?? this.instrument().name,
  );
  protected readonly caption = computed(() => `${this.instrument().name} over time`);
  protected readonly isEmpty = computed(
    () => this.spec().points.length === 0 && this.spec().injections.length === 0,
  );
  protected readonly charted = computed<Segment<string>[]>(() =>
    chartedMeasures(this.record(), instruments).map(({ id, name }) => ({
      value: id,
      label: name,
    })),
  );

  /** Said above the chart when the range leaves out every total there is, or the axis cannot count weeks. */
  protected readonly notice = computed(() => {
    const { points, window, firstInjectionOn, cycles } = this.spec();
    const scored = points.filter(({ total }) => total !== null);
    const last = scored.at(-1);
    const notes: string[] = [];
    if (last && !scored.some(({ on }) => isInWindow(window, on))) {
      const { name } = this.instrument();
      notes.push(`No ${name} in this range; the last was on ${formatDate(last.on)}.`);
    }
    if (this.axis() === 'weeks-since-first' && firstInjectionOn === null) {
      notes.push(
        'Weeks are counted from the first injection: there is none yet, so dates are shown.',
      );
    }
    if (this.axis() === 'weeks-since-last' && cycles.length === 0) {
      notes.push('A cycle begins with an injection: there is none yet, so dates are shown.');
    }
    return notes.join(' ');
  });
}
