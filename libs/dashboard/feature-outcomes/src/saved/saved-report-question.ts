import type { OutcomeQuestion, SavedReport, SavedReportContent } from '@glabella/contracts';
import { daysOfPeriod, relativePeriodOf, type ReportPeriod } from '@glabella/domain/outcomes';
import type { CalendarDate } from '@glabella/domain/values';
import { addressOf } from '../page/outcome-query';

/** The question that a saved report asks today. */
export function questionOf({
  days,
  filters,
}: Pick<SavedReport, 'days' | 'filters'>): OutcomeQuestion {
  return { ...days, ...filters };
}

/** The address that opens a saved report: its days today, every filter, and which report it is. */
export function openingAddress(report: SavedReport): Readonly<Record<string, string | undefined>> {
  return { report: report.id, ...addressOf(questionOf(report)) };
}

/** The filters of a question, its days left out. */
export function filtersOf({ from: _from, to: _to, ...filters }: OutcomeQuestion) {
  return filters;
}

/** The period by which a question is kept where nobody says otherwise: the span that means its days, else the days. */
export function usualPeriod(
  { from, to }: OutcomeQuestion,
  today: CalendarDate,
): SavedReportContent['period'] {
  const span = relativePeriodOf({ from, to }, today);
  return span === null ? { kind: 'days', from, to } : { kind: 'relative', span };
}

/** Whether a question asks just the days that a period means today. */
export function asksDaysOf(
  { from, to }: Pick<OutcomeQuestion, 'from' | 'to'>,
  period: ReportPeriod,
  today: CalendarDate,
): boolean {
  const days = daysOfPeriod(period, today);
  return days.from === from && days.to === to;
}

/** The period by which a question is kept at first: that of the report it comes from while its days are asked. */
export function startingPeriod(
  question: OutcomeQuestion,
  opened: Pick<SavedReport, 'period'> | null,
  today: CalendarDate,
): SavedReportContent['period'] {
  if (opened && asksDaysOf(question, opened.period, today)) return opened.period;
  return usualPeriod(question, today);
}

/** Whether the page asks something else than the saved report does today. */
export function differs(
  question: OutcomeQuestion,
  report: Pick<SavedReport, 'period' | 'filters'>,
  today: CalendarDate,
): boolean {
  const saved = addressOf({ ...daysOfPeriod(report.period, today), ...report.filters });
  const asked = addressOf(question);
  return Object.keys(asked).some((name) => asked[name] !== saved[name]);
}
