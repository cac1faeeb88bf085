import { cycleGaps, cyclesInRange } from '../spec/chart-cycle';
import type { ChartPoint, ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { isInWindow } from '../spec/chart-window';
import { onScale } from '../spec/value-scale';
import type { DatasetId } from './chart-datasets';
import { type ChartEnvironment, isShown } from './chart-environment';
import { dayNumberOn } from './time-ticks';

/** A total as it is drawn: where it lies on both axes, and the entry it stands for. */
export interface PlottedMark {
  readonly day: number;
  readonly value: number;
  readonly point: ChartPoint & { readonly total: number };
}

/** A line of the plot; entries without a total are left out. */
export interface PlottedLine {
  readonly id: DatasetId;
  /** Every mark of the line, also those outside the window. */
  readonly marks: readonly PlottedMark[];
  /** The marks inside the window. */
  readonly drawn: readonly PlottedMark[];
}

/** An entry without a total: where it lies on the time axis, in the lane of what was not recorded. */
export interface UnplottedMark {
  /** Of its own for each place: an entry may lie in two cycles. */
  readonly key: string;
  readonly day: number;
  readonly point: ChartPoint;
}

function markOf(
  spec: ClinicalChartSpec,
  point: ChartPoint | undefined,
  day: number,
): PlottedMark[] {
  if (point === undefined || point.total === null) return [];
  const { total } = point;
  return [{ day, value: onScale(spec.scale, total), point: { ...point, total } }];
}

/** The lines of totals that are shown: the whole course, or one for each cycle. */
export function plottedLines(spec: ClinicalChartSpec, env: ChartEnvironment): PlottedLine[] {
  if (spec.axis !== 'weeks-since-last') {
    if (!isShown(env, 'points')) return [];
    const marks = spec.points.flatMap((point) => markOf(spec, point, dayNumberOn(spec, point.on)));
    const drawn = marks.filter(({ point }) => isInWindow(spec.window, point.on));
    return [{ id: 'points', marks, drawn }];
  }
  return cyclesInRange(spec)
    .filter(({ number }) => isShown(env, `cycle-${number}`))
    .map(({ number, entries }) => {
      const marks = entries.flatMap(({ pointIndex, day }) =>
        markOf(spec, spec.points[pointIndex], day),
      );
      return { id: `cycle-${number}`, marks, drawn: marks };
    });
}

/** The entries without a total that are drawn under the plot: those in the window, or of each cycle. */
export function unplottedMarks(spec: ClinicalChartSpec): UnplottedMark[] {
  if (spec.axis !== 'weeks-since-last') {
    return spec.points
      .filter(({ total, on }) => total === null && isInWindow(spec.window, on))
      .map((point) => ({ key: point.id, day: dayNumberOn(spec, point.on), point }));
  }
  return cycleGaps(spec).map(({ cycle, entry, point }) => ({
    key: `cycle-${cycle.number}-${point.id}`,
    day: entry.day,
    point,
  }));
}
