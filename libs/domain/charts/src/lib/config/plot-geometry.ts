import type { Drawing } from './chart-annotations';
import { valuePerPx } from './chart-scales';
import type { PlottedMark } from './plotted-lines';
import { axisDays, dayNumberOn } from './time-ticks';

/** A place in the plot in CSS pixels: from its left end, and downwards from value 0. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in the plot, in the pixels of a `Spot`. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What is drawn in a plot, and where days and values lie in it; each course in the order of its days. */
export interface PlotGeometry {
  readonly xOf: (day: number) => number;
  readonly dayAt: (x: number) => number;
  readonly yOf: (value: number) => number;
  readonly spotOf: (mark: PlottedMark) => Spot;
  /** The lines of totals that are shown, also where they are outside the window. */
  readonly courses: readonly (readonly Spot[])[];
  /** The edges and the median of comparable patients. */
  readonly bandLines: readonly (readonly Spot[])[];
  /** The upright lines of the sessions. */
  readonly sessionLines: readonly number[];
}

/** Where everything of a chart lies in its plot, before Chart.js has laid it out. */
export function plotGeometry({ spec, layout, plotWidthPx, lines }: Drawing): PlotGeometry {
  const { from, to } = axisDays(spec);
  const dayPx = plotWidthPx / Math.max(1, to - from);
  const perPx = valuePerPx(spec, layout);
  const xOf = (day: number): number => (day - from) * dayPx;
  const yOf = (value: number): number => -value / perPx;
  const spotOf = ({ day, value }: PlottedMark): Spot => ({ x: xOf(day), y: yOf(value) });
  const weeks = spec.comparison?.weeks ?? [];
  return {
    xOf,
    dayAt: (x) => from + x / dayPx,
    yOf,
    spotOf,
    courses: lines.map(({ marks }) => marks.map(spotOf)),
    bandLines: (['p10', 'median', 'p90'] as const).map((key) =>
      weeks.flatMap(({ on, spread }) =>
        spread === null ? [] : [{ x: xOf(dayNumberOn(spec, on)), y: yOf(spread[key]) }],
      ),
    ),
    sessionLines:
      spec.axis === 'weeks-since-last'
        ? [xOf(0)]
        : spec.injections.map(({ on }) => xOf(dayNumberOn(spec, on))),
  };
}

function isStrokeThrough(from: Spot, to: Spot, box: Box): boolean {
  const left = Math.max(box.left, from.x);
  const right = Math.min(box.right, to.x);
  if (left > right) return false;
  const heightAt = (x: number): number =>
    from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x);
  // A stroke within one day stands upright.
  const ends = from.x === to.x ? [from.y, to.y] : [heightAt(left), heightAt(right)];
  return Math.max(...ends) >= box.top && Math.min(...ends) <= box.bottom;
}

/** Whether a course, whose spots are in order, has a spot in a box or a stroke through it. */
export function runsThrough(course: readonly Spot[], box: Box): boolean {
  return course.some((to, index) => isStrokeThrough(course[index - 1] ?? to, to, box));
}

/** Whether two boxes have a place in common. */
export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** Whether a spot is in a box, or lies within so many pixels beside it and over or under it. */
export function isNear(box: Box, { x, y }: Spot, besideBy: number, overBy: number): boolean {
  return (
    x > box.left - besideBy &&
    x < box.right + besideBy &&
    y > box.top - overBy &&
    y < box.bottom + overBy
  );
}
