import type { Drawing } from './chart-annotations';
import { bandMiddle, edgePx, nameLines } from './band-names';
import { cycleNamePlaces } from './cycle-name-places';
import { type Box, type Spot, isNear, overlaps, plotGeometry, runsThrough } from './plot-geometry';
import type { PlottedMark } from './plotted-lines';

/** Where a safety mark's name stands, in CSS pixels from its point, x to the right and y downwards. */
export interface SafetyNamePlace {
  readonly anchor: 'start' | 'center' | 'end';
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  /** True where no place was free: a line runs through the words. */
  readonly isCrossed: boolean;
}

const besidePx = 12;
const letterShare = 0.58;
const halfHeightShare = 0.6;
/** Room around the words. */
const roomPx = 3;
/** How far a point reaches from its middle. */
const pointPx = 3;
/** How near the triangle of another entry would read as if the words were its own. */
const otherTrianglePx = 14;
/** How far beyond the far side the words get out of the way of a dashed line. */
const furtherPx = 12;
/** What it costs to stand on each of these, beside a triangle, or by a pixel beyond the plot. */
const costs = { course: 4, point: 4, session: 3, dashed: 3, triangle: 3, name: 6, beyondPx: 0.3 };
/** What a later choice has to be better by. */
const laterCost = 0.4;

/** How much of a name lies left of the place that it is anchored at, in CSS pixels. */
export function beforePx({ anchor, widthPx }: Pick<SafetyNamePlace, 'anchor' | 'widthPx'>): number {
  return { start: 0, center: widthPx / 2, end: widthPx }[anchor];
}

type Place = Omit<SafetyNamePlace, 'isCrossed'>;

function boxOf(place: Place, at: Spot, halfPx: number): Box {
  const left = at.x + place.xPx - beforePx(place);
  const middle = at.y + place.yPx;
  return {
    left,
    right: left + place.widthPx,
    top: middle - halfPx,
    bottom: middle + halfPx,
  };
}

/** A safety mark: its total, and how far under it its triangle stands in CSS pixels, negative for above. */
export interface PlacedTriangle {
  readonly mark: PlottedMark;
  readonly underPx: number;
}

/** What is in a name's way, in CSS pixels. */
interface Obstacles {
  readonly courses: readonly (readonly Spot[])[];
  readonly sessions: readonly number[];
  readonly dashed: readonly number[];
  readonly triangles: readonly Spot[];
  /** Where the bands and the cycles are named. */
  readonly names: readonly Box[];
  /** How far the words may reach to the right. */
  readonly rightPx: number;
}

function bandNameBoxes(drawing: Drawing): Box[] {
  const { spec, layout, plotWidthPx } = drawing;
  const { yOf } = plotGeometry(drawing);
  return spec.bands.map((band) => {
    const middle = yOf(bandMiddle(band, spec));
    const halfPx = ([nameLines(band.label, layout)].flat().length * layout.fontPx) / 2;
    const left = plotWidthPx + edgePx;
    return { left, right: Infinity, top: middle - halfPx, bottom: middle + halfPx };
  });
}

interface Cost {
  /** What runs through the words. */
  readonly lines: number;
  readonly all: number;
}

function costOf(words: Box, obstacles: Obstacles): Cost {
  const { courses, sessions, dashed, triangles, names, rightPx } = obstacles;
  const box: Box = {
    left: words.left - roomPx,
    right: words.right + roomPx,
    top: words.top - roomPx,
    bottom: words.bottom + roomPx,
  };
  const onPoints = courses.flat().filter((spot) => isNear(box, spot, pointPx, pointPx));
  const beside = triangles.filter((spot) =>
    isNear(box, spot, otherTrianglePx, otherTrianglePx / 2),
  );
  const lines =
    costs.course * courses.filter((course) => runsThrough(course, box)).length +
    costs.point * onPoints.length +
    costs.session * sessions.filter((x) => x >= box.left && x <= box.right).length +
    costs.dashed * dashed.filter((y) => y >= box.top && y <= box.bottom).length;
  const beyondPx = Math.max(0, -box.left, box.right - rightPx);
  return {
    lines,
    all:
      lines +
      costs.triangle * beside.length +
      costs.name * names.filter((name) => overlaps(words, name)).length +
      costs.beyondPx * beyondPx,
  };
}

/**
 * Where the name of a safety mark is crossed by as little as can be: right of its triangle, left of it,
 * or on its far side, which comes first where the chart is narrow.
 */
export function safetyNamePlace(
  drawing: Drawing,
  named: PlacedTriangle,
  triangles: readonly PlacedTriangle[],
  name: string,
): SafetyNamePlace {
  const { spec, layout, plotWidthPx } = drawing;
  const { courses, sessionLines, yOf, spotOf } = plotGeometry(drawing);
  const isInPoints = spec.scale.kind === 'points';
  const cycleNames =
    spec.axis === 'weeks-since-last' ? cycleNamePlaces(drawing).map(({ box }) => box) : [];
  const obstacles: Obstacles = {
    courses,
    sessions: sessionLines,
    dashed: spec.thresholds.map((threshold) => yOf(threshold.at)),
    triangles: triangles
      .filter(({ mark }) => mark !== named.mark)
      .map(({ mark, underPx }) => ({ x: spotOf(mark).x, y: spotOf(mark).y + underPx })),
    names: isInPoints ? [...bandNameBoxes(drawing), ...cycleNames] : cycleNames,
    // Beside the scale of per cent stand the names of the trials, wherever they have room.
    rightPx: isInPoints ? Infinity : plotWidthPx,
  };
  const away = Math.sign(named.underPx);
  const widthPx = name.length * layout.fontPx * letterShare;
  const right: Place = { anchor: 'start', xPx: besidePx, yPx: named.underPx + 1, widthPx };
  const left: Place = { ...right, anchor: 'end', xPx: -besidePx };
  const far: Place = { ...right, anchor: 'center', xPx: 0, yPx: named.underPx + away * besidePx };
  const further: Place = { ...far, yPx: far.yPx + away * furtherPx };
  const at = spotOf(named.mark);
  const tried = (layout.isNarrow ? [far, further, right, left] : [right, left, far, further]).map(
    (place, order) => {
      const cost = costOf(boxOf(place, at, layout.fontPx * halfHeightShare), obstacles);
      return { place, isCrossed: cost.lines > 0, cost: cost.all + laterCost * order };
    },
  );
  const best = tried.reduce((least, one) => (one.cost < least.cost ? one : least));
  return { ...best.place, isCrossed: best.isCrossed };
}
