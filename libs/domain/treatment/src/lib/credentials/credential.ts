import { compareDates, type CalendarDate } from '@glabella/domain/values';

/** What entitles a person to inject, in the words of a form. */
export interface CredentialKind {
  readonly id: CredentialKindId;
  readonly label: string;
  /** Whether such a credential can be granted without a last day. */
  readonly mayBeOpenEnded: boolean;
}

/** The codes of all kinds of credentials, for the schema of a message. */
export const credentialKindIds = [
  'medical-licence',
  'nursing-registration',
  'physician-assistant-registration',
  'other-registration',
  'injector-training',
] as const;

/** One of `credentialKindIds`. */
export type CredentialKindId = (typeof credentialKindIds)[number];

/**
 * Every kind of credential. Who may inject is the law of the place (a prescriber, or a professional
 * to whom it is delegated): the administrator who verifies one answers for that.
 */
export const credentialKinds: readonly CredentialKind[] = [
  { id: 'medical-licence', label: 'Medical licence', mayBeOpenEnded: true },
  { id: 'nursing-registration', label: 'Nursing registration', mayBeOpenEnded: false },
  {
    id: 'physician-assistant-registration',
    label: 'Physician assistant registration',
    mayBeOpenEnded: false,
  },
  { id: 'other-registration', label: 'Other professional registration', mayBeOpenEnded: false },
  { id: 'injector-training', label: 'Injector training', mayBeOpenEnded: true },
];

/** The kind with this code. */
export function credentialKind(id: CredentialKindId): CredentialKind {
  const kind = credentialKinds.find((one) => one.id === id);
  if (kind === undefined) throw new RangeError(`No kind of credential ${id}`);
  return kind;
}

/** The days on which a credential holds, both included; null: without a last day. */
export interface CredentialPeriod {
  readonly validFrom: CalendarDate;
  readonly validUntil: CalendarDate | null;
}

/** Waiting for an administrator, verified by one, or withdrawn for good. */
export const credentialStates = ['waiting', 'verified', 'withdrawn'] as const;

/** One of `credentialStates`. */
export type CredentialState = (typeof credentialStates)[number];

/** A credential as far as it decides who may sign. */
export interface StandingCredential extends CredentialPeriod {
  readonly id: string;
  readonly kind: CredentialKindId;
  readonly state: CredentialState;
}

/** Why a credential cannot be entered like this, and at which field. */
export interface CredentialFault {
  readonly field: 'validFrom' | 'validUntil';
  readonly message: string;
}

/** Days outside of these are slips of the keyboard. */
const plausibleDays = { first: '1900-01-01', last: '2199-12-31' } as const;

/** What is wrong with the days of a credential; empty when nothing is. */
export function credentialFaults(
  kind: CredentialKindId,
  { validFrom, validUntil }: CredentialPeriod,
): CredentialFault[] {
  const slip = { message: 'Give the day on the document: this year cannot be right.' };
  if (!isPlausible(validFrom)) return [{ field: 'validFrom', ...slip }];
  if (validUntil === null) {
    const { label, mayBeOpenEnded } = credentialKind(kind);
    const message = `${label}: give the last day that stands on the document.`;
    return mayBeOpenEnded ? [] : [{ field: 'validUntil', message }];
  }
  if (!isPlausible(validUntil)) return [{ field: 'validUntil', ...slip }];
  if (compareDates(validFrom, validUntil) <= 0) return [];
  return [{ field: 'validUntil', message: 'Give a last day that is not before the first.' }];
}

function isPlausible(day: CalendarDate): boolean {
  return compareDates(plausibleDays.first, day) <= 0 && compareDates(day, plausibleDays.last) <= 0;
}

/** Whether a credential covers a day by its own days, whatever its state. */
export function coversDay({ validFrom, validUntil }: CredentialPeriod, day: CalendarDate): boolean {
  return (
    compareDates(validFrom, day) <= 0 && (validUntil === null || compareDates(day, validUntil) <= 0)
  );
}
