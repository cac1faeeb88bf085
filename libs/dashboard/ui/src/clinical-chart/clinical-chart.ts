import {
  ApplicationRef,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  signal,
  viewChild,
} from '@angular/core';
import {
  chartLayout,
  chartLegend,
  chartNotes,
  chartSources,
  chartSourcesLine,
  chartSentence,
  chartSeries,
  hiddenLayersNote,
  shownCycleEvents,
  toChartConfig,
  trialsOf,
  type ChartEnvironment,
  type ChartLayer,
  type ClinicalChartSpec,
} from '@glabella/domain/charts';
import type { ChartData } from 'chart.js';
import { BaseChartDirective } from 'ng2-charts';
import { stepFrom, type StepPlace } from '../charts/step-from';
import { nextId } from '../field/next-id';
import { saveCsv } from '../files/save-csv';
import { Sources } from '../surfaces/sources';
import {
  chartFileName,
  paintChart,
  paintChartFile,
  savePicture,
  type PaintSize,
} from './chart-image';
import { clinicalChartProviders } from './chart-registry';
import { chartSteps, type ChartStep } from './chart-steps';
import { ChartTable } from './chart-table';
import { DatasetKeeper } from './dataset-keeper';
import { LegendGlyph } from './legend-glyph';
import { PageTheme } from './page-theme';
import { ReferenceTables } from './reference-tables';

/** How a chart is shown: drawn, or as the table of the same facts. */
export type ChartView = 'chart' | 'table';

/** How long a step rests before it is read out, so that a held key is not read point by point, in milliseconds. */
export const readingPauseMs = 180;

const printSize = { widthPx: 980, ratio: 2.5 };
const fileSize = { widthPx: 1100, ratio: 3 };
const startWidthPx = 1080;

/**
 * A patient's course: drawn on a canvas that has a name, a spoken summary of each point under the arrow keys, a legend of
 * buttons, the same facts as a table, a picture for paper, one to save, and its series as a file.
 */
@Component({
  selector: 'glabella-clinical-chart',
  imports: [BaseChartDirective, ChartTable, LegendGlyph, ReferenceTables, Sources],
  providers: clinicalChartProviders,
  templateUrl: './clinical-chart.html',
  styleUrl: './clinical-chart.css',
  host: { '(window:beforeprint)': 'preparePaper()' },
})
export class ClinicalChart {
  readonly spec = input.required<ClinicalChartSpec>();
  /** What the chart shows, as its caption and the title of a saved picture; it names no patient. */
  readonly caption = input.required<string>();
  /** Whether the patient is made up: a saved picture says so, as it leaves the page that does. */
  readonly isSynthetic = input(false);
  readonly view = model<ChartView>('chart');
  /** What is taken off the chart by its legend. */
  readonly hiddenLayers = model<ReadonlySet<ChartLayer>>(new Set());

  protected readonly captionId = nextId('chart-caption');
  protected readonly hintId = nextId('chart-hint');
  protected readonly noPlugins = [];

  private readonly page = inject(PageTheme);
  private readonly application = inject(ApplicationRef);
  private readonly keeper = new DatasetKeeper();
  private readonly paper = viewChild.required<ElementRef<HTMLElement>>('paper');
  private readonly printed = viewChild.required<ElementRef<HTMLElement>>('printed');
  private readonly drawing = viewChild(BaseChartDirective);

  private readonly wasPrinted = signal(false);
  /** The table is made when somebody asks for it or prints: with hundreds of rows it takes longer than the chart. */
  protected readonly hasTable = computed(() => this.wasPrinted() || this.view() === 'table');

  protected readonly widthPx = signal(typeof ResizeObserver === 'undefined' ? startWidthPx : 0);
  private readonly environment = computed<ChartEnvironment>(() => ({
    widthPx: this.widthPx(),
    prefersReducedMotion: this.page.prefersReducedMotion(),
    hiddenLayers: this.hiddenLayers(),
  }));

  protected readonly layout = computed(() => chartLayout(this.spec(), this.environment()));
  protected readonly config = computed(() =>
    toChartConfig(this.spec(), this.page.theme(), this.environment()),
  );
  protected readonly chartData = computed<ChartData<'line'>>(() => ({
    datasets: this.keeper.keep(this.config().data.datasets) as ChartData<'line'>['datasets'],
  }));

  protected readonly sentence = computed(() => chartSentence(this.spec()));
  /** Where the up and down keys lead. */
  protected readonly otherRows = computed(() => {
    const spec = this.spec();
    if (spec.axis === 'weeks-since-last') {
      const events = shownCycleEvents(spec).length > 0 ? ' and their adverse events' : '';
      return `from cycle to cycle and to the cycles as a whole${events}`;
    }
    const beside = [
      ...(spec.comparison ? ['comparable patients'] : []),
      ...(trialsOf(spec).length > 0 ? ['published trials'] : []),
      ...(spec.visits.length > 0 ? ['visits that were not recorded'] : []),
    ];
    return `to ${[...beside, 'the injection sessions'].join(', ')} and back`;
  });
  protected readonly legend = computed(() => chartLegend(this.spec()));
  protected readonly notDrawn = computed(() => hiddenLayersNote(this.spec(), this.hiddenLayers()));
  protected readonly notes = computed(() =>
    chartNotes(this.spec())
      .map(({ text }) => text)
      .join(' '),
  );
  protected readonly sources = computed(() => chartSources(this.spec()));
  protected readonly sourcesLine = computed(() => chartSourcesLine(this.spec()));

  private readonly steps = computed(() => chartSteps(this.spec()));
  private readonly place = linkedSignal<ChartStep[][], StepPlace | null>({
    source: this.steps,
    computation: () => null,
  });
  protected readonly spoken = signal('');

  constructor() {
    const destroyed = inject(DestroyRef);
    effect((onCleanup) => {
      const step = this.standingOn();
      const timer = setTimeout(() => this.spoken.set(step?.reading ?? ''), readingPauseMs);
      onCleanup(() => clearTimeout(timer));
    });
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.contentRect.width ?? 0);
      // A hidden chart has no width: it keeps the layout it had.
      if (width > 0) this.widthPx.set(width);
    });
    effect(() => observer.observe(this.paper().nativeElement));
    destroyed.onDestroy(() => observer.disconnect());
  }

  /** Saves the chart as a picture with title, rules and date, at three device pixels per pixel. */
  savePng(): void {
    const words = { title: this.caption(), isSynthetic: this.isSynthetic() };
    const canvas = paintChartFile(this.spec(), words, this.asShown(fileSize));
    if (canvas) savePicture(canvas, `${chartFileName(this.spec())}.png`);
  }

  /** Saves what the chart draws as a table for a program, as the table beside it shows it. */
  saveCsv(): void {
    saveCsv({
      series: chartSeries(this.spec()),
      name: chartFileName(this.spec()),
      isSynthetic: this.isSynthetic(),
    });
  }

  protected toggleLayer(layer: ChartLayer): void {
    this.hiddenLayers.update((hidden) => {
      const next = new Set(hidden);
      if (!next.delete(layer)) next.add(layer);
      return next;
    });
  }

  protected step(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      this.leave();
      return;
    }
    const place = stepFrom(this.place(), event.key, this.steps());
    if (!place) return;
    event.preventDefault();
    this.place.set(place);
    this.highlight(this.standingOn());
  }

  protected leave(): void {
    this.place.set(null);
    this.highlight(null);
  }

  /** The sheet is made as soon as this returns: table and chart, a canvas and no image, must stand there by then. */
  protected preparePaper(): void {
    this.wasPrinted.set(true);
    this.application.tick();
    const canvas = paintChart(this.spec(), this.asShown(printSize));
    if (canvas === null) return;
    canvas.style.width = '100%';
    this.printed().nativeElement.replaceChildren(canvas);
  }

  /** What is off on the screen is off in the file and on paper, too. */
  private asShown(size: PaintSize): PaintSize {
    return { ...size, hiddenLayers: this.hiddenLayers() };
  }

  private standingOn(): ChartStep | null {
    const place = this.place();
    return place ? (this.steps()[place.row]?.[place.at] ?? null) : null;
  }

  /** Shows the tooltip of a step as the pointer would. */
  private highlight(step: ChartStep | null): void {
    const chart = this.drawing()?.chart;
    if (!chart) return;
    const datasetIndex = this.config().data.datasets.findIndex(({ id }) => id === step?.dataset);
    const active = step && datasetIndex >= 0 ? [{ datasetIndex, index: step.index }] : [];
    chart.setActiveElements(active);
    chart.tooltip?.setActiveElements(active, { x: 0, y: 0 });
    chart.update('none');
  }
}
