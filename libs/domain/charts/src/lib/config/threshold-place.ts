import type { ChartThreshold } from '../spec/clinical-chart-spec';
import type { Drawing } from './chart-annotations';
import { type Spot, plotGeometry } from './plot-geometry';
import { safetyName } from './safety-annotations';
import { type SafetyNamePlace, beforePx } from './safety-name-place';

/** Over or under its line. */
export type NameSide = 'above' | 'below';

/** Where a name stands: the day number at which it begins, and on which side of its line. */
export interface NamePlace {
  readonly day: number;
  readonly side: NameSide;
}

/** From where to where a name reaches from its line, with a little room. */
const reachPx: Readonly<Record<NameSide, readonly [number, number]>> = {
  above: [-7, 24],
  below: [-24, 7],
};
/** How high over its mark a number stands. */
const numberOverPx = 18;
const numberPx = [-14, 0, 14];
/** The names of the band after its last week. */
const bandNamePx = [10, 30, 50];
const edgePx = 8;
const gapPx = 12;
/** A session's line may come nearer: it is thin and no text. */
const lineGapPx = 4;
const letterShare = 0.55;
/** How many places along the line are tried, and how many points under a name are looked at. */
const places = 120;
const samples = 13;
/** What it costs to lie on the course, on a session's line, under the line, away from the left edge. */
const costs = { course: 4, line: 3, below: 1.5, distance: 2 };

// Where in a course, which is in order, the first spot at or after a place is; its length for none.
function firstFrom(course: readonly Spot[], x: number): number {
  let [from, to] = [0, course.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((course[middle]?.x ?? x) < x) from = middle + 1;
    else to = middle;
  }
  return from;
}

// How high the drawn course is at a place; null before its first and after its last.
function heightAt(course: readonly Spot[], x: number): number | null {
  const next = firstFrom(course, x);
  const [before, after] = [course[next - 1], course[next]];
  if (after === undefined) return null;
  if (before === undefined || after.x === before.x) return after.x === x ? after.y : null;
  return before.y + ((x - before.x) / (after.x - before.x)) * (after.y - before.y);
}

// From the beginning to the end of the name of a safety mark, beside its point.
function nameSpots({ x, y }: Spot, place: SafetyNamePlace): Spot[] {
  const from = x + place.xPx - beforePx(place);
  return [0, 0.5, 1].map((share) => ({ x: from + share * place.widthPx, y: y + place.yPx }));
}

/**
 * Where the name of a dashed line stands: where the course and the lines of the sessions leave it
 * most room, rather above the line and to the left. `sides` are those it may take.
 */
export function freePlaceForName(
  drawing: Drawing,
  { at, label }: ChartThreshold,
  sides: readonly NameSide[],
): NamePlace {
  const { layout, plotWidthPx } = drawing;
  const { courses: totals, bandLines, sessionLines, yOf, dayAt } = plotGeometry(drawing);
  const widthPx = label.length * layout.fontPx * letterShare;
  const courses = [...totals, ...bandLines];
  const lineY = yOf(at);
  const safety = safetyName(drawing);
  const safetySpots = safety === null ? [] : nameSpots(safety.spot, safety.place);
  // The numbers at the first and the latest mark stand over them.
  const numbers = totals
    .flatMap((course) => [course[0], course.at(-1)])
    .flatMap((mark) =>
      mark === undefined
        ? []
        : numberPx.map((px) => ({ x: mark.x + px, y: mark.y - numberOverPx })),
    );
  const bandNames = bandLines.flatMap((line) => {
    const end = line.at(-1);
    return end === undefined ? [] : bandNamePx.map((px) => ({ x: end.x + px, y: end.y }));
  });
  const spots = [...courses.flat(), ...numbers, ...safetySpots, ...bandNames];
  const isNear = (y: number | null, side: NameSide): boolean => {
    const [low, high] = reachPx[side];
    return y !== null && lineY - y > low && lineY - y < high;
  };
  const nearSpots = {
    above: spots.filter(({ y }) => isNear(y, 'above')),
    below: spots.filter(({ y }) => isNear(y, 'below')),
  };
  const costAt = (start: number, side: NameSide): number => {
    const under = Array.from(
      { length: samples },
      (_, index) => start - gapPx + ((widthPx + 2 * gapPx) * index) / (samples - 1),
    );
    const onCourse = courses
      .map((course) => under.filter((x) => isNear(heightAt(course, x), side)).length)
      .reduce((sum, count) => sum + count, 0);
    const isWithin = (x: number, gap: number): boolean =>
      x > start - gap && x < start + widthPx + gap;
    const onSpots = nearSpots[side].filter(({ x }) => isWithin(x, gapPx)).length;
    const onLines = sessionLines.filter((x) => isWithin(x, lineGapPx)).length;
    return (
      costs.course * (onCourse + onSpots) +
      costs.line * onLines +
      (costs.distance * start) / plotWidthPx +
      (side === 'below' ? costs.below : 0)
    );
  };
  const last = Math.max(edgePx, plotWidthPx - widthPx - edgePx);
  const starts = Array.from(
    { length: places },
    (_, index) => edgePx + ((last - edgePx) * index) / (places - 1),
  );
  const [best] = sides
    .flatMap((side) => starts.map((start) => ({ start, side, cost: costAt(start, side) })))
    .sort((a, b) => a.cost - b.cost);
  return { day: dayAt(best?.start ?? edgePx), side: best?.side ?? 'above' };
}
