import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { type ChartEnvironment, isShown } from './chart-environment';

/** A strip under the plot that shares its time axis. */
export type LaneId = 'visits' | 'injections' | 'frown';

/** A lane with its scale, its name at the edge and its height in CSS pixels. */
export interface Lane {
  readonly id: LaneId;
  readonly label: string;
  readonly heightPx: number;
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

/** Lays the parts of a chart out for a width. */
export function chartLayout(spec: ClinicalChartSpec, env: ChartEnvironment): ChartLayout {
  const isNarrow = env.widthPx < narrowBelowPx;
  const lanes: Lane[] = [];
  const hasGap = spec.points.some(({ total }) => total === null);
  if (isShown(env, 'visits') && (spec.visits.length > 0 || hasGap)) {
    lanes.push({ id: 'visits', label: 'Not recorded', heightPx: isNarrow ? 30 : 24 });
  }
  if (isShown(env, 'injections') && spec.injections.length > 0) {
    lanes.push({ id: 'injections', label: 'Injections', heightPx: 42 });
  }
  if (isShown(env, 'frown') && spec.frown.length > 0) {
    lanes.push({ id: 'frown', label: 'Frown 0–3', heightPx: 46 });
  }
  const plotPx = isNarrow ? 264 : 330;
  const topPx = 10;
  const axisPx = timeAxisPx + (spec.axis === 'date' ? 0 : axisTitlePx);
  const lanesPx = lanes.reduce((sum, { heightPx }) => sum + heightPx, 0);
  return {
    isNarrow,
    plotPx,
    lanes,
    gutterPx: isNarrow ? 72 : 122,
    topPx,
    heightPx: topPx + plotPx + lanesPx + axisPx,
    fontPx: isNarrow ? 11 : 12,
  };
}
