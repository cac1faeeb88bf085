import type { CalendarDate } from '@glabella/domain/values';
import { type HistoryContext, type HistoryFault, historyFault } from '../history-fault';
import type { FrownSeverity } from './frown-severity';

/** Frown severity as somebody rated it at a visit, apart from any session; null: that one was not rated. */
export interface FrownRatingFacts {
  readonly ratedOn: CalendarDate;
  readonly atRest: FrownSeverity | null;
  readonly atMaximum: FrownSeverity | null;
  readonly note: string | null;
}

/** Every rule that a rating breaks: between birth and today, at least one of the two grades. */
export function frownRatingFaults(
  { ratedOn, atRest, atMaximum }: FrownRatingFacts,
  { today, birthDate }: HistoryContext,
): HistoryFault[] {
  return [
    ...(ratedOn > today ? [historyFault('ratedOn', 'in-future', 'That lies in the future.')] : []),
    ...(ratedOn < birthDate
      ? [historyFault('ratedOn', 'before-birth', 'That lies before the birth.')]
      : []),
    ...(atRest === null && atMaximum === null
      ? [historyFault('atMaximum', 'nothing-rated', 'Rate the frown at maximum, at rest or both.')]
      : []),
  ];
}

/** '2 (moderate) at maximum, 1 (mild) at rest': what was rated of the two, the maximum first. */
export function frownRatingWords(
  { atRest, atMaximum }: Pick<FrownRatingFacts, 'atRest' | 'atMaximum'>,
  grade: (severity: FrownSeverity) => string = String,
): string {
  return [
    ...(atMaximum === null ? [] : [`${grade(atMaximum)} at maximum`]),
    ...(atRest === null ? [] : [`${grade(atRest)} at rest`]),
  ].join(', ');
}
