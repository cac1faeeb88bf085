import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import { isInWindow } from '../spec/chart-window';
import type { ChartPoint } from '../spec/clinical-chart-spec';
import { safetyItemLabel } from '../words/status-words';
import { plainLabel } from './band-annotations';
import type { Annotations, Drawing } from './chart-annotations';
import { dayNumberOn } from './time-ticks';

type Scored = ChartPoint & { readonly total: number };

const numberAbovePx = 17;
const nameGapPx = 12;
const lineGapPx = 6;
const digitPx = 11;
const safetyMarkPx = 15;
const safetyTextGapPx = 12;
/** Above this share of the range a number would leave the plot at the top: it stands beside. */
const highShare = 0.93;
/** Under this share a mark below the point would leave the plot: it stands above. */
const lowShare = 0.09;

const isScored = (point: ChartPoint): point is Scored => point.total !== null;

function drawnPoints({ spec }: Drawing): Scored[] {
  return spec.points.filter(isScored).filter(({ on }) => isInWindow(spec.window, on));
}

function shareOfRange({ spec }: Drawing, total: number): number {
  const { min, max } = spec.instrument.range;
  return (total - min) / (max - min);
}

// The line of a session on the same day would run through the number: it stands beside it.
function isOnSessionLine({ spec }: Drawing, point: ChartPoint): boolean {
  return spec.injections.some(({ on }) => on === point.on);
}

/** The numbers at the baseline, which is named, and at the latest total. */
export function pointAnnotations(drawing: Drawing): Annotations {
  const { spec, theme, layout } = drawing;
  const drawn = drawnPoints(drawing);
  const baseline = drawn.find(({ id }) => id === spec.baseline?.pointId);
  const latest = drawn.at(-1);
  const annotations: Annotations = {};
  for (const point of new Set([baseline, latest])) {
    if (point === undefined) continue;
    const isHigh = shareOfRange(drawing, point.total) > highShare;
    const isOnLine = isOnSessionLine(drawing, point);
    const isBeside = isHigh || isOnLine;
    annotations[`total-${point.id}`] = {
      ...plainLabel,
      drawTime: 'afterDatasetsDraw',
      content: String(point.total),
      xScaleID: 'x',
      yScaleID: 'y',
      xValue: dayNumberOn(spec, point.on),
      yValue: point.total,
      position: { x: isBeside ? 'start' : 'center', y: 'center' },
      xAdjust: isHigh ? nameGapPx : isOnLine ? lineGapPx : 0,
      yAdjust: isHigh ? 0 : -numberAbovePx,
      color: theme.ink,
      font: { family: theme.fontFamily, size: layout.fontPx + 2, weight: 650 },
    };
  }
  if (baseline !== undefined) {
    const isHigh = shareOfRange(drawing, baseline.total) > highShare;
    const besideNumber = lineGapPx + String(baseline.total).length * digitPx;
    const gapPx = isOnSessionLine(drawing, baseline) ? besideNumber : nameGapPx;
    annotations['baseline-name'] = {
      ...plainLabel,
      drawTime: 'afterDatasetsDraw',
      content: 'baseline',
      xScaleID: 'x',
      yScaleID: 'y',
      xValue: dayNumberOn(spec, baseline.on),
      yValue: baseline.total,
      position: { x: 'start', y: 'center' },
      xAdjust: isHigh ? nameGapPx * 3 : gapPx,
      yAdjust: isHigh ? 0 : -numberAbovePx,
      color: theme.inkSoft,
      font: { family: theme.fontFamily, size: layout.fontPx },
    };
  }
  return annotations;
}

function safetyMark(drawing: Drawing, point: Scored, yAdjust: number): AnnotationOptions {
  const { spec, theme } = drawing;
  return {
    type: 'point',
    xScaleID: 'x',
    yScaleID: 'y',
    xValue: dayNumberOn(spec, point.on),
    yValue: point.total,
    yAdjust,
    pointStyle: 'triangle',
    radius: 7,
    backgroundColor: theme.alarm,
    borderWidth: 0,
    adjustScaleRange: false,
    drawTime: 'afterDatasetsDraw',
  };
}

/** A triangle under each point with a positive safety item; the last one is named in words. */
export function safetyAnnotations(drawing: Drawing): Annotations {
  const { spec, theme, layout } = drawing;
  const drawn = drawnPoints(drawing);
  const marked = drawn.filter(({ hasSafetyMark }) => hasSafetyMark);
  const last = marked.at(-1);
  const annotations: Annotations = {};
  for (const point of marked) {
    const isLow = shareOfRange(drawing, point.total) < lowShare;
    const isNumbered = point === drawn.at(-1) || point.id === spec.baseline?.pointId;
    const above = isNumbered ? -numberAbovePx - safetyMarkPx : -safetyMarkPx;
    const yAdjust = isLow ? above : safetyMarkPx;
    annotations[`safety-${point.id}`] = safetyMark(drawing, point, yAdjust);
    if (point !== last) continue;
    annotations['safety-name'] = {
      ...plainLabel,
      drawTime: 'afterDatasetsDraw',
      content: safetyItemLabel(spec.instrument) ?? '',
      xScaleID: 'x',
      yScaleID: 'y',
      xValue: dayNumberOn(spec, point.on),
      yValue: point.total,
      position: { x: layout.isNarrow ? 'center' : 'start', y: 'center' },
      xAdjust: layout.isNarrow ? 0 : safetyTextGapPx,
      yAdjust: layout.isNarrow ? yAdjust + Math.sign(yAdjust) * safetyTextGapPx : yAdjust + 1,
      color: theme.alarm,
      font: { family: theme.fontFamily, size: layout.fontPx, weight: 600 },
    };
  }
  return annotations;
}
