import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { safetyItemLabel } from '../words/status-words';

/** What can be shown and hidden by itself. */
export const chartLayers = [
  'points',
  'bands',
  'thresholds',
  'safety',
  'injections',
  'frown',
  'visits',
] as const;

/** One of `chartLayers`. */
export type ChartLayer = (typeof chartLayers)[number];

/** A key of the legend: the layer it shows or hides, its words and the mark drawn beside them. */
export interface LegendKey {
  readonly layer: ChartLayer;
  readonly label: string;
  readonly glyph: 'point' | 'band' | 'dash' | 'triangle-down' | 'triangle' | 'square' | 'ring';
}

/** The legend of a chart: one key for each layer that it has something to draw in. */
export function chartLegend(spec: ClinicalChartSpec): LegendKey[] {
  const keys: LegendKey[] = [
    { layer: 'points', label: spec.instrument.name, glyph: 'point' },
    { layer: 'bands', label: 'Severity bands', glyph: 'band' },
  ];
  if (spec.thresholds.length > 0) {
    const names = spec.thresholds.map(({ label }) => label).join(', ');
    keys.push({ layer: 'thresholds', label: names, glyph: 'dash' });
  }
  if (spec.points.some(({ hasSafetyMark }) => hasSafetyMark)) {
    const item = safetyItemLabel(spec.instrument) ?? 'safety item';
    const label = `${item.charAt(0).toUpperCase()}${item.slice(1)} positive`;
    keys.push({ layer: 'safety', label, glyph: 'triangle-down' });
  }
  if (spec.injections.length > 0) {
    keys.push({ layer: 'injections', label: 'Injections', glyph: 'triangle' });
  }
  if (spec.frown.length > 0) {
    keys.push({ layer: 'frown', label: 'Frown 0–3', glyph: 'square' });
  }
  if (spec.visits.length > 0 || spec.points.some(({ total }) => total === null)) {
    keys.push({ layer: 'visits', label: 'Not recorded', glyph: 'ring' });
  }
  return keys;
}
