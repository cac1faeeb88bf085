import type { OutcomeGroup, OutcomeReport } from '@glabella/contracts';
import {
  isPrintedSmall,
  saysFewMissed,
  toTenth,
  type PrintedCount,
  type PrintedInterval,
  type PrintedRate,
  type VisitCounts,
} from '@glabella/domain/outcomes';

/** A share of owed visits for a bar, and in words; null where neither is shown. */
export interface Completeness {
  readonly percent: number | null;
  readonly words: string;
}

const minus = (text: string): string => text.replaceAll('-', '−');

/** A number to one decimal as it is printed, with a true minus sign and never a minus before a zero. */
function oneDecimal(value: number): string {
  return minus(toTenth(value).toFixed(1));
}

/** A count as it is printed: '48', '<5' where 5 is the smallest that is, 'withheld'. */
export function countWords(count: PrintedCount): string {
  return String(count);
}

/** A change in per cent: '−41.3 %', '+4.0 %'. */
export function changeWords(percent: number): string {
  const text = oneDecimal(percent);
  return `${percent > 0 && text !== '0.0' ? '+' : ''}${text} %`;
}

/** A 95 % interval: '95 % CI −47.0 to −35.6'; empty where there is none. */
export function intervalWords({ low, high }: PrintedInterval): string {
  return low === null || high === null ? '' : `95 % CI ${oneDecimal(low)} to ${oneDecimal(high)}`;
}

/** How many of how many: '12 of 48', '<5 of 48'; only how many where the rest is withheld. */
export function shareWords({ count, of }: Pick<PrintedRate, 'count' | 'of'>): string {
  if (of === 'withheld') return `${countWords(count)}, of a withheld number`;
  return `${countWords(count)} of ${countWords(of)}`;
}

/**
 * How complete a follow-up is: the share of owed visits that were made. Where fewer were missed than are printed, the
 * share that follows from the most it can be: 4 where 5 is the smallest count that is, 'at least 91 %'.
 */
export function completenessOf(
  visit: Pick<VisitCounts, 'observed' | 'owed'>,
  counted: PrintedCount,
  leastPrinted: number,
): Completeness {
  const { observed: made, owed } = visit;
  if (typeof made !== 'number') return { percent: null, words: absenceWords([made]) };
  if (saysFewMissed(visit, counted)) {
    const percent = (100 * made) / (made + leastPrinted - 1);
    return { percent, words: `at least ${Math.floor(percent)} %` };
  }
  if (typeof owed !== 'number' || owed === 0) {
    return { percent: null, words: absenceWords([owed]) };
  }
  const percent = (100 * made) / owed;
  return { percent, words: `${Math.round(percent)} %` };
}

/** Why a mean or rate is not there. */
export function absenceWords(counts: readonly PrintedCount[]): string {
  if (counts.some(isPrintedSmall)) return 'Too few to show';
  if (counts.includes('withheld')) return 'Withheld';
  return 'None yet';
}

/** That nobody was seen in a week, which is no small group; 'yet' while somebody may be. */
function nobodySeenWords(week: number, notYet: PrintedCount): string {
  return `Nobody was seen in week ${week}${notYet === 0 ? '' : ' yet'}.`;
}

/** Why the bars of a week are not drawn. */
export function noBarsWords(
  week: Pick<OutcomeReport['cohort']['weeks'][number], 'week' | 'observed' | 'notYet'> | undefined,
  leastPrinted: number,
): string {
  if (week?.observed === 0) return nobodySeenWords(week.week, week.notYet);
  return `Not drawn: the bars would show a group of 1 to ${leastPrinted - 1} patients, for which a longer period or fewer filters may help, or a protocol sets a response of its own, which is not the line of the drawing.`;
}

/** The heading of the list behind a figure. */
export const groupWords: Readonly<Record<OutcomeGroup, string>> = {
  treated: 'Treated in the period',
  begun: 'Course begun in the period',
  'without-baseline': 'Without a baseline',
  'below-baseline': 'Baseline below the threshold',
  counted: 'Counted',
  observed: 'Observed',
  missing: 'Missing',
  'not-yet': 'Window not closed yet',
  response: 'Response',
  remission: 'Remission',
  'visit-made': 'Visit made',
  'visit-missed': 'Visit missed',
};
