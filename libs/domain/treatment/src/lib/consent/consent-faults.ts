import { compareDates, formatDate, type CalendarDate } from '@glabella/domain/values';
import { withdrawalScopes, type WithdrawalScope } from './consent';
import { standingWithdrawals, withdrawnScopes, type RecordedConsentEvent } from './course-consents';
import type { OptionalConsentPointId } from './consent-document';

/** What contradicts a rule of the record, by the field of the form that shows it. */
export interface ConsentFault {
  readonly field: 'agreedOn' | 'documentVersion' | 'withdrawnOn' | 'scope' | 'withdrawal';
  readonly message: string;
}

/** Days between which a consent can lie. */
export interface ConsentDays {
  readonly birthDate: CalendarDate;
  /** The practice's calendar day. */
  readonly today: CalendarDate;
}

/** What is wrong with the day of a consent; empty for nothing. */
export function consentFaults(
  agreedOn: CalendarDate,
  { birthDate, today }: ConsentDays,
): ConsentFault[] {
  if (compareDates(agreedOn, today) > 0) {
    return [{ field: 'agreedOn', message: 'Nobody has agreed in the future yet.' }];
  }
  if (compareDates(agreedOn, birthDate) < 0) {
    return [{ field: 'agreedOn', message: 'This is before the birth of the patient.' }];
  }
  return [];
}

/** Whether a consent of that day may have been taken by somebody whose account is switched off: today nobody of them is here. */
export function mayNameFormerTaker(agreedOn: CalendarDate, today: CalendarDate): boolean {
  return compareDates(agreedOn, today) < 0;
}

/** The consent that is withdrawn, as it stands. */
export interface WithdrawableConsent {
  readonly agreedOn: CalendarDate;
  readonly declined: readonly OptionalConsentPointId[];
  readonly events: readonly Pick<RecordedConsentEvent, 'version' | 'kind' | 'scope' | 'voids'>[];
}

/** What is wrong with a withdrawal: its day, or that there is nothing left of it to withdraw; empty for nothing. */
export function withdrawalFaults(
  consent: WithdrawableConsent,
  { scope, withdrawnOn }: { readonly scope: WithdrawalScope; readonly withdrawnOn: CalendarDate },
  today: CalendarDate,
): ConsentFault[] {
  const faults: ConsentFault[] = [];
  if (compareDates(withdrawnOn, today) > 0) {
    faults.push({ field: 'withdrawnOn', message: 'Nobody has withdrawn in the future yet.' });
  }
  if (compareDates(withdrawnOn, consent.agreedOn) < 0) {
    const message = `The consent is of ${formatDate(consent.agreedOn)}: it is withdrawn on or after that day.`;
    faults.push({ field: 'withdrawnOn', message });
  }
  return [...faults, ...scopeFaults(consent, scope)];
}

/** What of a consent can still be withdrawn. */
export function withdrawable(
  consent: Pick<WithdrawableConsent, 'declined' | 'events'>,
): WithdrawalScope[] {
  return withdrawalScopes.filter((scope) => scopeFaults(consent, scope).length === 0);
}

function scopeFaults(
  { declined, events }: Pick<WithdrawableConsent, 'declined' | 'events'>,
  scope: WithdrawalScope,
): ConsentFault[] {
  const faults: ConsentFault[] = [];
  if (withdrawnScopes(events).includes(scope)) {
    faults.push({ field: 'scope', message: 'This is withdrawn already.' });
  }
  if (scope !== 'treatment' && declined.includes(scope)) {
    faults.push({ field: 'scope', message: 'This was declined from the beginning.' });
  }
  return faults;
}

/** What is wrong with saying that the withdrawal of that version was entered by mistake; empty for nothing. */
export function withdrawalVoidingFaults(
  events: readonly Pick<RecordedConsentEvent, 'version' | 'kind' | 'voids'>[],
  withdrawal: number,
): ConsentFault[] {
  if (standingWithdrawals(events).some(({ version }) => version === withdrawal)) return [];
  const message = events.some(({ voids }) => voids === withdrawal)
    ? 'This withdrawal is void already.'
    : 'There is no such withdrawal of this consent.';
  return [{ field: 'withdrawal', message }];
}
