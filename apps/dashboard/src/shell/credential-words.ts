import type { CredentialOverview, OwnSigning } from '@glabella/contracts';
import {
  daysLeftWords,
  needsCredential,
  obstacleWords,
  signingStanding,
  standingWords,
  wayOutOf,
} from '@glabella/domain/treatment';

/**
 * That one's own right to sign ends soon, or is not there; null where nothing is to be done. A clinician who never had a
 * credential signs nothing and is told nothing.
 */
export function ownNotice({ credentials, today, isDelegate }: OwnSigning): string | null {
  if (isDelegate && credentials.length === 0) return null;
  const standing = signingStanding(credentials, today);
  if (standing.kind === 'blocked') {
    const { obstacle } = standing;
    return `You may not sign injection sessions now. ${obstacleWords(obstacle)} ${wayOutOf(obstacle)}`;
  }
  if (!standing.isExpiring) return null;
  const next = standing.isRenewalWaiting
    ? 'The renewal waits to be verified.'
    : 'Enter the renewal in time.';
  return `You may sign ${standingWords(standing)} (${daysLeftWords(standing.daysLeft ?? 0)}). ${next}`;
}

/** What waits for an administrator: '1 credential to verify, 2 about to expire, 1 not current'; null for nothing. */
export function administratorsNotice(
  { rows, today }: CredentialOverview,
  ownId: string,
): string | null {
  const standings = rows.map(({ person, roles, credentials }) => ({
    person,
    roles,
    credentials,
    standing: signingStanding(credentials, today),
  }));
  const toVerify = standings.filter(
    ({ person, credentials }) =>
      person.id !== ownId && credentials.some(({ state }) => state === 'waiting'),
  ).length;
  const expiring = standings.filter(
    ({ standing }) => standing.kind === 'current' && standing.isExpiring,
  ).length;
  const missing = standings.filter(
    ({ standing, roles, credentials }) =>
      standing.kind === 'blocked' &&
      standing.obstacle.kind !== 'waiting' &&
      needsCredential(roles, credentials),
  ).length;
  const parts = [
    toVerify > 0 ? `${toVerify} to verify` : '',
    expiring > 0 ? `${expiring} about to expire` : '',
    missing > 0 ? `${missing} expired or missing` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : `Credentials: ${parts.join(', ')}.`;
}
