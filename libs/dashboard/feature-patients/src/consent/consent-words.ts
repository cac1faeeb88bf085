import type { Consent, ConsentEvent, PatientRecord } from '@glabella/contracts';
import {
  consentHowLabels,
  consentPoint,
  consentStanding,
  courseConsents,
  withdrawalScopeLabels,
  withdrawnScopes,
  type ConsentStanding,
  type WithdrawalScope,
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

/** A step that withdrew something. */
export type Withdrawal = ConsentEvent & { readonly scope: WithdrawalScope };

/** Whether a step withdrew something. */
export function isWithdrawal(event: ConsentEvent): event is Withdrawal {
  return event.scope !== null;
}

/** 'the withdrawal of the treatment on 11 Jan 2026', within a sentence. */
export function withdrawalWords({ scope, happenedOn }: Withdrawal): string {
  return `the withdrawal of ${withdrawalScopeLabels[scope]} on ${formatDate(happenedOn)}`;
}

/** A withdrawal or a voiding in words, with who recorded it and when. */
export function eventLine(
  event: ConsentEvent,
  { events }: Pick<Consent, 'events'>,
  timeZone: string,
): string {
  const recorded = `recorded by ${event.author.displayName}, ${formatDateTime(event.recordedAt, timeZone)}`;
  const reason = event.reason === null ? '' : `: ${event.reason}`;
  const voided = events.filter(isWithdrawal).find(({ version }) => version === event.voids);
  if (voided) {
    return `${capital(withdrawalWords(voided))} was entered by mistake${reason} · ${recorded}`;
  }
  if (!isWithdrawal(event)) return `Entered by mistake${reason} · ${recorded}`;
  const who =
    event.by === 'representative' ? `a representative, ${event.representative}` : 'the patient';
  const what = capital(withdrawalScopeLabels[event.scope]);
  return `${what} withdrawn on ${formatDate(event.happenedOn)} by ${who}${reason} · ${recorded}`;
}

/** What voiding a consent does, and what it does not. */
export function voidingWords({ events }: Consent): string {
  const words =
    'It covers no session from now on. It stays readable, and sessions that were signed stay as they are.';
  const withdrawn = withdrawnScopes(events).map((scope) => withdrawalScopeLabels[scope]);
  return withdrawn.length === 0
    ? words
    : `${words} What was withdrawn with it (${withdrawn.join(', ')}) stays withdrawn until the patient agrees anew. Where nobody withdrew, say so at the withdrawal as well.`;
}

/** What voiding a withdrawal does, and what it does not. */
export function withdrawalVoidingWords(withdrawal: Withdrawal): string {
  const words = `${capital(withdrawalWords(withdrawal))} counts for nothing from now on, and stays readable.`;
  return withdrawal.scope === 'treatment'
    ? `${words} Consents of the course that it took back cover sessions again, unless they are void.`
    : `${words} What the patient said before it counts again.`;
}
