import { daysBetween } from '@glabella/domain/values';
import type { ChartThreshold } from '../spec/clinical-chart-spec';
import type { Drawing } from './chart-annotations';
import { dayNumberOn } from './time-ticks';

/** Over or under its line. */
export type NameSide = 'above' | 'below';

/** Where a name stands: the day number at which it begins, and on which side of its line. */
export interface NamePlace {
  readonly day: number;
  readonly side: NameSide;
}

/** From where to where a name reaches from its line, in points, with a little room. */
const reach: Readonly<Record<NameSide, readonly [number, number]>> = {
  above: [-0.6, 2],
  below: [-2, 0.6],
};
/** How high over its mark a number stands, in points. */
const numberOver = 1.5;
/** The name of a safety mark: from where to where, and how far under its point, in points. */
const safetyNamePx = [8, 28, 48];
const safetyUnder = 1.4;
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

interface Mark {
  readonly x: number;
  readonly total: number;
}

// How high the drawn course is at a share of the width; null before its first and after its last.
function totalAt(course: readonly Mark[], x: number): number | null {
  const next = course.findIndex((mark) => mark.x >= x);
  const [before, after] = [course[next - 1], course[next]];
  if (after === undefined) return null;
  if (before === undefined || after.x === before.x) return after.x === x ? after.total : null;
  const share = (x - before.x) / (after.x - before.x);
  return before.total + share * (after.total - before.total);
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
  const { spec, layout, plotWidthPx } = drawing;
  const { from, to } = spec.window;
  const days = Math.max(1, daysBetween(from, to));
  const shareOf = (px: number): number => px / plotWidthPx;
  const xOf = (on: string): number => daysBetween(from, on) / days;
  const width = shareOf(label.length * layout.fontPx * letterShare);
  const gap = shareOf(gapPx);
  const lineGap = shareOf(lineGapPx);
  const course = spec.points.flatMap(({ on, total }) =>
    total === null ? [] : [{ x: xOf(on), total }],
  );
  // The name of the last safety mark stands right under its point.
  const marked = spec.points.findLast(
    ({ hasSafetyMark, total }) => hasSafetyMark && total !== null,
  );
  const safetyName =
    marked === undefined
      ? []
      : safetyNamePx.map((px) => ({
          x: xOf(marked.on) + shareOf(px),
          total: (marked.total ?? 0) - safetyUnder,
        }));
  // The numbers at the first and the latest mark stand over them.
  const numbers = [course[0], course.at(-1)].flatMap((mark) =>
    mark === undefined ? [] : [{ x: mark.x, total: mark.total + numberOver }],
  );
  const costAt = (start: number, side: NameSide): number => {
    const [low, high] = reach[side];
    const isNear = (total: number | null): boolean =>
      total !== null && total > at + low && total < at + high;
    const under = Array.from(
      { length: samples },
      (_, index) => start - gap + ((width + 2 * gap) * index) / (samples - 1),
    );
    const onCourse = under.filter((x) => isNear(totalAt(course, x))).length;
    const isUnder = ({ x }: Mark): boolean => x > start - gap && x < start + width + gap;
    const onMarks = [...course, ...numbers, ...safetyName].filter(
      (mark) => isUnder(mark) && isNear(mark.total),
    ).length;
    const onLines = spec.injections.filter(({ on }) => {
      const x = xOf(on);
      return x > start - lineGap && x < start + width + lineGap;
    }).length;
    return (
      costs.course * (onCourse + onMarks) +
      costs.line * onLines +
      costs.distance * start +
      (side === 'below' ? costs.below : 0)
    );
  };
  const first = shareOf(edgePx);
  const last = Math.max(first, 1 - width - shareOf(edgePx));
  const starts = Array.from(
    { length: places },
    (_, index) => first + ((last - first) * index) / (places - 1),
  );
  const [best] = sides
    .flatMap((side) => starts.map((start) => ({ start, side, cost: costAt(start, side) })))
    .sort((a, b) => a.cost - b.cost);
  return {
    day: dayNumberOn(spec, from) + (best?.start ?? first) * days,
    side: best?.side ?? 'above',
  };
}
