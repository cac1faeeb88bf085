import {
  addDays,
  compareDates,
  daysBetween,
  type CalendarDate,
  type CitedNumber,
} from '@glabella/domain/values';
import { practiceRule } from '../sources';
import { coversDay, type CredentialKindId, type StandingCredential } from './credential';

/** From how many days before the last day of a person's right to sign everybody concerned is told. */
export const expiryWarningDays: CitedNumber = { value: 60, source: practiceRule };

/** What is to be signed: an injection of a day, or an amendment of a record, on a day of the practice. */
export interface IntendedSignature {
  readonly performedOn: CalendarDate;
  /** The practice's calendar day. */
  readonly signedOn: CalendarDate;
  readonly isAmendment: boolean;
}

/** Why nothing covers a day. */
export type ObstacleKind = 'none' | 'waiting' | 'expired' | 'not-yet-valid' | 'withdrawn';

/** Why somebody may not sign. */
export interface SigningObstacle {
  readonly kind: ObstacleKind;
  /** The day that no verified credential covers. */
  readonly day: CalendarDate;
  /** Whether that is the day of signing or the day of the injection. */
  readonly dayOf: 'signature' | 'injection';
  /** The last valid day where expired, the first where not valid yet; else null. */
  readonly boundary: CalendarDate | null;
}

/** Whether somebody may sign, and on which credential the signature rests. */
export type SigningRight =
  | { readonly maySign: true; readonly credentialId: string }
  | { readonly maySign: false; readonly obstacle: SigningObstacle };

/**
 * Whether the holder of these credentials may sign. A verified credential must cover the day of
 * signing and, as a first signature says "I performed or supervised", the day of the injection too;
 * it may be another one. An amendment confirms a record and asks for the day of signing alone. A
 * verification counts for all days of the credential, also for those before it was made.
 */
export function signingRight(
  credentials: readonly StandingCredential[],
  { performedOn, signedOn, isAmendment }: IntendedSignature,
): SigningRight {
  const current = credentialOn(credentials, signedOn);
  if (current === null) {
    return { maySign: false, obstacle: obstacleOn(credentials, signedOn, 'signature') };
  }
  if (!isAmendment && credentialOn(credentials, performedOn) === null) {
    return { maySign: false, obstacle: obstacleOn(credentials, performedOn, 'injection') };
  }
  return { maySign: true, credentialId: current.id };
}

/** The verified credential that covers a day, of several the one that holds longest; null without. */
export function credentialOn(
  credentials: readonly StandingCredential[],
  day: CalendarDate,
): StandingCredential | null {
  return (
    credentials
      .filter((one) => one.state === 'verified' && coversDay(one, day))
      .sort(longestFirst)[0] ?? null
  );
}

function longestFirst(a: StandingCredential, b: StandingCredential): number {
  if (a.validUntil === null || b.validUntil === null) {
    return Number(a.validUntil !== null) - Number(b.validUntil !== null);
  }
  return compareDates(b.validUntil, a.validUntil);
}

/** The obstacle that is nearest to being out of the way: one that waits, then one to renew. */
function obstacleOn(
  credentials: readonly StandingCredential[],
  day: CalendarDate,
  dayOf: SigningObstacle['dayOf'],
): SigningObstacle {
  const as = (kind: ObstacleKind, boundary: CalendarDate | null = null): SigningObstacle => ({
    kind,
    day,
    dayOf,
    boundary,
  });
  const covering = credentials.filter((one) => coversDay(one, day));
  if (covering.some(({ state }) => state === 'waiting')) return as('waiting');
  const verified = credentials.filter(({ state }) => state === 'verified');
  const ended = verified
    .flatMap(({ validUntil }) => (validUntil === null ? [] : [validUntil]))
    .filter((until) => compareDates(until, day) < 0)
    .sort(compareDates)
    .at(-1);
  if (ended !== undefined) return as('expired', ended);
  const [begins] = verified
    .map(({ validFrom }) => validFrom)
    .filter((from) => compareDates(from, day) > 0)
    .sort(compareDates);
  if (begins !== undefined) return as('not-yet-valid', begins);
  return as(covering.some(({ state }) => state === 'withdrawn') ? 'withdrawn' : 'none');
}

/** Where somebody stands on a day: until when they may sign without a break, or why not. */
export type SigningStanding =
  | {
      readonly kind: 'current';
      readonly credentialKind: CredentialKindId;
      /** The last day without a break; null: no last day. */
      readonly until: CalendarDate | null;
      /** Days from today to that day, 0 on it. */
      readonly daysLeft: number | null;
      /** At most `expiryWarningDays` are left. */
      readonly isExpiring: boolean;
      /** A credential that would go on after that day waits to be verified. */
      readonly isRenewalWaiting: boolean;
    }
  | { readonly kind: 'blocked'; readonly obstacle: SigningObstacle };

/** Where the holder of these credentials stands on the practice's day. */
export function signingStanding(
  credentials: readonly StandingCredential[],
  today: CalendarDate,
): SigningStanding {
  const current = credentialOn(credentials, today);
  if (current === null) {
    return { kind: 'blocked', obstacle: obstacleOn(credentials, today, 'signature') };
  }
  const until = coveredUntil(credentials, current);
  const daysLeft = until === null ? null : daysBetween(today, until);
  return {
    kind: 'current',
    credentialKind: current.kind,
    until,
    daysLeft,
    isExpiring: daysLeft !== null && daysLeft <= expiryWarningDays.value,
    isRenewalWaiting:
      until !== null &&
      credentials.some((one) => one.state === 'waiting' && coversDay(one, addDays(until, 1))),
  };
}

/** The last day of the verified credentials that follow one another without a gap. */
function coveredUntil(
  credentials: readonly StandingCredential[],
  current: StandingCredential,
): CalendarDate | null {
  let last = current;
  while (last.validUntil !== null) {
    const next = credentialOn(credentials, addDays(last.validUntil, 1));
    if (next === null) return last.validUntil;
    last = next;
  }
  return null;
}

/**
 * Whether a practice misses a current credential of somebody: a psychiatrist signs, and whoever had one
 * signed with it. Another clinical person may go without.
 */
export function needsCredential(
  roles: readonly string[],
  credentials: readonly StandingCredential[],
): boolean {
  return roles.includes('psychiatrist') || credentials.length > 0;
}
