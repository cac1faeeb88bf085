import { type CalendarDate, addDays, addMonths, daysBetween } from '@glabella/domain/values';
import type {
  ChartAdverseEvent,
  ChartRange,
  ChartWindow,
  ClinicalChartSpec,
} from './clinical-chart-spec';

const monthsBack: Readonly<Record<Exclude<ChartRange, 'all'>, number>> = {
  '3m': 3,
  '6m': 6,
  '1y': 12,
};

/** The least number of days a chart shows, so that one visit is no wall of empty paper. */
const leastDays = 56;
const marginShare = 0.03;

/**
 * The days to show. A range counts calendar months back from today but does not begin before the
 * first event; 'all' begins there. A visit that is due shortly and the last event are kept inside at the right.
 */
export function chartWindow(
  range: ChartRange,
  today: CalendarDate,
  eventDays: readonly CalendarDate[],
): ChartWindow {
  const sorted = [...eventDays].sort();
  const last = sorted.at(-1) ?? today;
  const end = last > today ? last : today;
  const first = sorted[0] ?? today;
  const asked = range === 'all' ? first : addMonths(today, -monthsBack[range]);
  const start = asked > first ? asked : first;
  const days = daysBetween(start, end);
  const margin = Math.max(4, Math.round(days * marginShare));
  const to = addDays(end, margin);
  if (asked > first) return { from: asked, to };
  const missing = Math.max(0, leastDays - days);
  return { from: addDays(first, -margin - missing), to };
}

/** True when the day is drawn. */
export function isInWindow({ from, to }: ChartWindow, on: CalendarDate): boolean {
  return on >= from && on <= to;
}

/** True where an event reaches into the days shown: from its onset to its end, or to today while it is open. */
export function isEventShown(
  { window, today }: Pick<ClinicalChartSpec, 'window' | 'today'>,
  { on, endedOn }: Pick<ChartAdverseEvent, 'on' | 'endedOn'>,
): boolean {
  return on <= window.to && (endedOn ?? today) >= window.from;
}
