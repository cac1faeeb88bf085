import { addDays, compareDates, type CalendarDate } from '@glabella/domain/values';
import { aftercareText, type AftercareInstruction, type AftercareSpan } from './aftercare';

const HOURS_PER_DAY = 24;
const DAYS_PER_WEEK = 7;

/** Something to do or to leave: in plain words, and until when. */
export interface LeafletRule {
  readonly id: string;
  readonly text: string;
  /** The last day; null where none is known, or it is over on the day of the treatment. */
  readonly untilOn: CalendarDate | null;
  /** Whether it is over on the day of the treatment. */
  readonly isSameDay: boolean;
}

/** A visit to come: in plain words, and its day. */
export interface LeafletReview {
  readonly id: string;
  readonly text: string;
  readonly on: CalendarDate;
}

/** What a patient takes home of one session: when to get help first, else in the order of the list. */
export interface AftercareLeaflet {
  /** When to get help at once, in sentences. */
  readonly emergencies: readonly string[];
  readonly rules: readonly LeafletRule[];
  readonly reviews: readonly LeafletReview[];
}

/**
 * These instructions as a leaflet for somebody injected on that day. A span counts from the injection, whose hour need not
 * be known: it holds through the day on which its last hour lies.
 */
export function aftercareLeaflet(
  instructions: readonly AftercareInstruction[],
  injectedOn: CalendarDate,
): AftercareLeaflet {
  const ofKind = (wanted: AftercareInstruction['kind']) =>
    instructions.filter(({ kind }) => kind === wanted);
  const reviews = ofKind('review').flatMap(({ id, text, span }) =>
    span?.kind === 'on-day'
      ? [{ id, text: aftercareText({ text, span: null }), on: addDays(injectedOn, span.day) }]
      : [],
  );
  const reviewOn = reviews.map(({ on }) => on).sort(compareDates)[0] ?? null;
  return {
    emergencies: ofKind('emergency').map(aftercareText),
    rules: ofKind('rule').map((rule) => {
      const untilOn = lastDay(injectedOn, rule.span, reviewOn);
      const isSameDay = rule.span?.kind === 'for' && untilOn === null;
      return { id: rule.id, text: aftercareText(rule), untilOn, isSameDay };
    }),
    reviews,
  };
}

function lastDay(
  injectedOn: CalendarDate,
  span: AftercareSpan | null,
  reviewOn: CalendarDate | null,
): CalendarDate | null {
  if (span?.kind === 'until' && span.end === 'effect-review') return reviewOn;
  if (span?.kind !== 'for') return null;
  const days = {
    hours: Math.floor(span.amount / HOURS_PER_DAY),
    days: span.amount,
    weeks: span.amount * DAYS_PER_WEEK,
  }[span.unit];
  return days === 0 ? null : addDays(injectedOn, days);
}
