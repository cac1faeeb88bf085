import { addDays, addMonths, type CalendarDate } from '@glabella/domain/values';

/** First and last day of a report, both included. */
export interface ReportDays {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

interface RelativeSpan {
  readonly id: string;
  readonly label: string;
  readonly days: (today: CalendarDate) => ReportDays;
}

/** Before anything that a practice may have recorded. */
const beginning: CalendarDate = '1990-01-01';

/** The first day of a period of whole months up to and including a day. */
export function monthsBack(last: CalendarDate, months: number): CalendarDate {
  return addDays(addMonths(last, -months), 1);
}

const firstOfMonth = (day: CalendarDate): CalendarDate => `${day.slice(0, 7)}-01`;

/** The first day of the calendar quarter or year (`months` 3 or 12) that holds a day. */
function firstOfSpan(day: CalendarDate, months: number): CalendarDate {
  const into = (Number(day.slice(5, 7)) - 1) % months;
  return addMonths(firstOfMonth(day), -into);
}

const lastWhole =
  (months: number) =>
  (today: CalendarDate): ReportDays => {
    const next = firstOfSpan(today, months);
    return { from: addMonths(next, -months), to: addDays(next, -1) };
  };

const untilToday =
  (from: (today: CalendarDate) => CalendarDate) =>
  (today: CalendarDate): ReportDays => ({ from: from(today), to: today });

const spans = [
  { id: 'last-month', label: 'Last month', days: lastWhole(1) },
  { id: 'last-quarter', label: 'Last quarter', days: lastWhole(3) },
  { id: 'last-year', label: 'Last year', days: lastWhole(12) },
  {
    id: 'this-quarter',
    label: 'This quarter so far',
    days: untilToday((today) => firstOfSpan(today, 3)),
  },
  {
    id: 'this-year',
    label: 'This year so far',
    days: untilToday((today) => firstOfSpan(today, 12)),
  },
  {
    id: 'last-12-months',
    label: 'Last 12 months',
    days: untilToday((today) => monthsBack(today, 12)),
  },
  {
    id: 'last-24-months',
    label: 'Last 24 months',
    days: untilToday((today) => monthsBack(today, 24)),
  },
  { id: 'everything', label: 'Everything on record', days: untilToday(() => beginning) },
] as const satisfies readonly RelativeSpan[];

/** The id of a period that moves with the calendar. */
export type RelativePeriodId = (typeof spans)[number]['id'];

/** Periods that move with the calendar: whole calendar months, quarters and years, and spans up to today. */
export const relativePeriods: readonly { readonly id: RelativePeriodId; readonly label: string }[] =
  spans;

/** The ids of them all, for the schema of a message. */
export const relativePeriodIds: readonly RelativePeriodId[] = spans.map(({ id }) => id);

/** The period of a saved report: fixed days, or one that moves with the calendar. */
export type ReportPeriod =
  | { readonly kind: 'days'; readonly from: CalendarDate; readonly to: CalendarDate }
  | { readonly kind: 'relative'; readonly span: RelativePeriodId };

/** The days that a period means on the practice's day. */
export function daysOfPeriod(period: ReportPeriod, today: CalendarDate): ReportDays {
  if (period.kind === 'days') return { from: period.from, to: period.to };
  const span = spans.find(({ id }) => id === period.span);
  if (!span) throw new Error(`No period is called ${period.span}`);
  return span.days(today);
}

/** The period that moves with the calendar and means just these days today; null where none does. */
export function relativePeriodOf(
  { from, to }: ReportDays,
  today: CalendarDate,
): RelativePeriodId | null {
  const found = spans.find(({ days }) => {
    const meant = days(today);
    return meant.from === from && meant.to === to;
  });
  return found?.id ?? null;
}

/** What a list calls a period. */
export function periodLabel(period: ReportPeriod): string {
  if (period.kind === 'days') return 'Fixed days';
  return spans.find(({ id }) => id === period.span)?.label ?? period.span;
}
