import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { safetyItemLabel } from '../words/status-words';
import type { Annotation, Annotations } from './annotation';
import type { Drawing } from './chart-annotations';
import { valueRange } from './chart-scales';
import type { PlottedMark } from './plotted-lines';

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

function shareOfRange({ spec }: Drawing, value: number): number {
  const { min, max } = valueRange(spec);
  return (value - min) / (max - min);
}

// The line of a session on the same day would run through the number: it stands beside it.
function isOnSessionLine({ spec }: Drawing, { point }: PlottedMark): boolean {
  return spec.injections.some(({ on }) => on === point.on);
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
    const isHigh = shareOfRange(drawing, mark.value) > highShare;
    const isOnLine = isOnSessionLine(drawing, mark);
    const isBeside = isHigh || isOnLine;
    annotations[`total-${mark.point.id}`] = {
      type: 'label',
      isOverData: true,
      content: valueLabel(spec, mark.value),
      yScaleID: 'y',
      xValue: mark.day,
      yValue: mark.value,
      position: { x: isBeside ? 'start' : 'center', y: 'center' },
      xAdjust: isHigh ? nameGapPx : isOnLine ? lineGapPx : 0,
      yAdjust: isHigh ? 0 : -numberAbovePx,
      color: theme.ink,
      font: { family: theme.fontFamily, size: layout.fontPx + 2, weight: 650 },
    };
  }
  if (baseline !== undefined) {
    const isHigh = shareOfRange(drawing, baseline.value) > highShare;
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

function safetyMark({ theme }: Drawing, mark: PlottedMark, yAdjust: number): Annotation {
  return {
    type: 'point',
    yScaleID: 'y',
    xValue: mark.day,
    yValue: mark.value,
    yAdjust,
    pointStyle: 'triangle',
    radius: 7,
    backgroundColor: theme.alarm,
    borderWidth: 0,
    isOverData: true,
  };
}

/** A triangle under each point with a positive safety item; the last one is named in words. */
export function safetyAnnotations(drawing: Drawing): Annotations {
  const { spec, theme, layout, lines } = drawing;
  const isByCycle = spec.axis === 'weeks-since-last';
  const marked = lines.flatMap(({ id, drawn }) =>
    drawn
      .filter(({ point }) => point.hasSafetyMark)
      .map((mark) => ({
        mark,
        key: isByCycle ? `${id}-${mark.point.id}` : mark.point.id,
        isNumbered:
          !isByCycle && (mark === drawn.at(-1) || mark.point.id === spec.baseline?.pointId),
      })),
  );
  const lastOn = marked
    .map(({ mark }) => mark.point.on)
    .toSorted()
    .at(-1);
  const last = marked.findLast(({ mark }) => mark.point.on === lastOn);
  const annotations: Annotations = {};
  for (const { mark, key, isNumbered } of marked) {
    const isLow = shareOfRange(drawing, mark.value) < lowShare;
    const above = isNumbered ? -numberAbovePx - safetyMarkPx : -safetyMarkPx;
    const yAdjust = isLow ? above : safetyMarkPx;
    annotations[`safety-${key}`] = safetyMark(drawing, mark, yAdjust);
    if (mark !== last?.mark) continue;
    annotations['safety-name'] = {
      type: 'label',
      isOverData: true,
      content: safetyItemLabel(spec.instrument) ?? '',
      yScaleID: 'y',
      xValue: mark.day,
      yValue: mark.value,
      position: { x: layout.isNarrow ? 'center' : 'start', y: 'center' },
      xAdjust: layout.isNarrow ? 0 : safetyTextGapPx,
      yAdjust: layout.isNarrow ? yAdjust + Math.sign(yAdjust) * safetyTextGapPx : yAdjust + 1,
      color: theme.alarm,
      font: { family: theme.fontFamily, size: layout.fontPx, weight: 600 },
    };
  }
  return annotations;
}
