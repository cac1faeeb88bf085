import { cyclesInRange } from '../spec/chart-cycle';
import { shownLifeEvents } from '../spec/life-event-lane';
import { shownMedications } from '../spec/medication-lane';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { type ChartEnvironment, isShown } from './chart-environment';

/** A strip under the plot that shares its time axis. */
export type LaneId =
  | 'visits'
  | 'injections'
  | 'adverse-events'
  | 'frown'
  | 'medication'
  | 'life-events'
  | 'cycles'
  | 'comparison';

/** A lane with its scale, its name at the edge and its height in CSS pixels. */
export interface Lane {
  readonly id: LaneId;
  readonly label: string;
  readonly heightPx: number;
  /** How many rows it has, where each cycle or medication has one. */
  readonly rows?: number;
}

/** The parts of a chart in CSS pixels. */
export interface ChartLayout {
  readonly isNarrow: boolean;
  readonly plotPx: number;
  readonly lanes: readonly Lane[];
  /** Room right of the plot for the names of bands and lanes, on two lines where it is narrow. */
  readonly gutterPx: number;
  readonly topPx: number;
  /** The height of the whole chart, time axis included. */
  readonly heightPx: number;
  readonly fontPx: number;
}

/** Under this width the chart is laid out anew: names on two lines, shorter labels, fewer ticks. */
export const narrowBelowPx = 620;

const timeAxisPx = 30;
const axisTitlePx = 18;
const cycleRowPx = 17;
const medicationRowPx = 20;

const isNarrow = ({ widthPx }: ChartEnvironment): boolean => widthPx < narrowBelowPx;

function lanesByDate(spec: ClinicalChartSpec, env: ChartEnvironment): Lane[] {
  const lanes: Lane[] = [];
  if (isShown(env, 'injections') && spec.injections.length > 0) {
    lanes.push({ id: 'injections', label: 'Injections', heightPx: 42 });
  }
  if (isShown(env, 'adverse-events') && spec.adverseEvents.length > 0) {
    lanes.push({
      id: 'adverse-events',
      label: 'Adverse events',
      heightPx: isNarrow(env) ? 32 : 28,
    });
  }
  if (isShown(env, 'frown') && spec.frown.length > 0) {
    lanes.push({ id: 'frown', label: 'Frown 0–3', heightPx: 46 });
  }
  const rows = shownMedications(spec).length;
  if (isShown(env, 'medication') && rows > 0) {
    const heightPx = rows * medicationRowPx + 8;
    lanes.push({ id: 'medication', label: 'Medication', heightPx, rows });
  }
  if (isShown(env, 'life-events') && shownLifeEvents(spec).length > 0) {
    lanes.push({ id: 'life-events', label: 'Life events', heightPx: isNarrow(env) ? 32 : 28 });
  }
  return lanes;
}

function lanesByCycle(spec: ClinicalChartSpec, env: ChartEnvironment): Lane[] {
  const cycles = cyclesInRange(spec);
  const rows = cycles.length;
  const hasEvents = cycles.some(({ events }) => events.length > 0);
  const isAnyShown =
    isShown(env, 'injections') ||
    isShown(env, 'frown') ||
    (hasEvents && isShown(env, 'adverse-events'));
  if (rows === 0 || !isAnyShown) return [];
  const label = 'Frown max/rest,\nassumed effect';
  return [
    { id: 'cycles', label, heightPx: Math.max(rows, 2) * cycleRowPx + 8, rows: Math.max(rows, 2) },
  ];
}

/** Lays the parts of a chart out for a width. */
export function chartLayout(spec: ClinicalChartSpec, env: ChartEnvironment): ChartLayout {
  const isByCycle = spec.axis === 'weeks-since-last';
  const hasGap = spec.points.some(({ total }) => total === null);
  const hasVisits = !isByCycle && spec.visits.length > 0;
  const lanes: Lane[] = isByCycle ? lanesByCycle(spec, env) : lanesByDate(spec, env);
  if (spec.comparison !== null && isShown(env, 'comparison')) {
    lanes.unshift({ id: 'comparison', label: 'Compared', heightPx: 24 });
  }
  if (isShown(env, 'visits') && (hasVisits || hasGap)) {
    lanes.unshift({ id: 'visits', label: 'Not recorded', heightPx: isNarrow(env) ? 30 : 24 });
  }
  const plotPx = env.plotPx ?? (isNarrow(env) ? 264 : 330);
  const topPx = 10;
  const axisPx = timeAxisPx + (spec.axis === 'date' ? 0 : axisTitlePx);
  const lanesPx = lanes.reduce((sum, { heightPx }) => sum + heightPx, 0);
  return {
    isNarrow: isNarrow(env),
    plotPx,
    lanes,
    gutterPx: isNarrow(env) ? 72 : spec.scale.kind === 'points' ? 122 : 164,
    topPx,
    heightPx: topPx + plotPx + lanesPx + axisPx,
    fontPx: isNarrow(env) ? 11 : 12,
  };
}
