import { DomainError } from './domain-error';

/**
 * A text was used as an instant and is none, or lacks its zone; code 'calendar.instant_invalid'.
 */
export class InvalidInstant extends DomainError {
  constructor() {
    super('calendar.instant_invalid', 'An instant is written in ISO 8601 with Z or an offset.');
  }
}

// Without Z or an offset `Date.parse` would read the text in the zone of the machine.
const writtenWithZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Milliseconds since 1970 UTC of an ISO 8601 instant with Z or an offset; throws InvalidInstant.
 */
export function instantMillis(at: string): number {
  const millis = writtenWithZone.test(at) ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(millis)) throw new InvalidInstant();
  return millis;
}

/** Orders instants earliest first whatever offset each is written with; throws InvalidInstant. */
export function compareInstants(a: string, b: string): number {
  return instantMillis(a) - instantMillis(b);
}
