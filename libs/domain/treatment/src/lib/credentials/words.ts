import { formatDate } from '@glabella/domain/values';
import { credentialKind, type CredentialKindId, type CredentialState } from './credential';
import type { SigningObstacle, SigningStanding } from './signing-right';

/** The words a screen shows for the state of a credential. */
export const credentialStateLabels: Readonly<Record<CredentialState, string>> = {
  waiting: 'waits for verification',
  verified: 'verified',
  withdrawn: 'withdrawn',
};

/** A credential on one line, as a signature prints it: 'Medical licence 4711, State Board'. */
export function credentialLine(credential: {
  readonly kind: CredentialKindId;
  readonly issuer: string;
  readonly number: string;
}): string {
  const { kind, issuer, number } = credential;
  return `${credentialKind(kind).label} ${number}, ${issuer}`;
}

/** Why the person addressed may not sign, in a sentence with its days. */
export function obstacleWords({ kind, day, dayOf, boundary }: SigningObstacle): string {
  const of = dayOf === 'signature' ? '' : ` It is asked for on the day of the injection too.`;
  const on = formatDate(day);
  switch (kind) {
    case 'waiting':
      return `Your credential for ${on} waits to be verified.${of}`;
    case 'expired':
      return `Your credential ended on ${formatDate(boundary ?? day)} and does not cover ${on}.${of}`;
    case 'not-yet-valid':
      return `Your credential begins on ${formatDate(boundary ?? day)} and does not cover ${on}.${of}`;
    case 'withdrawn':
      return `Your credential for ${on} was withdrawn.${of}`;
    case 'none':
      return `You have no credential that covers ${on}.${of}`;
  }
}

/** What the person addressed does about it. */
export function wayOutOf({ kind, dayOf }: SigningObstacle): string {
  if (kind === 'waiting') return 'An administrator verifies it; nobody verifies their own.';
  if (dayOf === 'injection') {
    return 'Enter the one you had on that day, or let somebody who supervised it sign.';
  }
  const verb = kind === 'expired' ? 'Renew it' : 'Enter yours';
  return `${verb} under Practice, Your credentials; an administrator then verifies it.`;
}

/** Where somebody stands, for a list: 'until 3 Mar 2027', 'ended on 1 Jan 2026', 'no credential'. */
export function standingWords(standing: SigningStanding): string {
  if (standing.kind === 'current') {
    return standing.until === null ? 'without a last day' : `until ${formatDate(standing.until)}`;
  }
  const { kind, boundary, day } = standing.obstacle;
  switch (kind) {
    case 'waiting':
      return 'waits for verification';
    case 'expired':
      return `ended on ${formatDate(boundary ?? day)}`;
    case 'not-yet-valid':
      return `begins on ${formatDate(boundary ?? day)}`;
    case 'withdrawn':
      return 'withdrawn';
    case 'none':
      return 'no credential';
  }
}

/** Days in words: 'today', '1 day', '41 days'. */
export function daysLeftWords(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? '1 day' : `${days} days`;
}
