import { compareDates, compareInstants, type CalendarDate } from '@glabella/domain/values';

/** How a patient agreed. */
export type ConsentHow = 'on-paper' | 'on-screen' | 'verbally-with-witness';

/** The ways of agreeing, for the schema of a message. */
export const consentHows = [
  'on-paper',
  'on-screen',
  'verbally-with-witness',
] as const satisfies readonly ConsentHow[];

/** The ways of agreeing in words. */
export const consentHowLabels: Readonly<Record<ConsentHow, string>> = {
  'on-paper': 'on paper',
  'on-screen': 'on screen',
  'verbally-with-witness': 'verbally, with a witness',
};

/** Who agrees or withdraws. */
export const consentGivers = ['patient', 'representative'] as const;
export type ConsentGiver = (typeof consentGivers)[number];

/** What is withdrawn: the treatment, or one of the points that may be declined. */
export const withdrawalScopes = ['treatment', 'photographs', 'data-use'] as const;
export type WithdrawalScope = (typeof withdrawalScopes)[number];

/** What is withdrawn, in words. */
export const withdrawalScopeLabels: Readonly<Record<WithdrawalScope, string>> = {
  treatment: 'the treatment',
  photographs: 'photographs',
  'data-use': 'use of the data',
};

/** A consent of a course that was not entered by mistake, as far as it decides what may be signed. */
export interface GivenConsent {
  readonly id: string;
  /** The version of the practice’s text that was agreed to. */
  readonly documentVersion: number;
  readonly agreedOn: CalendarDate;
  /** ISO instant; of a consent and a withdrawal of one day the one recorded last counts. */
  readonly recordedAt: string;
}

/** A withdrawal of the treatment that was not entered by mistake. It is of the course: voiding the consent that it was entered with leaves it. */
export interface TreatmentWithdrawal {
  readonly on: CalendarDate;
  /** ISO instant. */
  readonly recordedAt: string;
}

/** A version of the text that asks everybody again, from the day on which it was published. */
export interface AskedAgain {
  readonly version: number;
  readonly publishedOn: CalendarDate;
}

/** What is known of consents for a session. */
export interface SessionConsents {
  readonly given: readonly GivenConsent[];
  readonly withdrawn: readonly TreatmentWithdrawal[];
  readonly askedAgain: readonly AskedAgain[];
  /** The day from which the practice keeps consents here; null: from its beginning. */
  readonly keptFrom: CalendarDate | null;
}

/** How it stands with the consent on a day. */
export type ConsentStanding =
  | { readonly kind: 'in-force'; readonly consent: GivenConsent }
  | { readonly kind: 'none' }
  | { readonly kind: 'later'; readonly consent: GivenConsent }
  | { readonly kind: 'withdrawn'; readonly withdrawnOn: CalendarDate }
  | { readonly kind: 'asked-again'; readonly consent: GivenConsent; readonly needed: AskedAgain };

/**
 * Whether a consent covers that day: agreed on or before it, not withdrawn on or before it, and to no older text than
 * one that asked everybody again by then. A newer text alone changes nothing. Of several the last agreed counts. Whoever
 * withdraws the treatment takes back every consent from before, whichever of them it was entered with; of one day, what
 * was recorded last counts.
 */
export function consentStanding(
  { given, withdrawn, askedAgain }: Omit<SessionConsents, 'keptFrom'>,
  on: CalendarDate,
): ConsentStanding {
  const inOrder = [...given].sort((a, b) => compareStatements(said(b), said(a)));
  const agreed = inOrder.filter(({ agreedOn }) => compareDates(agreedOn, on) <= 0);
  if (agreed.length === 0) {
    const consent = inOrder.at(-1);
    return consent ? { kind: 'later', consent } : { kind: 'none' };
  }
  const withdrawal = withdrawn
    .filter((one) => compareDates(one.on, on) <= 0)
    .sort(compareStatements)
    .at(-1);
  const standing = agreed.filter(
    (one) => withdrawal === undefined || compareStatements(said(one), withdrawal) > 0,
  );
  const needed = askedAgain
    .filter(({ publishedOn }) => compareDates(publishedOn, on) <= 0)
    .reduce<AskedAgain | null>(
      (newest, next) => (newest !== null && newest.version > next.version ? newest : next),
      null,
    );
  const covering = standing.filter(
    ({ documentVersion }) => needed === null || documentVersion >= needed.version,
  );
  const [consent] = covering;
  if (consent) return { kind: 'in-force', consent };
  const [outdated] = standing;
  if (outdated && needed) return { kind: 'asked-again', consent: outdated, needed };
  return { kind: 'withdrawn', withdrawnOn: withdrawal?.on ?? on };
}

/** Something that a patient said: its day, and the ISO instant of its record. */
interface Statement {
  readonly on: CalendarDate;
  readonly recordedAt: string;
}

function said({ agreedOn, recordedAt }: GivenConsent): Statement {
  return { on: agreedOn, recordedAt };
}

/** In the order of their days; of one day, in the order in which they were recorded. */
function compareStatements(a: Statement, b: Statement): number {
  return compareDates(a.on, b.on) || compareInstants(a.recordedAt, b.recordedAt);
}

/** What a patient said about one of the optional points, and when. */
export interface OptionalPointStatement extends Statement {
  readonly isRefused: boolean;
}

/** Whether the last word about an optional point refuses it, of one day the one recorded last; false where nothing was ever said. */
export function isLastWordRefusal(statements: readonly OptionalPointStatement[]): boolean {
  return [...statements].sort(compareStatements).at(-1)?.isRefused ?? false;
}
