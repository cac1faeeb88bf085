import { compareDates, formatDate } from '@glabella/domain/values';
import { consentStanding, type ConsentStanding } from '../consent/consent';
import { found, passed, type Finding } from './finding';
import { isDated, type DatedInput } from './timing';
import type { SessionCheck, SessionCheckInput } from './session-check';

/**
 * The consent that covers the day of the session. Without one it does not sign; a signed session that is amended and one
 * given before the practice kept consents here are records of the past and state the reason, and so does one that was given
 * earlier on the day of a withdrawal.
 */
export function consentRules(input: SessionCheckInput): Finding[] {
  if (!isDated(input)) return undated(input);
  const standing = consentStanding(input.consents, input.performedOn);
  if (standing.kind === 'in-force') {
    const { agreedOn, documentVersion } = standing.consent;
    const evidence = `Agreed on ${formatDate(agreedOn)} to version ${documentVersion} of the text.`;
    return [passed('consent-given', `Consent, ${formatDate(agreedOn)}`, evidence)];
  }
  if (isStated(input)) {
    const stated = formatDate(input.statedConsentOn ?? input.performedOn);
    const evidence = `The session states a consent of ${stated}; none is kept here for its day.`;
    return [found('note', 'consent-as-stated', 'Consent as stated', evidence)];
  }
  return [demand(lack(standing, input), standing, input)];
}

/** Whether a consent covers a day that is not known cannot be said; that there is none can. */
function undated({ consents, statedConsentOn, protocol }: SessionCheckInput): Finding[] {
  if (consents.given.length > 0 || statedConsentOn !== null) return [];
  const { code, title, evidence } = noneOnRecord(protocol);
  return [found('stop', code, title, evidence)];
}

function isStated({ isAmendment, statedConsentOn, performedOn }: DatedInput): boolean {
  return isAmendment && statedConsentOn !== null && compareDates(statedConsentOn, performedOn) <= 0;
}

type Lack = Pick<SessionCheck, 'code' | 'title' | 'evidence'>;

function lack(
  standing: Exclude<ConsentStanding, { readonly kind: 'in-force' }>,
  { performedOn, protocol }: DatedInput,
): Lack {
  const injected = formatDate(performedOn);
  switch (standing.kind) {
    case 'none':
      return noneOnRecord(protocol);
    case 'later': {
      const given = formatDate(standing.consent.agreedOn);
      const evidence = `Agreed on ${given}, injected on ${injected}.`;
      return { code: 'consent-after-injection', title: 'Consent after the injection', evidence };
    }
    case 'withdrawn': {
      const evidence = `Withdrawn on ${formatDate(standing.withdrawnOn)}, injected on ${injected}.`;
      return { code: 'consent-withdrawn', title: 'Consent withdrawn', evidence };
    }
    case 'asked-again': {
      const { consent, needed } = standing;
      const evidence =
        `Agreed to version ${consent.documentVersion} of the text; version ${needed.version} of ` +
        `${formatDate(needed.publishedOn)} asks again.`;
      return { code: 'consent-outdated', title: 'Consent to be asked again', evidence };
    }
  }
}

function noneOnRecord({ offLabel }: SessionCheckInput['protocol']): Lack {
  const what = offLabel ? 'consent with the off-label statement' : 'consent';
  const evidence = `No ${what} is on record for this course. Record it before the injection.`;
  return { code: 'consent-missing', title: 'Consent not on record', evidence };
}

function demand({ code, title, evidence }: Lack, standing: ConsentStanding, input: DatedInput) {
  if (standing.kind === 'withdrawn' && isBeforeWithdrawal(standing.withdrawnOn, input)) {
    const check = found('reason', code, title, evidence);
    return { ...check, answerBy: 'psychiatrist' } as const;
  }
  return found(isOfThePast(input) ? 'reason' : 'stop', code, title, evidence);
}

/** A calendar day does not say which came first; whoever gave the injection does. */
function isBeforeWithdrawal(withdrawnOn: string, { alreadyGiven, performedOn }: DatedInput) {
  return alreadyGiven && withdrawnOn === performedOn;
}

function isOfThePast({ isAmendment, consents, performedOn }: DatedInput): boolean {
  const { keptFrom } = consents;
  return isAmendment || (keptFrom !== null && compareDates(performedOn, keptFrom) < 0);
}
