import type { ChartDataset } from 'chart.js';
import type { ChartPoint, ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { onScale } from '../spec/value-scale';
import { type ChartEnvironment, isShown } from './chart-environment';
import type { ChartLayout } from './chart-layout';
import type { ChartTheme } from './chart-theme';
import { referenceDatasets } from './reference-datasets';
import { adverseEventsDataset } from './adverse-event-marks';
import { laneDataset } from './lane-dataset';
import { lifeEventsDataset } from './life-event-marks';
import { medicationDataset } from './medication-marks';
import { dayNumberOn } from './time-ticks';

/** The rows of marks of a chart; a screen keeps each one's object from drawing to drawing. */
export type DatasetId =
  | 'points'
  | 'entries-without-total'
  | 'visits'
  | 'injections'
  | 'adverse-events'
  | 'frown-maximum'
  | 'frown-rest'
  | 'medication-changes'
  | 'life-events'
  | `cycle-${number}`
  | 'cycle-gaps'
  | 'cycle-starts'
  | 'cycle-events'
  | 'cycle-reviews'
  | 'comparison-high'
  | 'comparison-low'
  | 'comparison-median'
  | 'trials-active'
  | 'trials-placebo';

/** A mark: days from the axis's origin and the value on its scale; null breaks the line. */
export interface ChartMark {
  readonly x: number;
  readonly y: number | null;
}

/** A dataset of Chart.js that says which marks it holds, in the order of the spec's list. */
export type ClinicalDataset = ChartDataset<'line', ChartMark[]> & { readonly id: DatasetId };

/** Longer without a total than this, in days, and the line is broken. */
export const longestBridgeDays = 120;

/** Where the marker stands in its lane: 0 is the lower edge, 1 the upper. */
export const injectionMarkAt = 0.66;
/** The middle of a lane that is one share high. */
export const middleOfLane = 0.5;

const manyPoints = 60;

const shapeOf: Readonly<Record<ChartPoint['status'], 'circle' | 'rectRot'>> = {
  complete: 'circle',
  prorated: 'circle',
  'total-only': 'rectRot',
  none: 'circle',
};

function radiusOf({ points }: ClinicalChartSpec, { isNarrow }: ChartLayout): number {
  if (points.length > manyPoints) return 3;
  return isNarrow ? 4 : 5;
}

function pointsDataset(
  spec: ClinicalChartSpec,
  theme: ChartTheme,
  layout: ChartLayout,
): ClinicalDataset {
  const { points } = spec;
  const radius = radiusOf(spec, layout);
  const isHollow = ({ status }: ChartPoint): boolean => status === 'prorated';
  return {
    id: 'points',
    label: spec.instrument.name,
    yAxisID: 'y',
    data: points.map(({ on, total }) => ({
      x: dayNumberOn(spec, on),
      y: total === null ? null : onScale(spec.scale, total),
    })),
    borderColor: theme.series,
    borderWidth: 2.4,
    borderJoinStyle: 'round',
    tension: 0,
    spanGaps: longestBridgeDays,
    pointStyle: points.map(({ status }) => shapeOf[status]),
    pointRadius: points.map(({ status }) => (status === 'total-only' ? radius + 1.5 : radius)),
    pointBackgroundColor: points.map((point) => (isHollow(point) ? theme.surface : theme.series)),
    pointBorderColor: theme.series,
    pointBorderWidth: 2,
    pointHoverRadius: radius + 2,
    pointHoverBorderWidth: 2,
    pointHitRadius: 12,
    clip: { left: 6, right: 6, top: 8, bottom: 8 },
    order: 1,
  };
}

function notRecordedDatasets(spec: ClinicalChartSpec, theme: ChartTheme): ClinicalDataset[] {
  const markedGaps = spec.points.map(({ on, total }) => ({
    x: dayNumberOn(spec, on),
    y: total === null ? middleOfLane : null,
  }));
  const visits = spec.visits.map(({ dueOn }) => ({
    x: dayNumberOn(spec, dueOn),
    y: middleOfLane,
  }));
  return [
    laneDataset({
      id: 'entries-without-total',
      label: `${spec.instrument.name} without a total`,
      yAxisID: 'visits',
      data: markedGaps,
      pointStyle: 'crossRot',
      radius: 5,
      fill: theme.inkSoft,
      border: theme.inkSoft,
    }),
    laneDataset({
      id: 'visits',
      label: 'Due, not recorded',
      yAxisID: 'visits',
      data: visits,
      pointStyle: 'circle',
      radius: 4,
      fill: theme.surface,
      border: theme.inkFaint,
    }),
  ];
}

/** The doses between which the area of a marker grows with the units: a smaller one is still seen, a larger one has room. */
export const sizedUnits = { from: 16, to: 120 } as const;

/** The radius of a session's marker: its area is in proportion to the units. */
export function injectionRadius(units: number): number {
  return Math.sqrt(Math.min(Math.max(units, sizedUnits.from), sizedUnits.to));
}

function injectionsDataset(spec: ClinicalChartSpec, theme: ChartTheme): ClinicalDataset {
  return laneDataset({
    id: 'injections',
    label: 'Injections',
    yAxisID: 'injections',
    data: spec.injections.map(({ on }) => ({ x: dayNumberOn(spec, on), y: injectionMarkAt })),
    pointStyle: 'triangle',
    radius: spec.injections.map(({ units }) => injectionRadius(units)),
    fill: theme.toxin,
    border: theme.toxin,
  });
}

function frownDatasets(spec: ClinicalChartSpec, theme: ChartTheme): ClinicalDataset[] {
  const marksOf = (pick: 'atMaximum' | 'atRest'): ChartMark[] =>
    spec.frown.map((frown) => ({ x: dayNumberOn(spec, frown.on), y: frown[pick] }));
  const shared = { yAxisID: 'frown', pointStyle: 'rect', border: theme.frown } as const;
  const maximum = laneDataset({
    ...shared,
    id: 'frown-maximum',
    label: 'Frown at maximum',
    data: marksOf('atMaximum'),
    radius: 5,
    fill: theme.frown,
  });
  const rest = laneDataset({
    ...shared,
    id: 'frown-rest',
    label: 'Frown at rest',
    data: marksOf('atRest'),
    radius: 4,
    fill: theme.surface,
  });
  // The line shows whether the muscle weakened, and when it came back.
  const course = { showLine: true, borderColor: theme.frown, borderWidth: 1.4, spanGaps: true };
  return [rest, { ...maximum, ...course, order: 3 }];
}

/** The datasets of a chart by date; every list keeps the order and length of the spec. */
export function courseDatasets(
  spec: ClinicalChartSpec,
  theme: ChartTheme,
  layout: ChartLayout,
  env: ChartEnvironment,
): ClinicalDataset[] {
  const has = (lane: string): boolean => layout.lanes.some(({ id }) => id === lane);
  return [
    ...referenceDatasets(spec, theme, env),
    ...(isShown(env, 'points') ? [pointsDataset(spec, theme, layout)] : []),
    ...(has('visits') ? notRecordedDatasets(spec, theme) : []),
    ...(has('injections') ? [injectionsDataset(spec, theme)] : []),
    ...(has('adverse-events') ? [adverseEventsDataset(spec, theme)] : []),
    ...(has('frown') ? frownDatasets(spec, theme) : []),
    ...(has('medication') ? [medicationDataset(spec, theme)] : []),
    ...(has('life-events') ? [lifeEventsDataset(spec, theme)] : []),
  ];
}
