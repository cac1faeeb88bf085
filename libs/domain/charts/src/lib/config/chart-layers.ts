import { isOnScaleOf } from '@glabella/domain/outcomes';
import { capital, formatDate } from '@glabella/domain/values';
import { cyclesInRange } from '../spec/chart-cycle';
import { shownLifeEvents } from '../spec/life-event-lane';
import { shownMedications } from '../spec/medication-lane';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { safetyItemLabel } from '../words/status-words';
import { chartLayout } from './chart-layout';
import { shownCycleEvents } from './cycle-datasets';
import { type CycleStyle, cycleStyle } from './cycle-style';
import { trialsOf } from './reference-datasets';

/** What can be shown and hidden by itself. */
export const chartLayers = [
  'points',
  'bands',
  'thresholds',
  'safety',
  'injections',
  'adverse-events',
  'frown',
  'medication',
  'life-events',
  'visits',
  'comparison',
  'trials',
] as const;

/** The layer of one cycle by its number. */
export type CycleLayer = `cycle-${number}`;

/** One of `chartLayers`, or a cycle. */
export type ChartLayer = (typeof chartLayers)[number] | CycleLayer;

/** A key of the legend: the layer it shows or hides, its words and the mark drawn beside them. */
export interface LegendKey {
  readonly layer: ChartLayer;
  readonly label: string;
  readonly glyph:
    | 'bar'
    | 'dose'
    | 'dot'
    | 'spread'
    | 'trial'
    | 'cycle'
    | 'point'
    | 'band'
    | 'dash'
    | 'diamond'
    | 'triangle-down'
    | 'triangle'
    | 'square'
    | 'ring';
  /** How the line of a cycle is drawn. */
  readonly line?: CycleStyle;
}

const anyWidth = { widthPx: 0, prefersReducedMotion: true };

function treatmentKeys(spec: ClinicalChartSpec): LegendKey[] {
  const isByCycle = spec.axis === 'weeks-since-last';
  const keys: LegendKey[] = [];
  if (spec.injections.length > 0) {
    keys.push(
      isByCycle
        ? { layer: 'injections', label: 'Effect assumed and seen', glyph: 'bar' }
        : { layer: 'injections', label: 'Injections', glyph: 'triangle' },
    );
  }
  const hasEvents = isByCycle ? shownCycleEvents(spec).length > 0 : spec.adverseEvents.length > 0;
  if (hasEvents) {
    const label = isByCycle ? 'Adverse events, filled when serious' : 'Adverse events';
    keys.push({ layer: 'adverse-events', label, glyph: 'diamond' });
  }
  if (spec.frown.length > 0) {
    const label = isByCycle ? 'Frown 0–3 before and after' : 'Frown 0–3';
    keys.push({ layer: 'frown', label, glyph: 'square' });
  }
  if (!isByCycle && shownMedications(spec).length > 0) {
    keys.push({ layer: 'medication', label: 'Medication', glyph: 'dose' });
  }
  if (!isByCycle && shownLifeEvents(spec).length > 0) {
    keys.push({ layer: 'life-events', label: 'Life events', glyph: 'dot' });
  }
  return keys;
}

function lineKeys(spec: ClinicalChartSpec): LegendKey[] {
  if (spec.axis !== 'weeks-since-last') {
    return [{ layer: 'points', label: spec.instrument.name, glyph: 'point' }];
  }
  return cyclesInRange(spec).map(({ number, on }) => ({
    layer: `cycle-${number}`,
    label: `Cycle ${number} · ${formatDate(on)}`,
    glyph: 'cycle',
    line: cycleStyle(number),
  }));
}

/** The legend of a chart: one key for each layer that it has something to draw in. */
export function chartLegend(spec: ClinicalChartSpec): LegendKey[] {
  const keys = lineKeys(spec);
  if (spec.scale.kind === 'points' && spec.bands.length > 0) {
    keys.push({ layer: 'bands', label: 'Severity bands', glyph: 'band' });
  }
  if (spec.thresholds.length > 0) {
    const names = spec.thresholds.map(({ label }) => label).join(', ');
    keys.push({ layer: 'thresholds', label: names, glyph: 'dash' });
  }
  if (spec.points.some(({ hasSafetyMark }) => hasSafetyMark)) {
    const item = safetyItemLabel(spec.instrument) ?? 'safety item';
    const label = `${capital(item)} positive`;
    keys.push({ layer: 'safety', label, glyph: 'triangle-down' });
  }
  if (spec.comparison?.weeks.some(({ spread }) => spread !== null) === true) {
    keys.push({ layer: 'comparison', label: 'Comparable patients', glyph: 'spread' });
  }
  const trials = trialsOf(spec);
  if (trials.length > 0) {
    const isAnySame = trials.some((trial) => isOnScaleOf(trial, spec.instrument));
    const scales = isAnySame ? 'this and other scales' : 'other scales';
    keys.push({ layer: 'trials', label: `Published trials, ${scales}`, glyph: 'trial' });
  }
  keys.push(...treatmentKeys(spec));
  if (chartLayout(spec, anyWidth).lanes.some(({ id }) => id === 'visits')) {
    keys.push({ layer: 'visits', label: 'Not recorded', glyph: 'ring' });
  }
  return keys;
}

/** Which layers of a chart are switched off, as screen, paper and file say it; empty where none is. */
export function hiddenLayersNote(
  spec: ClinicalChartSpec,
  hidden: ReadonlySet<ChartLayer> = new Set(),
): string {
  const names = chartLegend(spec)
    .filter(({ layer }) => hidden.has(layer))
    .map(({ label }) => label);
  return names.length === 0 ? '' : `Switched off, not drawn: ${names.join('; ')}.`;
}
