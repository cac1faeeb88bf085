import type { Annotation, Annotations } from './annotation';
import { bandMiddle, edgePx, nameLines } from './band-names';
import type { Drawing } from './chart-annotations';
import { valuePerPx } from './chart-scales';
import { freePlaceForName } from './threshold-place';
import { axisDays } from './time-ticks';

/** Whether the bands are tinted, or only named. */
export type BandLook = 'tinted' | 'plain';

/**
 * The severity bands, each with its name at the right edge of the plot.
 * 'plain' keeps the names and leaves out the tint.
 */
export function bandAnnotations({ spec, theme, layout }: Drawing, look: BandLook): Annotations {
  const { to: right } = axisDays(spec);
  const last = spec.bands.length - 1;
  const entries = spec.bands.flatMap((band, index): [string, Annotation][] => {
    // The darkest tint is the worst band, at whichever end of the scale it lies.
    const grade = spec.instrument.direction === 'lower-is-better' ? index : last - index;
    const fill = theme.bands[Math.min(grade, theme.bands.length - 1)] ?? theme.surface;
    const box: Annotation = {
      type: 'box',
      yScaleID: 'y',
      yMin: band.from,
      yMax: band.to,
      backgroundColor: look === 'tinted' ? fill : 'transparent',
      borderColor: theme.bandEdge,
      borderWidth: theme.bandEdge === 'transparent' ? 0 : 1,
    };
    const name: Annotation = {
      type: 'label',
      content: nameLines(band.label, layout),
      yScaleID: 'y',
      xValue: right,
      yValue: bandMiddle(band, spec),
      position: { x: 'start', y: 'center' },
      xAdjust: edgePx,
      color: theme.inkFaint,
      font: { family: theme.fontFamily, size: layout.fontPx },
    };
    return [
      [`band-${band.id}`, box],
      [`band-${band.id}-name`, name],
    ];
  });
  return Object.fromEntries(entries);
}

/** Nearer than this two names would lie over each other: one goes under its line. */
const crowdedPx = 28;

/** The response and remission lines, dashed, each with its name where the course leaves room. */
export function thresholdAnnotations(drawing: Drawing): Annotations {
  const { spec, theme, layout } = drawing;
  const crowded = crowdedPx * valuePerPx(spec, layout);
  const entries = spec.thresholds.flatMap((threshold): [string, Annotation][] => {
    const others = spec.thresholds.filter(({ id }) => id !== threshold.id);
    const isUnderOther = others.some(({ at }) => at >= threshold.at && at - threshold.at < crowded);
    const isOverOther = others.some(({ at }) => at < threshold.at && threshold.at - at < crowded);
    const place = freePlaceForName(drawing, threshold, [
      ...(isUnderOther ? [] : (['above'] as const)),
      ...(isOverOther ? [] : (['below'] as const)),
    ]);
    const isUnder = place.side === 'below';
    const line: Annotation = {
      type: 'line',
      yScaleID: 'y',
      yMin: threshold.at,
      yMax: threshold.at,
      borderColor: theme.inkSoft,
      borderWidth: 1.2,
      borderDash: threshold.id === 'response' ? [6, 5] : [2, 4],
    };
    const name: Annotation = {
      type: 'label',
      content: threshold.label,
      yScaleID: 'y',
      xValue: place.day,
      yValue: threshold.at,
      position: { x: 'start', y: isUnder ? 'start' : 'end' },
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
