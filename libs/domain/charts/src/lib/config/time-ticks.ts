import {
  type CalendarDate,
  addDays,
  addMonths,
  calendarDateOf,
  calendarParts,
  daysBetween,
  formatDate,
} from '@glabella/domain/values';
import { cyclesInRange } from '../spec/chart-cycle';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';

import { withMinus } from '../words/number-words';

/** A mark of the time axis at a whole day number. */
export interface TimeTick {
  readonly day: number;
  readonly label: string;
}

const epoch: CalendarDate = '2000-01-01';
const leastLabelPx = 54;
const leastWeekLabelPx = 40;
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120];
const weekSteps = [1, 2, 4, 6, 12, 26, 52, 104, 260];

/** The day from which the horizontal axis counts. */
export function originOf({ axis, firstInjectionOn }: ClinicalChartSpec): CalendarDate {
  return axis === 'weeks-since-first' && firstInjectionOn !== null ? firstInjectionOn : epoch;
}

/** Where a date lies on the horizontal axis: whole days from its origin, whatever the zone. */
export function dayNumberOn(spec: ClinicalChartSpec, on: CalendarDate): number {
  return daysBetween(originOf(spec), on);
}

/** The days that the horizontal axis shows, both ends included, counted from its origin. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** Room left of an injection for what was measured before it, and the least a cycle is shown. */
const cycleSpan = { daysBefore: 17, leastDays: 84, marginShare: 0.05 };

/** The first and last day on the axis: those of the window, or of the longest cycle. */
export function axisDays(spec: ClinicalChartSpec): DaySpan {
  if (spec.axis !== 'weeks-since-last') {
    return { from: dayNumberOn(spec, spec.window.from), to: dayNumberOn(spec, spec.window.to) };
  }
  const cycles = cyclesInRange(spec);
  const days = cycles.flatMap(({ entries }) => entries.map(({ day }) => day));
  const last = Math.max(
    cycleSpan.leastDays,
    ...days,
    ...cycles.flatMap(({ events }) => events.map(({ day }) => day)),
    ...cycles.flatMap(({ reviews }) => reviews.map(({ day }) => day)),
    ...cycles.map(({ effectEndsDay }) => effectEndsDay ?? 0),
  );
  return {
    from: Math.min(-cycleSpan.daysBefore, ...days.map((day) => day - 2)),
    to: last + Math.round(last * cycleSpan.marginShare),
  };
}

// The smallest step that leaves each label its room; the largest where none does.
function fittingStep(steps: readonly number[], fits: (step: number) => boolean): number {
  return steps.find(fits) ?? steps.at(-1) ?? 1;
}

function monthLabel(on: CalendarDate, showsYear: boolean): string {
  const [, month, year] = formatDate(on).split(' ');
  return showsYear ? `${month} ${year}` : `${month}`;
}

function monthTicks(spec: ClinicalChartSpec, plotWidthPx: number): TimeTick[] {
  const { from, to } = spec.window;
  const pxPerMonth = (plotWidthPx * 30.4) / Math.max(1, daysBetween(from, to));
  const step = fittingStep(monthSteps, (months) => months * pxPerMonth >= leastLabelPx);
  const start = calendarParts(from);
  const yearStart = calendarDateOf(start.year, 1, 1);
  const ticks: TimeTick[] = [];
  for (let months = 0; ; months += step) {
    const on = addMonths(yearStart, months);
    if (on > to) return ticks;
    if (on < from) continue;
    const showsYear = ticks.length === 0 || calendarParts(on).month === 1;
    ticks.push({ day: dayNumberOn(spec, on), label: monthLabel(on, showsYear) });
  }
}

// A window of a few weeks may hold no first of a month, or only one: then days are labelled.
function dayTicks(spec: ClinicalChartSpec): TimeTick[] {
  const { from, to } = spec.window;
  const half = Math.floor(daysBetween(from, to) / 2);
  return [from, addDays(from, half)].map((on) => ({
    day: dayNumberOn(spec, on),
    label: formatDate(on),
  }));
}

function weekTicks(spec: ClinicalChartSpec, plotWidthPx: number): TimeTick[] {
  const { from, to } = axisDays(spec);
  const pxPerWeek = (plotWidthPx * 7) / Math.max(1, to - from);
  const step = fittingStep(weekSteps, (weeks) => weeks * pxPerWeek >= leastWeekLabelPx);
  const ticks: TimeTick[] = [];
  for (let week = Math.ceil(from / 7 / step) * step; week * 7 <= to; week += step) {
    // -0 would print as a minus.
    ticks.push({ day: week * 7 + 0, label: withMinus(String(week + 0)) });
  }
  return ticks;
}

/** The marks of the time axis: first days of months, or whole weeks since an injection. */
export function timeTicks(spec: ClinicalChartSpec, plotWidthPx: number): TimeTick[] {
  if (spec.axis !== 'date') return weekTicks(spec, plotWidthPx);
  const months = monthTicks(spec, plotWidthPx);
  return months.length >= 2 ? months : dayTicks(spec);
}
