import { addDays, compareDates, type CalendarDate } from '@glabella/domain/values';
import { aftercareText, type AftercareInstruction, type AftercareSpan } from './aftercare';

const HOURS_PER_DAY = 24;
const MINUTES_PER_HOUR = 60;
const DAYS_PER_WEEK = 7;

/** Something to do or to leave: in plain words, and until when. */
export interface LeafletRule {
  readonly id: string;
  readonly text: string;
  /** The last day; null where it cannot be told, or it is over on the day of the treatment. */
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

/** When an injection was given: its day, and the time on the practice's clock, 'HH:MM'; null where that was not recorded. */
export interface InjectionMoment {
  readonly on: CalendarDate;
  readonly timeOfDay: string | null;
}

/** What a patient takes home of one session: when to get help first, else in the order of the list. */
export interface AftercareLeaflet {
  /** When to get help at once, in sentences. */
  readonly emergencies: readonly string[];
  readonly rules: readonly LeafletRule[];
  readonly reviews: readonly LeafletReview[];
}

/**
 * These instructions as a leaflet for somebody injected then. A span holds through the day on which its last hour lies;
 * hours whose day hangs on a time that was not recorded have none.
 */
export function aftercareLeaflet(
  instructions: readonly AftercareInstruction[],
  injected: InjectionMoment,
): AftercareLeaflet {
  const ofKind = (wanted: AftercareInstruction['kind']) =>
    instructions.filter(({ kind }) => kind === wanted);
  const reviews = ofKind('review').flatMap(({ id, text, span }) =>
    span?.kind === 'on-day'
      ? [{ id, text: aftercareText({ text, span: null }), on: addDays(injected.on, span.day) }]
      : [],
  );
  const reviewOn = reviews.map(({ on }) => on).sort(compareDates)[0] ?? null;
  return {
    emergencies: ofKind('emergency').map(aftercareText),
    rules: ofKind('rule').map((rule) => {
      const lastOn = lastDay(injected, rule.span, reviewOn);
      const isSameDay = rule.span?.kind === 'for' && lastOn === injected.on;
      const untilOn = isSameDay ? null : lastOn;
      return { id: rule.id, text: aftercareText(rule), untilOn, isSameDay };
    }),
    reviews,
  };
}

function lastDay(
  { on, timeOfDay }: InjectionMoment,
  span: AftercareSpan | null,
  reviewOn: CalendarDate | null,
): CalendarDate | null {
  if (span?.kind === 'until' && span.end === 'effect-review') return reviewOn;
  if (span?.kind !== 'for') return null;
  const { amount, unit } = span;
  const days = {
    hours: () => daysOfHours(amount, timeOfDay),
    days: () => amount,
    weeks: () => amount * DAYS_PER_WEEK,
  }[unit]();
  return days === null ? null : addDays(on, days);
}

/** Whole days of hours end on the same day whenever they began; of others the time of the injection decides. */
function daysOfHours(hours: number, timeOfDay: string | null): number | null {
  if (hours % HOURS_PER_DAY === 0) return hours / HOURS_PER_DAY;
  if (timeOfDay === null) return null;
  const [hour = 0, minute = 0] = timeOfDay.split(':').map(Number);
  const end = hour + minute / MINUTES_PER_HOUR + hours;
  // What ends at midnight has its last hour on the day before.
  return Math.ceil(end / HOURS_PER_DAY) - 1;
}
