import { Component, computed, inject, input, output } from '@angular/core';
import type { PatientRecord } from '@glabella/contracts';
import { comparisonResource, CurrentUser, problemOf } from '@glabella/dashboard/data-access';
import {
  Definitions,
  EmptyState,
  ErrorState,
  SegmentedControl,
  type Segment,
} from '@glabella/dashboard/ui';
import { ClinicalChart, type ChartView } from '@glabella/dashboard/ui/clinical-chart';
import {
  buildPatientChart,
  comparisonNote,
  firstInjectionOf,
  isInWindow,
  isReadByMeasure,
  noCycleWords,
  type ChartAxis,
  type ChartLayer,
  type ChartRange,
  type ValueScaleKind,
} from '@glabella/domain/charts';
import {
  findInstrument,
  instruments,
  recordedWith,
  type Instrument,
} from '@glabella/domain/instruments';
import { comparisonDefinitions, thresholdsWith } from '@glabella/domain/outcomes';
import { currentCourse } from '@glabella/domain/treatment';
import { formatDate, type CalendarDate } from '@glabella/domain/values';
import { axisSegments, rangeSegments, scaleSegments } from './chart-query';
import { chartedMeasures } from './course-standing';

const viewSegments: readonly Segment<ChartView>[] = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table', spoken: 'View as table' },
];

/** The course over time with its controls; what is chosen goes to the address of the page. */
@Component({
  selector: 'glabella-chart-card',
  imports: [ClinicalChart, Definitions, EmptyState, ErrorState, SegmentedControl],
  templateUrl: './chart-card.html',
  styleUrl: './chart-card.css',
})
export class ChartCard {
  readonly record = input.required<PatientRecord>();
  readonly instrument = input.required<Instrument>();
  readonly axis = input.required<ChartAxis>();
  readonly range = input.required<ChartRange>();
  readonly scale = input.required<ValueScaleKind>();
  /** Whether the patient is set beside the practice's comparable patients. */
  readonly isCompared = input.required<boolean>();
  readonly view = input.required<ChartView>();
  /** The layers that are off. */
  readonly hiddenLayers = input<ReadonlySet<ChartLayer>>(new Set());
  /** Whether the person at the screen may record. */
  readonly mayAct = input.required<boolean>();
  readonly instrumentChosen = output<string>();
  readonly axisChosen = output<ChartAxis>();
  readonly rangeChosen = output<ChartRange>();
  readonly scaleChosen = output<ValueScaleKind>();
  readonly comparedChosen = output<boolean>();
  readonly viewChosen = output<ChartView>();
  readonly layersHidden = output<ReadonlySet<ChartLayer>>();
  /** The person wants to record the first entry. */
  readonly recording = output<void>();

  private readonly user = inject(CurrentUser);
  protected readonly isSynthetic = computed(() => this.user.practice()?.isSynthetic ?? false);
  protected readonly axisSegments = axisSegments;
  protected readonly rangeSegments = rangeSegments;
  protected readonly scaleSegments = scaleSegments;
  protected readonly viewSegments = viewSegments;

  /** Read only when somebody asks for it, since that is on the trail too. */
  protected readonly comparison = comparisonResource(
    () => (this.isCompared() && this.mayCompare() ? this.record().patient.id : undefined),
    () => this.instrument().id,
  );
  /** Where no week can be counted from a first injection, or no baseline stand, there is nothing to set the patient beside. */
  protected readonly mayCompare = computed(
    () =>
      findInstrument(this.instrument().id) !== undefined &&
      this.axis() !== 'weeks-since-last' &&
      this.isRead() &&
      firstInjectionOf(this.record().sessions, currentCourse(this.record().courses)) !== null,
  );
  private readonly isRead = computed(() =>
    isReadByMeasure(
      this.record().protocols,
      currentCourse(this.record().courses),
      this.instrument(),
    ),
  );
  protected readonly comparisonProblem = computed(() => {
    const error = this.comparison.error();
    return error ? problemOf(error) : null;
  });
  protected readonly comparisonTerms = computed(() =>
    comparisonDefinitions(this.instrument(), thresholdsWith(this.record().thresholdValues)),
  );

  protected readonly spec = computed(() => {
    const read = this.comparison.hasValue() ? this.comparison.value() : undefined;
    return buildPatientChart(this.record(), {
      instrument: this.instrument(),
      axis: this.axis(),
      scale: this.scale(),
      range: this.range(),
      ...(read && this.isCompared() ? { comparison: read } : {}),
    });
  });
  /** The name of the questionnaire that the measure is recorded with. */
  protected readonly formName = computed(
    () => findInstrument(recordedWith(this.instrument()))?.name ?? this.instrument().name,
  );
  protected readonly caption = computed(() => `${this.instrument().name} over time`);
  protected readonly isEmpty = computed(
    () => this.spec().points.length === 0 && this.spec().injections.length === 0,
  );
  protected readonly whatNext = computed(() =>
    this.spec().isRead
      ? 'Record a complete one before the first injection: it becomes the baseline.'
      : 'The course’s protocol does not ask for one: it is no baseline of this course.',
  );
  protected readonly charted = computed<Segment<string>[]>(() =>
    chartedMeasures(this.record(), instruments).map(({ id, name }) => ({
      value: id,
      label: name,
    })),
  );

  /** Said above the chart when the range leaves out every total there is, or the axis cannot count weeks. */
  protected readonly notice = computed(() => {
    const { points, window, firstInjectionOn, isRead, cycles, scale } = this.spec();
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
      notes.push(`${noCycleWords(this.spec())}, so dates are shown.`);
    }
    if (this.scale() !== scale.kind) {
      const { name } = this.instrument();
      const need = isRead
        ? `a complete ${name} before the first injection, above 0: there is none`
        : `a baseline: the course’s protocol does not ask for ${name}`;
      notes.push(`Per cent need ${need}, so points are shown.`);
    }
    if (this.isCompared() && !this.mayCompare()) notes.push(this.whyNotCompared(firstInjectionOn));
    const { comparison } = this.spec();
    if (comparison && comparison.weeks.every(({ spread }) => spread === null)) {
      notes.push(comparisonNote(comparison));
    }
    return notes.join(' ');
  });

  private whyNotCompared(firstInjectionOn: CalendarDate | null): string {
    if (findInstrument(this.instrument().id) === undefined) {
      return `${this.instrument().name} has no total that patients could be compared by.`;
    }
    if (!this.isRead()) {
      return `Nobody is compared: the course’s protocol does not ask for ${this.instrument().name}.`;
    }
    return (
      'Comparable patients are set beside weeks since the first injection: ' +
      (firstInjectionOn === null ? 'there is none yet.' : 'choose that axis or dates.')
    );
  }
}
