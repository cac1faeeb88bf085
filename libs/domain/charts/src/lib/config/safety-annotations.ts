import { safetyItemLabel } from '../words/status-words';
import type { Annotations } from './annotation';
import type { Drawing } from './chart-annotations';
import { shareOfRange } from './chart-scales';
import { textRim } from './chart-theme';
import { middleOfLane } from './chart-datasets';
import { plotGeometry, type Spot } from './plot-geometry';
import { numberAbovePx } from './point-annotations';
import { laneNamePlace, safetyLaneMarks } from './safety-lane';
import { type PlacedTriangle, type SafetyNamePlace, safetyNamePlace } from './safety-name-place';

const trianglePx = 15;
/** Under this share of the range a triangle below the point would leave the plot: it stands above. */
const lowShare = 0.09;

interface SafetyMark extends PlacedTriangle {
  readonly key: string;
}

/** The words at the latest safety mark: from where they are counted on the axes and in the plot, and where beside it. */
export interface SafetyName {
  readonly text: string;
  readonly yScaleID: 'y' | 'visits';
  readonly day: number;
  readonly value: number;
  readonly spot: Spot;
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
  const inLane = safetyLaneMarks(drawing);
  const lastOn = [...marks.map(({ mark }) => mark.point.on), ...inLane.map(({ point }) => point.on)]
    .toSorted()
    .at(-1);
  if (text === null) return null;
  const last = marks.findLast(({ mark }) => mark.point.on === lastOn);
  if (last !== undefined) {
    const { day, value } = last.mark;
    const spot = plotGeometry(drawing).spotOf(last.mark);
    const place = safetyNamePlace(drawing, last, marks, text);
    return { text, yScaleID: 'y', day, value, spot, place };
  }
  const unplotted = inLane.findLast(({ point }) => point.on === lastOn);
  if (unplotted === undefined) return null;
  const { day, spot } = unplotted;
  const place = laneNamePlace(drawing, unplotted, text);
  return { text, yScaleID: 'visits', day, value: middleOfLane, spot, place };
}

/**
 * A triangle under each point with a positive safety item, and beside the cross of each such entry without a total; the last
 * one is named in words.
 */
export function safetyAnnotations(drawing: Drawing): Annotations {
  const { theme, layout } = drawing;
  const annotations: Annotations = {};
  const triangle = {
    type: 'point',
    pointStyle: 'triangle',
    radius: 7,
    backgroundColor: theme.alarm,
    borderWidth: 0,
    isOverData: true,
  } as const;
  for (const { key, mark, underPx } of safetyMarks(drawing)) {
    annotations[`safety-${key}`] = {
      ...triangle,
      yScaleID: 'y',
      xValue: mark.day,
      yValue: mark.value,
      yAdjust: underPx,
    };
  }
  for (const { key, day, asidePx } of safetyLaneMarks(drawing)) {
    annotations[`safety-${key}`] = {
      ...triangle,
      yScaleID: 'visits',
      xValue: day,
      yValue: middleOfLane,
      xAdjust: asidePx,
    };
  }
  const name = safetyName(drawing);
  if (name === null) return annotations;
  const { text, yScaleID, day, value, place } = name;
  annotations['safety-name'] = {
    type: 'label',
    isOverData: true,
    content: text,
    yScaleID,
    xValue: day,
    yValue: value,
    position: { x: place.anchor, y: 'center' },
    xAdjust: place.xPx,
    yAdjust: place.yPx,
    color: theme.alarm,
    font: { family: theme.fontFamily, size: layout.fontPx, weight: 600 },
    ...(place.isCrossed ? textRim(theme) : {}),
  };
  return annotations;
}
