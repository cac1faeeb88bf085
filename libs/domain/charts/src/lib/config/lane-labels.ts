import type { CalendarDate } from '@glabella/domain/values';
import type { LabelAnnotation } from './annotation';
import type { Drawing } from './chart-annotations';
import { dayNumberOn } from './time-ticks';

const labelGapPx = 11;
const letterShare = 0.53;

/** On which side of its mark a label stands. */
export type LabelSide = 'left' | 'right';

/** A mark of a lane with the words that may stand beside it. */
export interface LabelledMark {
  readonly id: string;
  readonly on: CalendarDate;
  readonly words: string;
}

/**
 * The side of each label of marks in order of time, by their id. A label stands where it ends before the next mark; the
 * last one may stand left of its mark instead. What has no room is said by the table and the keyboard.
 */
export function laneLabelSides(
  { spec, layout, plotWidthPx }: Pick<Drawing, 'spec' | 'layout' | 'plotWidthPx'>,
  marks: readonly LabelledMark[],
): ReadonlyMap<string, LabelSide> {
  const from = dayNumberOn(spec, spec.window.from);
  const pxPerDay = plotWidthPx / Math.max(1, dayNumberOn(spec, spec.window.to) - from);
  const xOf = ({ on }: LabelledMark): number => (dayNumberOn(spec, on) - from) * pxPerDay;
  const sides = new Map<string, LabelSide>();
  let takenTo = 0;
  for (const [index, mark] of marks.entries()) {
    const next = marks[index + 1];
    const x = xOf(mark);
    const width = labelGapPx + mark.words.length * layout.fontPx * letterShare;
    const limit = next === undefined ? plotWidthPx : xOf(next) - labelGapPx;
    if (x + width <= limit) sides.set(mark.id, 'right');
    else if (next === undefined && x - width >= takenTo) sides.set(mark.id, 'left');
    takenTo = sides.get(mark.id) === 'right' ? x + width : x + labelGapPx;
  }
  return sides;
}

/** Where a label stands beside its mark. */
export function labelBeside(side: LabelSide): Pick<LabelAnnotation, 'position' | 'xAdjust'> {
  return {
    position: { x: side === 'right' ? 'start' : 'end', y: 'center' },
    xAdjust: side === 'right' ? labelGapPx : -labelGapPx,
  };
}
