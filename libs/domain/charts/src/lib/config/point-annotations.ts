import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import type { Annotations } from './annotation';
import type { Drawing } from './chart-annotations';
import { shareOfRange } from './chart-scales';
import { plotGeometry, runsThrough } from './plot-geometry';
import type { PlottedLine, PlottedMark } from './plotted-lines';

/** How far over its mark a number stands. */
export const numberAbovePx = 17;
const nameGapPx = 12;
const lineGapPx = 6;
const digitPx = 11;
/** Above this share of the range a number would leave the plot at the top: it stands beside. */
const highShare = 0.93;

// The line of a session on the same day would run through the number: it stands beside it.
function isOnSessionLine({ spec }: Drawing, { point }: PlottedMark): boolean {
  return spec.injections.some(({ on }) => on === point.on);
}

// A course that falls steeply to its last mark would run through a number over it: it stands beside.
function isUnderStroke(drawing: Drawing, { marks }: PlottedLine, mark: PlottedMark): boolean {
  const geometry = plotGeometry(drawing);
  const { x, y } = geometry.spotOf(mark);
  const over = y - numberAbovePx;
  const box = {
    left: x - digitPx,
    right: x + digitPx,
    top: over - drawing.layout.fontPx / 2,
    bottom: over + drawing.layout.fontPx / 2,
  };
  return runsThrough(marks.slice(-2).map(geometry.spotOf), box);
}

/** A value of the plot's scale in the words it prints: '12', '63 %'. */
export function valueLabel({ scale }: ClinicalChartSpec, value: number): string {
  return scale.kind === 'points' ? String(value) : `${Math.round(value)} %`;
}

/** The numbers at the baseline, which is named, and at the latest total. */
export function pointAnnotations(drawing: Drawing): Annotations {
  const { spec, theme, layout, lines } = drawing;
  const drawn = lines.flatMap((line) => line.drawn);
  const baseline = drawn.find(({ point }) => point.id === spec.baseline?.pointId);
  const latest = drawn.at(-1);
  const annotations: Annotations = {};
  for (const mark of new Set([baseline, latest])) {
    if (mark === undefined) continue;
    const line = lines.find(({ marks }) => marks.at(-1) === mark);
    const isCrossed = line !== undefined && isUnderStroke(drawing, line, mark);
    const isRight = isCrossed || shareOfRange(spec, mark.value) > highShare;
    const isOnLine = isOnSessionLine(drawing, mark);
    const isBeside = isRight || isOnLine;
    annotations[`total-${mark.point.id}`] = {
      type: 'label',
      isOverData: true,
      content: valueLabel(spec, mark.value),
      yScaleID: 'y',
      xValue: mark.day,
      yValue: mark.value,
      position: { x: isBeside ? 'start' : 'center', y: 'center' },
      xAdjust: isRight ? nameGapPx : isOnLine ? lineGapPx : 0,
      yAdjust: isRight ? 0 : -numberAbovePx,
      color: theme.ink,
      font: { family: theme.fontFamily, size: layout.fontPx + 2, weight: 650 },
    };
  }
  if (baseline !== undefined) {
    const isHigh = shareOfRange(spec, baseline.value) > highShare;
    const besideNumber = lineGapPx + valueLabel(spec, baseline.value).length * digitPx;
    const gapPx = isOnSessionLine(drawing, baseline) ? besideNumber : nameGapPx;
    const isPercent = spec.scale.kind === 'percent-of-baseline';
    annotations['baseline-name'] = {
      type: 'label',
      isOverData: true,
      content: isPercent ? `baseline ${baseline.point.total}` : 'baseline',
      yScaleID: 'y',
      xValue: baseline.day,
      yValue: baseline.value,
      position: { x: 'start', y: 'center' },
      xAdjust: isHigh ? nameGapPx * 3 : isPercent ? Math.max(gapPx, nameGapPx * 2) : gapPx,
      yAdjust: isHigh ? 0 : -numberAbovePx,
      color: theme.inkSoft,
      font: { family: theme.fontFamily, size: layout.fontPx },
    };
  }
  return annotations;
}
