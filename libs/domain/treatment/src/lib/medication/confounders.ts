import {
  type CalendarDate,
  type CitedNumber,
  addDays,
  daysBetween,
  earliestDay,
  formatPartialDate,
  latestDay,
} from '@glabella/domain/values';
import { drugClassOf } from '../resistance/antidepressants';
import { practiceRule } from '../sources';
import { type MedicationFacts, medicationChanges } from './medication';

/** How many days before a score or a session a changed antidepressant is looked for. */
export const confounderDays: CitedNumber = {
  value: 28,
  source: {
    ...practiceRule,
    detail: 'Antidepressants changed within the 4 weeks before; a rule of this product.',
  },
};

/** A change that may explain a score as well as the injection does. */
export interface Confounder {
  /** 'sertraline 50 to 100 mg on 3 Mar 2026, 12 days before'. */
  readonly words: string;
  /** False where only month or year is known and the change may lie outside the four weeks. */
  readonly isCertain: boolean;
}

/** Whether a drug is an antidepressant or one that augments them. */
export function isForMood(facts: MedicationFacts): boolean {
  const classId = drugClassOf(facts);
  return classId !== null && classId !== 'other-drug';
}

function daysWords(days: number): string {
  if (days === 0) return 'on that day';
  return `${days} ${days === 1 ? 'day' : 'days'} before`;
}

/**
 * What was changed of antidepressants and the drugs that augment them in the four weeks up to a day, that day included,
 * in order of time. A date of which only a part is known counts where any of its days does, and says so.
 */
export function confoundersOn(
  day: CalendarDate,
  medications: readonly MedicationFacts[],
): Confounder[] {
  const from = addDays(day, -confounderDays.value);
  return medications
    .filter(isForMood)
    .flatMap(medicationChanges)
    .map((change) => ({ ...change, first: earliestDay(change.on), last: latestDay(change.on) }))
    .filter(({ first, last }) => last >= from && first <= day)
    .sort((a, b) => (a.first === b.first ? 0 : a.first < b.first ? -1 : 1))
    .map(({ on, words, first, last }) => {
      const isCertain = first >= from && last <= day;
      const when = first === last ? `on ${formatPartialDate(on)}` : `in ${formatPartialDate(on)}`;
      const since =
        first === last
          ? daysWords(daysBetween(first, day))
          : `${isCertain ? '' : 'perhaps '}within 4 weeks before`;
      return { words: `${words} ${when}, ${since}`, isCertain };
    });
}
