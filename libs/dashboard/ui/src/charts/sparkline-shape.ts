import { daysBetween, type CalendarDate } from '@glabella/domain/values';

/** A score on a day; null where a visit gave none. */
export interface SparklinePoint {
  readonly on: CalendarDate;
  readonly total: number | null;
}

/** What is drawn, and on how many pixels. */
export interface SparklineSource {
  readonly points: readonly SparklinePoint[];
  readonly injections: readonly CalendarDate[];
  readonly max: number;
  readonly band: { readonly from: number; readonly to: number } | null;
  readonly width: number;
  readonly height: number;
}

/** Pixel positions, origin at the upper left. */
export interface SparklineShape {
  /** SVG path data, one stroke per run of scores, a dot for a score alone; empty without any. */
  readonly path: string;
  readonly last: { readonly x: number; readonly y: number } | null;
  /** The x of each injection. */
  readonly ticks: readonly number[];
  readonly band: { readonly y: number; readonly height: number } | null;
}

const marginPx = 4;
const round = (value: number): number => Math.round(value * 10) / 10;

const isGap = (point: SparklinePoint | undefined): boolean => (point?.total ?? null) === null;

/** Lays a course out over true time and the instrument's whole range; an injection before the first score widens the time. */
export function sparklineShape(source: SparklineSource): SparklineShape {
  const { points, injections, max, width, height } = source;
  const dates = [...points.map((point) => point.on), ...injections].sort();
  const first = dates[0];
  const days = Math.max(first ? daysBetween(first, dates.at(-1) ?? first) : 0, 1);
  const x = (on: CalendarDate): number =>
    round(marginPx + (first ? daysBetween(first, on) / days : 0) * (width - 2 * marginPx));
  const y = (score: number): number =>
    round(height - marginPx - (score / max) * (height - 2 * marginPx));

  let last: SparklineShape['last'] = null;
  const strokes: string[] = [];
  for (const [at, { on, total }] of points.entries()) {
    if (total === null) continue;
    last = { x: x(on), y: y(total) };
    const [isFirst, isEnd] = [points[at - 1], points[at + 1]].map((one) => isGap(one));
    // A stroke of no length paints a dot, where its place alone paints nothing.
    strokes.push(`${isFirst ? 'M' : 'L'}${last.x} ${last.y}${isFirst && isEnd ? 'h0' : ''}`);
  }
  return {
    path: strokes.join(''),
    last,
    ticks: injections.map(x),
    band: source.band && {
      y: y(source.band.to + 0.5),
      height: round(y(source.band.from - 0.5) - y(source.band.to + 0.5)),
    },
  };
}
