import type { CalendarDate } from '@glabella/domain/values';
import type { SessionConsents, WithdrawalScope } from './consent';

/** A consent as the record keeps it, as far as it decides what may be signed. */
export interface RecordedConsent {
  readonly id: string;
  readonly courseId: string;
  readonly documentVersion: number;
  readonly agreedOn: CalendarDate;
  readonly recordedAt: string;
  /** What happened to it since. */
  readonly events: readonly {
    readonly kind: 'withdrawn' | 'voided';
    /** Of a withdrawal alone. */
    readonly scope: WithdrawalScope | null;
    readonly happenedOn: CalendarDate;
    readonly recordedAt: string;
  }[];
}

/** Whether a consent was entered by mistake. */
export function isVoidedConsent({ events }: Pick<RecordedConsent, 'events'>): boolean {
  return events.some(({ kind }) => kind === 'voided');
}

/**
 * What of a patient’s consents counts for that course. Voiding a consent says that nobody agreed that way; that the
 * patient withdrew the treatment stays said.
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
      .flatMap(({ events }) => events)
      .filter(({ scope }) => scope === 'treatment')
      .map(({ happenedOn, recordedAt }) => ({ on: happenedOn, recordedAt })),
  };
}
