import type { Drawing } from './chart-annotations';
import { valueRange } from './chart-scales';
import { type Spot, plotGeometry } from './plot-geometry';
import { type UnplottedMark, unplottedMarks } from './plotted-lines';
import type { SafetyNamePlace } from './safety-name-place';
import { dayNumberOn } from './time-ticks';

/** An entry without a total in its lane, and how far beside its cross its triangle would stand in CSS pixels. */
export interface LaneMark extends UnplottedMark {
  readonly spot: Spot;
  readonly asidePx: number;
}

const trianglePx = 13;
const namePx = 25;
const letterShare = 0.58;
const markPx = 6;

// Right of the cross, but left of it where the triangle would leave the plot.
function laneMarks(drawing: Drawing): LaneMark[] {
  const { spec, layout, plotWidthPx } = drawing;
  const lane = layout.lanes.find(({ id }) => id === 'visits');
  if (lane === undefined) return [];
  const { xOf, yOf } = plotGeometry(drawing);
  const y = yOf(valueRange(spec).min) + lane.heightPx / 2;
  return unplottedMarks(spec).map((mark) => {
    const x = xOf(mark.day);
    return {
      ...mark,
      spot: { x, y },
      asidePx: x + 2 * trianglePx > plotWidthPx ? -trianglePx : trianglePx,
    };
  });
}

/** The entries without a total whose safety item is positive, where their lane is shown. */
export function safetyLaneMarks(drawing: Drawing): LaneMark[] {
  return laneMarks(drawing).filter(({ point }) => point.hasSafetyMark);
}

/** Where the name of such a mark stands in its lane: beyond its triangle, else on the other side of the cross. */
export function laneNamePlace(
  drawing: Drawing,
  { spot, asidePx }: LaneMark,
  name: string,
): SafetyNamePlace {
  const { spec, layout, plotWidthPx } = drawing;
  const { xOf } = plotGeometry(drawing);
  const widthPx = name.length * layout.fontPx * letterShare;
  const isRight = asidePx > 0 && spot.x + namePx + widthPx <= plotWidthPx;
  const gapPx = isRight || asidePx < 0 ? namePx : namePx - trianglePx;
  const from = isRight ? spot.x + gapPx : spot.x - gapPx - widthPx;
  const visits = spec.axis === 'weeks-since-last' ? [] : spec.visits;
  const others = [
    ...laneMarks(drawing).map((mark) => mark.spot.x),
    ...visits.map(({ dueOn }) => xOf(dayNumberOn(spec, dueOn))),
  ];
  return {
    anchor: isRight ? 'start' : 'end',
    xPx: isRight ? gapPx : -gapPx,
    yPx: 1,
    widthPx,
    isCrossed: others.some((x) => x > from - markPx && x < from + widthPx + markPx),
  };
}
