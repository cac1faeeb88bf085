import type { FrownRating, InjectionSession, PatientRecord } from '@glabella/contracts';
import { frownLabel, frownSeverities } from '@glabella/domain/treatment';
import { compareDates, daysBetween, formatDate, type CalendarDate } from '@glabella/domain/values';

/** A rating of the frown in words: of a review, or before the needle of a session. */
export interface FrownRow {
  readonly id: string;
  readonly on: CalendarDate;
  readonly date: string;
  readonly when: string;
  readonly atMaximum: string;
  readonly atRest: string;
  readonly ratedBy: string;
  readonly note: string;
  /** The review; null for a rating that stands with its session and is corrected there. */
  readonly rating: FrownRating | null;
  readonly sessionId: string | null;
}

/** 'day 14 after the injection of 6 Jan 2026', 'before the first injection'. */
export function daysSinceInjection(
  sessions: readonly Pick<InjectionSession, 'performedOn' | 'status'>[],
  on: CalendarDate,
): string {
  const last = sessions
    .filter(({ status, performedOn }) => status === 'signed' && performedOn <= on)
    .map(({ performedOn }) => performedOn)
    .toSorted(compareDates)
    .at(-1);
  if (last === undefined) return 'before the first injection';
  const days = daysBetween(last, on);
  return days === 0
    ? 'on the day of an injection'
    : `day ${days} after the injection of ${formatDate(last)}`;
}

const grade = (value: number | null): string =>
  frownLabel(frownSeverities.find((one) => one.value === value)?.value ?? null);

/** Every rating of the record, the newest first: those of reviews and those of sessions, voided ones marked by their rating. */
export function frownRows({ frownRatings, sessions }: PatientRecord): FrownRow[] {
  const reviews = frownRatings.map((rating): FrownRow => ({
    id: rating.id,
    on: rating.ratedOn,
    date: formatDate(rating.ratedOn),
    when: daysSinceInjection(sessions, rating.ratedOn),
    atMaximum: grade(rating.atMaximum),
    atRest: grade(rating.atRest),
    ratedBy: rating.ratedBy.displayName,
    note: rating.note ?? '',
    rating,
    sessionId: null,
  }));
  const before = sessions
    .filter(
      ({ status, frownAtMaximum, frownAtRest }) =>
        status === 'signed' && (frownAtMaximum !== null || frownAtRest !== null),
    )
    .map((session): FrownRow => ({
      id: session.id,
      on: session.performedOn,
      date: formatDate(session.performedOn),
      when: 'before injection',
      atMaximum: grade(session.frownAtMaximum),
      atRest: grade(session.frownAtRest),
      ratedBy: session.performedBy.displayName,
      note: '',
      rating: null,
      sessionId: session.id,
    }));
  return [...reviews, ...before].sort((a, b) => compareDates(b.on, a.on));
}
