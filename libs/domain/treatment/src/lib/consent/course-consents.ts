import type { CalendarDate } from '@glabella/domain/values';
import { isLastWordRefusal, type SessionConsents, type WithdrawalScope } from './consent';
import type { OptionalConsentPointId } from './consent-document';

/** A consent as the record keeps it, as far as it decides what may be signed. */
export interface RecordedConsent {
  readonly id: string;
  readonly courseId: string;
  readonly documentVersion: number;
  readonly agreedOn: CalendarDate;
  readonly recordedAt: string;
  /** What happened to it since. */
  readonly events: readonly RecordedConsentEvent[];
}

/** What can happen to a consent: a withdrawal, or that it or one of its withdrawals was entered by mistake. */
export const consentEventKinds = ['withdrawn', 'voided', 'withdrawal-voided'] as const;

/** A step of a consent after it was given. */
export interface RecordedConsentEvent {
  readonly version: number;
  readonly kind: (typeof consentEventKinds)[number];
  /** Of a withdrawal alone. */
  readonly scope: WithdrawalScope | null;
  /** The version of the withdrawal that was entered by mistake; null for any other kind. */
  readonly voids: number | null;
  readonly happenedOn: CalendarDate;
  readonly recordedAt: string;
}

/** Whether a consent was entered by mistake. */
export function isVoidedConsent({ events }: Pick<RecordedConsent, 'events'>): boolean {
  return events.some(({ kind }) => kind === 'voided');
}

/** What was withdrawn with a consent and not entered by mistake. */
export function standingWithdrawals<
  Event extends Pick<RecordedConsentEvent, 'version' | 'kind' | 'voids'>,
>(events: readonly Event[]): Event[] {
  return events.filter(
    ({ version, kind }) => kind === 'withdrawn' && !events.some(({ voids }) => voids === version),
  );
}

/** What of a consent is withdrawn, as it stands. */
export function withdrawnScopes(
  events: readonly Pick<RecordedConsentEvent, 'version' | 'kind' | 'scope' | 'voids'>[],
): WithdrawalScope[] {
  return standingWithdrawals(events).flatMap(({ scope }) => scope ?? []);
}

/** A consent with the optional points that were declined in it. */
export interface AnsweredConsent extends Pick<
  RecordedConsent,
  'agreedOn' | 'recordedAt' | 'events'
> {
  readonly declined: readonly OptionalConsentPointId[];
}

/** Whether the last word of the patient, over all courses, refuses the use of the data. */
export function isDataUseRefused(consents: readonly AnsweredConsent[]): boolean {
  const agreed = consents
    .filter((consent) => !isVoidedConsent(consent))
    .map(({ agreedOn, recordedAt, declined }) => ({
      on: agreedOn,
      recordedAt,
      isRefused: declined.includes('data-use'),
    }));
  const withdrawn = consents
    .flatMap(({ events }) => standingWithdrawals(events))
    .filter(({ scope }) => scope === 'data-use')
    .map(({ happenedOn, recordedAt }) => ({ on: happenedOn, recordedAt, isRefused: true }));
  return isLastWordRefusal([...agreed, ...withdrawn]);
}

/**
 * What of a patient’s consents counts for that course. Voiding a consent says that nobody agreed that way; that the
 * patient withdrew the treatment stays said, until the withdrawal is voided itself.
 */
export function courseConsents(
  consents: readonly RecordedConsent[],
  courseId: string,
): Pick<SessionConsents, 'given' | 'withdrawn'> {
  const ofCourse = consents.filter((consent) => consent.courseId === courseId);
  return {
    given: ofCourse
      .filter((consent) => !isVoidedConsent(consent))
      .map(({ id, documentVersion, agreedOn, recordedAt }) => ({
        id,
        documentVersion,
        agreedOn,
        recordedAt,
      })),
    withdrawn: ofCourse
      .flatMap(({ events }) => standingWithdrawals(events))
      .filter(({ scope }) => scope === 'treatment')
      .map(({ happenedOn, recordedAt }) => ({ on: happenedOn, recordedAt })),
  };
}
