import { addDays, type CalendarDate } from '@glabella/domain/values';
import { findAftercare, type AftercareId } from './aftercare';

const HOURS_PER_DAY = 24;

/** Something to do or to leave: in plain words, and the last day on which it holds (null: over on the same day). */
export interface LeafletRule {
  readonly id: AftercareId;
  readonly text: string;
  readonly untilOn: CalendarDate | null;
}

/** What a patient takes home of one session, in the order in which it matters. */
export interface AftercareLeaflet {
  /** When to get help at once, in sentences; first on every leaflet. */
  readonly emergencies: readonly string[];
  /** The shortest first. */
  readonly rules: readonly LeafletRule[];
  /** The day on which the effect on the muscles is reviewed; null where that is not planned. */
  readonly reviewOn: CalendarDate | null;
}

/**
 * The aftercare of a protocol as a leaflet for somebody injected on that day. A span counts from the injection, whose hour
 * need not be known: it holds through the day on which its last hour lies. Codes that do not exist are left out.
 */
export function aftercareLeaflet(
  aftercare: readonly string[],
  injectedOn: CalendarDate,
): AftercareLeaflet {
  const known = [...new Set(aftercare)].flatMap((id) => findAftercare(id) ?? []);
  const rules = known
    .filter(({ kind }) => kind === 'rule')
    .sort((a, b) => (a.hours ?? Infinity) - (b.hours ?? Infinity))
    .map(({ id, text, hours }) => ({ id, text, untilOn: lastDay(injectedOn, hours) }));
  const review = known.find(({ onDay }) => onDay !== undefined);
  return {
    emergencies: known.filter(({ kind }) => kind === 'emergency').map(({ text }) => text),
    rules,
    reviewOn: review?.onDay === undefined ? null : addDays(injectedOn, review.onDay),
  };
}

function lastDay(injectedOn: CalendarDate, hours: number | null): CalendarDate | null {
  if (hours === null || hours < HOURS_PER_DAY) return null;
  return addDays(injectedOn, Math.floor(hours / HOURS_PER_DAY));
}
