import type { ChartThreshold, ClinicalChartSpec } from '../spec/clinical-chart-spec';
import type { Drawing } from './chart-annotations';
import { valuePerPx } from './chart-scales';
import { safetyName } from './safety-annotations';
import { type SafetyNamePlace, beforePx } from './safety-name-place';
import { axisDays, dayNumberOn } from './time-ticks';

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

interface Mark {
  readonly x: number;
  readonly value: number;
}

// Where in a course, which is in order, the first mark at or after a share of the width is; its length for none.
function firstFrom(course: readonly Mark[], x: number): number {
  let [from, to] = [0, course.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((course[middle]?.x ?? x) < x) from = middle + 1;
    else to = middle;
  }
  return from;
}

// How high the drawn course is at a share of the width; null before its first and after its last.
function valueAt(course: readonly Mark[], x: number): number | null {
  const next = firstFrom(course, x);
  const [before, after] = [course[next - 1], course[next]];
  if (after === undefined) return null;
  if (before === undefined || after.x === before.x) return after.x === x ? after.value : null;
  const share = (x - before.x) / (after.x - before.x);
  return before.value + share * (after.value - before.value);
}

// The edges and the median of comparable patients are in a name's way as the course is.
function bandLines(spec: ClinicalChartSpec, xOf: (day: number) => number): Mark[][] {
  const weeks = spec.comparison?.weeks ?? [];
  return (['p10', 'median', 'p90'] as const).map((key) =>
    weeks.flatMap(({ on, spread }) =>
      spread === null ? [] : [{ x: xOf(dayNumberOn(spec, on)), value: spread[key] }],
    ),
  );
}

// From the beginning to the end of the name of a safety mark, beside its point.
function safetyNamePx(place: SafetyNamePlace): number[] {
  const from = place.xPx - beforePx(place);
  return [0, 0.5, 1].map((share) => from + share * place.widthPx);
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
  const { spec, layout, plotWidthPx, lines } = drawing;
  const span = axisDays(spec);
  const days = Math.max(1, span.to - span.from);
  const perPx = valuePerPx(spec, layout);
  const shareOf = (px: number): number => px / plotWidthPx;
  const xOf = (day: number): number => (day - span.from) / days;
  const width = shareOf(label.length * layout.fontPx * letterShare);
  const gap = shareOf(gapPx);
  const lineGap = shareOf(lineGapPx);
  const totals = lines.map(({ marks }) => marks.map(({ day, value }) => ({ x: xOf(day), value })));
  const courses = [...totals, ...bandLines(spec, xOf)];
  const safety = safetyName(drawing);
  const safetyMarks =
    safety === null
      ? []
      : safetyNamePx(safety.place).map((px) => ({
          x: xOf(safety.mark.day) + shareOf(px),
          value: safety.mark.value - safety.place.yPx * perPx,
        }));
  // The numbers at the first and the latest mark stand over them.
  const numbers = totals
    .flatMap((course) => [course[0], course.at(-1)])
    .flatMap((mark) =>
      mark === undefined
        ? []
        : numberPx.map((px) => ({
            x: mark.x + shareOf(px),
            value: mark.value + numberOverPx * perPx,
          })),
    );
  const bandNames = bandLines(spec, xOf).flatMap((line) => {
    const end = line.at(-1);
    return end === undefined
      ? []
      : bandNamePx.map((px) => ({ x: end.x + shareOf(px), value: end.value }));
  });
  const sessions =
    spec.axis === 'weeks-since-last'
      ? [xOf(0)]
      : spec.injections.map(({ on }) => xOf(dayNumberOn(spec, on)));
  const marks = [...courses.flat(), ...numbers, ...safetyMarks, ...bandNames];
  const isNear = (value: number | null, side: NameSide): boolean => {
    const [low, high] = reachPx[side];
    return value !== null && value > at + low * perPx && value < at + high * perPx;
  };
  const nearMarks = {
    above: marks.filter(({ value }) => isNear(value, 'above')),
    below: marks.filter(({ value }) => isNear(value, 'below')),
  };
  const costAt = (start: number, side: NameSide): number => {
    const under = Array.from(
      { length: samples },
      (_, index) => start - gap + ((width + 2 * gap) * index) / (samples - 1),
    );
    const onCourse = courses
      .map((course) => under.filter((x) => isNear(valueAt(course, x), side)).length)
      .reduce((sum, count) => sum + count, 0);
    const onMarks = nearMarks[side].filter(
      ({ x }) => x > start - gap && x < start + width + gap,
    ).length;
    const onLines = sessions.filter(
      (x) => x > start - lineGap && x < start + width + lineGap,
    ).length;
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
    day: span.from + (best?.start ?? first) * days,
    side: best?.side ?? 'above',
  };
}
