import type { Consent, ConsentEvent, PatientRecord } from '@glabella/contracts';
import {
  consentHowLabels,
  consentPoint,
  consentStanding,
  courseConsents,
  isLastWordRefusal,
  isVoidedConsent,
  standingWithdrawals,
  withdrawalScopeLabels,
  type ConsentStanding,
} from '@glabella/domain/treatment';
import { capital, formatDate, formatDateTime } from '@glabella/domain/values';

/** How it stands with the consent to a course on the practice's day. */
export function standingOf(
  { consents, consentAskedAgain, today }: PatientRecord,
  courseId: string,
): ConsentStanding {
  const ofCourse = courseConsents(consents, courseId);
  return consentStanding({ ...ofCourse, askedAgain: consentAskedAgain }, today);
}

/** 'In force: agreed on 6 Jan 2026 to version 1.' */
export function standingWords(standing: ConsentStanding): string {
  switch (standing.kind) {
    case 'in-force': {
      const { agreedOn, documentVersion } = standing.consent;
      return `In force: agreed on ${formatDate(agreedOn)} to version ${documentVersion}.`;
    }
    case 'none':
      return 'No consent yet: a session cannot be signed without one.';
    case 'later':
      return `Agreed on ${formatDate(standing.consent.agreedOn)} only.`;
    case 'withdrawn': {
      const on = formatDate(standing.withdrawnOn);
      return `Withdrawn on ${on}: sessions from that day on cannot be signed, earlier ones stay as they are.`;
    }
    case 'asked-again': {
      const { consent, needed } = standing;
      return (
        `To be asked again: agreed to version ${consent.documentVersion}, and version ${needed.version} of ` +
        `${formatDate(needed.publishedOn)} asks everybody anew.`
      );
    }
  }
}

/** What was agreed, by whom, how and before whom, in words. */
export function consentLine(consent: Consent): string {
  const { agreedBy, representative, how, witness, takenBy, declined } = consent;
  return [
    agreedBy === 'patient' ? 'by the patient' : `by a representative, ${representative}`,
    witness === null ? consentHowLabels[how] : `${consentHowLabels[how]} (${witness})`,
    `taken by ${takenBy.displayName}`,
    ...declined.map((id) => `${consentPoint(id).about.toLowerCase()} declined`),
  ].join(' · ');
}

/** 'The withdrawal of the treatment on 11 Jan 2026'. */
export function withdrawalWords({ scope, happenedOn }: ConsentEvent): string {
  const what = scope === null ? '' : ` of ${withdrawalScopeLabels[scope]}`;
  return `the withdrawal${what} on ${formatDate(happenedOn)}`;
}

/** A withdrawal or a voiding in words, with who recorded it and when. */
export function eventLine(
  event: ConsentEvent,
  { events }: Pick<Consent, 'events'>,
  timeZone: string,
): string {
  const recorded = `recorded by ${event.author.displayName}, ${formatDateTime(event.recordedAt, timeZone)}`;
  const reason = event.reason === null ? '' : `: ${event.reason}`;
  const voided = events.find(({ version }) => version === event.voids);
  if (voided) {
    return `${capital(withdrawalWords(voided))} was entered by mistake${reason} · ${recorded}`;
  }
  if (event.kind === 'voided' || event.scope === null) {
    return `Entered by mistake${reason} · ${recorded}`;
  }
  const who =
    event.by === 'representative' ? `a representative, ${event.representative}` : 'the patient';
  const what = capital(withdrawalScopeLabels[event.scope]);
  return `${what} withdrawn on ${formatDate(event.happenedOn)} by ${who}${reason} · ${recorded}`;
}

/** What voiding a consent does, and what it does not. */
export function voidingWords({ events }: Consent): string {
  const words =
    'It covers no session from now on. It stays readable, and sessions that were signed stay as they are.';
  const withdrawn = standingWithdrawals(events)
    .flatMap(({ scope }) => scope ?? [])
    .map((it) => withdrawalScopeLabels[it]);
  return withdrawn.length === 0
    ? words
    : `${words} What was withdrawn with it (${withdrawn.join(', ')}) stays withdrawn until the patient agrees anew. Where nobody withdrew, say so at the withdrawal as well.`;
}

/** What voiding a withdrawal does, and what it does not. */
export function withdrawalVoidingWords(withdrawal: ConsentEvent): string {
  const words = `${capital(withdrawalWords(withdrawal))} counts for nothing from now on, and stays readable.`;
  return withdrawal.scope === 'treatment'
    ? `${words} Consents of the course that it took back cover sessions again, unless they are void.`
    : `${words} What the patient said before it counts again.`;
}

/** Whether the last word of the patient, over all courses, refuses the use of the data. */
export function isDataUseRefused({ consents }: Pick<PatientRecord, 'consents'>): boolean {
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
