import {
  compareDates,
  daysBetween,
  type CalendarDate,
  type CitedNumber,
} from '@glabella/domain/values';
import type { PreviousToxin } from './checks/session-check';
import type { IntervalRule, TreatmentProtocol } from './protocol';

/** A dose of toxin and how many whole days lie between it and the session. */
export interface ToxinAtDistance {
  readonly toxin: PreviousToxin;
  readonly days: number;
}

/** What an interval asks for under a protocol's rule. */
export type IntervalDemand = 'reason' | 'acknowledge' | 'none';

/** The last toxin of any product on or before a day; null when none is known. */
export function lastToxinBefore(
  previous: readonly PreviousToxin[],
  on: CalendarDate,
): ToxinAtDistance | null {
  return nearest(
    previous.filter((toxin) => compareDates(toxin.on, on) <= 0),
    on,
  );
}

/**
 * The next toxin of any product after a day, which a late entry can have; null when none is known.
 */
export function nextToxinAfter(
  previous: readonly PreviousToxin[],
  on: CalendarDate,
): ToxinAtDistance | null {
  return nearest(
    previous.filter((toxin) => compareDates(toxin.on, on) > 0),
    on,
  );
}

function nearest(candidates: readonly PreviousToxin[], on: CalendarDate): ToxinAtDistance | null {
  return candidates
    .map((toxin) => ({ toxin, days: Math.abs(daysBetween(toxin.on, on)) }))
    .reduce<ToxinAtDistance | null>(
      (closest, next) => (closest === null || next.days < closest.days ? next : closest),
      null,
    );
}

/**
 * Whether so many days need a reason, an acknowledgement or nothing; the rule holds the numbers.
 */
export function intervalDemand(
  days: number,
  rule: Pick<IntervalRule, 'reasonUnderDays' | 'acknowledgeUnderDays'>,
): IntervalDemand {
  if (days < rule.reasonUnderDays) return 'reason';
  return days < rule.acknowledgeUnderDays ? 'acknowledge' : 'none';
}

/**
 * From how many days after the last toxin the next needs no word: 90 of the shipped rule, with its source; null
 * without a protocol.
 */
export function reinjectionFromDay(
  protocol: Pick<TreatmentProtocol, 'interval'> | null | undefined,
): CitedNumber | null {
  if (!protocol) return null;
  const { acknowledgeUnderDays, source } = protocol.interval;
  return { value: acknowledgeUnderDays, source };
}
