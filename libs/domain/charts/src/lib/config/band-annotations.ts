import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import { daysBetween } from '@glabella/domain/values';
import type { ChartThreshold } from '../spec/clinical-chart-spec';
import type { Annotations, Drawing } from './chart-annotations';
import type { ChartLayout } from './chart-layout';
import { valueRange } from './chart-scales';
import { dayNumberOn } from './time-ticks';

/** The distance of a name from the edge of the plot. */
const edgePx = 8;

/** Text without box or padding, drawn under the data. */
export const plainLabel = {
  type: 'label',
  backgroundColor: 'transparent',
  borderWidth: 0,
  padding: 0,
  adjustScaleRange: false,
  drawTime: 'beforeDatasetsDraw',
} as const;

/** A name at the right edge: one line, or one for each word where the chart is narrow. */
export function nameLines(name: string, { isNarrow }: ChartLayout): string | string[] {
  return isNarrow ? name.split(' ') : name;
}

/**
 * The severity bands, each with its name at the right edge of the plot.
 * 'plain' keeps the names and leaves out the tint.
 */
export function bandAnnotations(
  { spec, theme, layout }: Drawing,
  look: 'tinted' | 'plain',
): Annotations {
  const right = dayNumberOn(spec, spec.window.to);
  const range = valueRange(spec);
  const entries = spec.bands.flatMap((band, index): [string, AnnotationOptions][] => {
    const fill = theme.bands[Math.min(index, theme.bands.length - 1)] ?? theme.surface;
    const box: AnnotationOptions = {
      type: 'box',
      yScaleID: 'y',
      yMin: band.from,
      yMax: band.to,
      backgroundColor: look === 'tinted' ? fill : 'transparent',
      borderColor: theme.bandEdge,
      borderWidth: theme.bandEdge === 'transparent' ? 0 : 1,
      adjustScaleRange: false,
      drawTime: 'beforeDatasetsDraw',
      z: -2,
    };
    const name: AnnotationOptions = {
      ...plainLabel,
      content: nameLines(band.label, layout),
      xScaleID: 'x',
      yScaleID: 'y',
      xValue: right,
      yValue: (Math.max(band.from, range.min) + Math.min(band.to, range.max)) / 2,
      position: { x: 'start', y: 'center' },
      textAlign: 'start',
      xAdjust: edgePx,
      color: theme.inkFaint,
      font: { family: theme.fontFamily, size: layout.fontPx },
      z: -1,
    };
    return [
      [`band-${band.id}`, box],
      [`band-${band.id}-name`, name],
    ];
  });
  return Object.fromEntries(entries);
}

/** Nearer than this, in points, two names would lie over each other: one goes under its line. */
const crowdedPoints = 2.4;

function isCrowdedFromAbove(threshold: ChartThreshold, all: readonly ChartThreshold[]): boolean {
  return all.some(
    ({ id, at }) => id !== threshold.id && at >= threshold.at && at - threshold.at < crowdedPoints,
  );
}

/** How high over its line a name reaches, in points. */
const nameReachPoints = 2;

// A name stands at the left unless marks lie there and fewer lie at the right.
function nameSide(drawing: Drawing, { at, label }: ChartThreshold): 'start' | 'end' {
  const { spec, layout, plotWidthPx } = drawing;
  const { from, to } = spec.window;
  const share = (edgePx + 12 + label.length * layout.fontPx * 0.55) / plotWidthPx;
  const marksIn = (low: number, high: number): number =>
    spec.points.filter(({ on, total }) => {
      const x = daysBetween(from, on) / Math.max(1, daysBetween(from, to));
      return x >= low && x <= high && total !== null && Math.abs(total - at) <= nameReachPoints;
    }).length;
  return marksIn(0, share) > marksIn(1 - share, 1) ? 'end' : 'start';
}

/** The response and remission lines, dashed, each with its name at the side that is free. */
export function thresholdAnnotations(drawing: Drawing): Annotations {
  const { spec, theme, layout } = drawing;
  const entries = spec.thresholds.flatMap((threshold): [string, AnnotationOptions][] => {
    const isUnder = isCrowdedFromAbove(threshold, spec.thresholds);
    const side = nameSide(drawing, threshold);
    const line: AnnotationOptions = {
      type: 'line',
      yScaleID: 'y',
      yMin: threshold.at,
      yMax: threshold.at,
      borderColor: theme.inkSoft,
      borderWidth: 1.2,
      borderDash: threshold.id === 'response' ? [6, 5] : [2, 4],
      adjustScaleRange: false,
      drawTime: 'beforeDatasetsDraw',
    };
    const name: AnnotationOptions = {
      ...plainLabel,
      content: threshold.label,
      xScaleID: 'x',
      yScaleID: 'y',
      xValue: dayNumberOn(spec, side === 'start' ? spec.window.from : spec.window.to),
      yValue: threshold.at,
      position: { x: side, y: isUnder ? 'start' : 'end' },
      xAdjust: side === 'start' ? edgePx : -edgePx,
      yAdjust: isUnder ? 3 : -3,
      color: theme.inkSoft,
      font: { family: theme.fontFamily, size: layout.fontPx },
    };
    return [
      [`threshold-${threshold.id}`, line],
      [`threshold-${threshold.id}-name`, name],
    ];
  });
  return Object.fromEntries(entries);
}
