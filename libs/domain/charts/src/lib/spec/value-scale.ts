import type { Instrument } from '@glabella/domain/instruments';
import { hasShares, type PublishedTrial } from '@glabella/domain/outcomes';
import type { ChartBaseline } from './clinical-chart-spec';

/** What the vertical axis counts: points of the instrument, or per cent of the baseline. */
export const valueScales = ['points', 'percent-of-baseline'] as const;

/** One of `valueScales`. */
export type ValueScaleKind = (typeof valueScales)[number];

/** The instrument's own points. */
export interface PointsScale {
  readonly kind: 'points';
}

/**
 * Per cent of the patient's baseline, the one scale on which totals of different instruments may
 * stand beside each other: only it can hold published trials.
 */
export interface PercentScale {
  readonly kind: 'percent-of-baseline';
  readonly baseline: ChartBaseline;
  /** The upper end of the axis in per cent: 150, or the next 50 above the highest value. */
  readonly top: number;
  /** Points of published trials; empty where the axis does not count from the first injection. */
  readonly trials: readonly PublishedTrial[];
}

/** The vertical axis of a chart. */
export type ValueScale = PointsScale | PercentScale;

const leastTop = 150;
const topStep = 50;

/** A total on the vertical axis: itself, or unrounded per cent of the baseline. */
export function onScale(scale: ValueScale, total: number): number {
  return scale.kind === 'points' ? total : (100 * total) / scale.baseline.total;
}

/**
 * The scale in per cent of a baseline, for every total that will stand on it; null where the
 * baseline is missing or 0 or the scale of the instrument does not begin at 0, for then it cannot be computed.
 */
export function percentScale(
  instrument: Instrument,
  baseline: ChartBaseline | null,
  totals: readonly number[],
  trials: readonly PublishedTrial[],
): PercentScale | null {
  if (baseline === null || baseline.total <= 0 || !hasShares(instrument)) return null;
  const highest = Math.max(0, ...totals.map((total) => (100 * total) / baseline.total));
  const top = Math.max(leastTop, Math.ceil(highest / topStep) * topStep);
  return { kind: 'percent-of-baseline', baseline, top, trials };
}
