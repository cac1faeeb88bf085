import { safetyItemLabel } from '../words/status-words';
import type { Annotation, Annotations } from './annotation';
import type { Drawing } from './chart-annotations';
import { shareOfRange } from './chart-scales';
import { textRim } from './chart-theme';
import type { PlottedMark } from './plotted-lines';
import { numberAbovePx } from './point-annotations';
import { type PlacedTriangle, type SafetyNamePlace, safetyNamePlace } from './safety-name-place';

const trianglePx = 15;
/** Under this share of the range a triangle below the point would leave the plot: it stands above. */
const lowShare = 0.09;

interface SafetyMark extends PlacedTriangle {
  readonly key: string;
}

/** The words at the latest safety mark: at which total they stand, and where beside it. */
export interface SafetyName {
  readonly text: string;
  readonly mark: PlottedMark;
  readonly place: SafetyNamePlace;
}

function safetyMarks({ spec, lines }: Drawing): SafetyMark[] {
  const isByCycle = spec.axis === 'weeks-since-last';
  return lines.flatMap(({ id, drawn }) =>
    drawn
      .filter(({ point }) => point.hasSafetyMark)
      .map((mark) => {
        const isNumbered =
          !isByCycle && (mark === drawn.at(-1) || mark.point.id === spec.baseline?.pointId);
        const overPx = isNumbered ? numberAbovePx + trianglePx : trianglePx;
        return {
          key: isByCycle ? `${id}-${mark.point.id}` : mark.point.id,
          mark,
          underPx: shareOfRange(spec, mark.value) < lowShare ? -overPx : trianglePx,
        };
      }),
  );
}

/** The name of the latest safety mark that is drawn; null where there is none. */
export function safetyName(drawing: Drawing): SafetyName | null {
  const text = safetyItemLabel(drawing.spec.instrument);
  const marks = safetyMarks(drawing);
  const lastOn = marks
    .map(({ mark }) => mark.point.on)
    .toSorted()
    .at(-1);
  const last = marks.findLast(({ mark }) => mark.point.on === lastOn);
  if (last === undefined || text === null) return null;
  return { text, mark: last.mark, place: safetyNamePlace(drawing, last, marks, text) };
}

/** A triangle under each point with a positive safety item; the last one is named in words. */
export function safetyAnnotations(drawing: Drawing): Annotations {
  const { theme, layout } = drawing;
  const annotations: Annotations = {};
  for (const { key, mark, underPx } of safetyMarks(drawing)) {
    const triangle: Annotation = {
      type: 'point',
      yScaleID: 'y',
      xValue: mark.day,
      yValue: mark.value,
      yAdjust: underPx,
      pointStyle: 'triangle',
      radius: 7,
      backgroundColor: theme.alarm,
      borderWidth: 0,
      isOverData: true,
    };
    annotations[`safety-${key}`] = triangle;
  }
  const name = safetyName(drawing);
  if (name === null) return annotations;
  const { text, mark, place } = name;
  annotations['safety-name'] = {
    type: 'label',
    isOverData: true,
    content: text,
    yScaleID: 'y',
    xValue: mark.day,
    yValue: mark.value,
    position: { x: place.anchor, y: 'center' },
    xAdjust: place.xPx,
    yAdjust: place.yPx,
    color: theme.alarm,
    font: { family: theme.fontFamily, size: layout.fontPx, weight: 600 },
    ...(place.isCrossed ? textRim(theme) : {}),
  };
  return annotations;
}
