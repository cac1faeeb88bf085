import { type CalendarDate, type Citation, compareDates } from '@glabella/domain/values';

/** The levels of a suicide-risk triage as the C-SSRS screener names them, the most urgent first. */
export const triageResults = ['high', 'moderate', 'low'] as const;

/** One of `triageResults`. */
export type TriageResult = (typeof triageResults)[number];

/** The words a screen shows for each level; there is no level that says "no risk". */
export const triageResultLabels: Readonly<Record<TriageResult, string>> = {
  high: 'High',
  moderate: 'Moderate',
  low: 'Low',
};

/**
 * The Columbia scale, asked outside this product: its questions are protected, so only the link and
 * the result stand here.
 */
export const columbiaScale: { readonly name: string } & Citation = {
  name: 'C-SSRS screener',
  label: 'Columbia-Suicide Severity Rating Scale',
  detail: 'Posner et al. 2011, Am J Psychiatry 168:1266. Asked on its own form.',
  url: 'https://cssrs.columbia.edu/',
};

/** Why a triage cannot stand for an answer: done before it, or not yet. */
export type TriageDayProblem = 'before-the-answer' | 'in-the-future';

/**
 * What is wrong with the day of a triage that stands for an answer to the safety item; null when it
 * may. A triage of the same day counts.
 */
export function triageDayProblem(
  triagedOn: CalendarDate,
  answeredOn: CalendarDate,
  today: CalendarDate,
): TriageDayProblem | null {
  if (compareDates(triagedOn, answeredOn) < 0) return 'before-the-answer';
  return compareDates(triagedOn, today) > 0 ? 'in-the-future' : null;
}
