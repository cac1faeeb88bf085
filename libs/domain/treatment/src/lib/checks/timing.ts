import { compareDates, type CalendarDate } from '@glabella/domain/values';
import type { SessionCheckInput } from './session-check';

/** An input whose day is known; rules that need the day are not asked before it is. */
export type DatedInput = SessionCheckInput & { readonly performedOn: CalendarDate };

/** Whether the day of the session is known. */
export function isDated(input: SessionCheckInput): input is DatedInput {
  return input.performedOn !== null;
}

/**
 * Whether the toxin is already in the patient. What would refuse an injection then asks for a
 * reason, since a record of what was done must always be possible.
 */
export function isGiven(input: SessionCheckInput): boolean {
  const { alreadyGiven, performedOn, today } = input;
  return alreadyGiven || (performedOn !== null && compareDates(performedOn, today) < 0);
}
