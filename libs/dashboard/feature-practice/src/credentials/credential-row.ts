import type { Credential, CredentialVersion } from '@glabella/contracts';
import type { Tone, VersionColumn } from '@glabella/dashboard/ui';
import {
  credentialKind,
  credentialStateLabels,
  signingStanding,
  type StandingCredential,
} from '@glabella/domain/treatment';
import {
  compareDates,
  formatDate,
  formatDateTime,
  type CalendarDate,
} from '@glabella/domain/values';

/** A credential on one line of a table. */
export interface CredentialRow {
  readonly credential: Credential;
  readonly current: CredentialVersion;
  readonly kind: string;
  readonly days: string;
  readonly state: { readonly label: string; readonly tone: Tone };
  /** Who took the last step, and when. */
  readonly by: string;
  readonly isWaiting: boolean;
  readonly isWithdrawn: boolean;
}

/** The version that stands. */
export function currentOf({ versions, version }: Credential): CredentialVersion {
  const current = versions.find((one) => one.version === version) ?? versions[0];
  if (!current) throw new Error('A credential has a version');
  return current;
}

/** A credential as far as it decides who may sign. */
export function standingOf(credential: Credential): StandingCredential {
  const { kind, state, validFrom, validUntil } = currentOf(credential);
  return { id: credential.id, kind, state, validFrom, validUntil };
}

/** How a credential reads on a day of the practice. */
export function credentialRow(
  credential: Credential,
  today: CalendarDate,
  timeZone: string,
): CredentialRow {
  const current = currentOf(credential);
  const verb = { waiting: 'Entered', verified: 'Verified', withdrawn: 'Withdrawn' }[current.state];
  const at = formatDateTime(current.recordedAt, timeZone);
  return {
    credential,
    current,
    kind: credentialKind(current.kind).label,
    days: daysText(current),
    state: stateOf(credential, current, today),
    by: `${verb} by ${current.author.displayName}, ${at}`,
    isWaiting: current.state === 'waiting',
    isWithdrawn: current.state === 'withdrawn',
  };
}

/** Every version in words, the newest first. */
export function versionColumns(
  { versions }: Credential,
  timeZone: string,
): readonly VersionColumn[] {
  return versions.map((version) => ({
    version: version.version,
    facts: [
      ['Kind', credentialKind(version.kind).label],
      ['Issuer', version.issuer],
      ['Number', version.number],
      ['Valid', daysText(version)],
      ['State', credentialStateLabels[version.state]],
    ],
    by: `${version.author.displayName}, ${formatDateTime(version.recordedAt, timeZone)}`,
    reason: version.reason ?? '',
  }));
}

function daysText({ validFrom, validUntil }: CredentialVersion): string {
  const from = formatDate(validFrom);
  return validUntil === null ? `from ${from}, no last day` : `${from} to ${formatDate(validUntil)}`;
}

function stateOf(
  credential: Credential,
  { state, validFrom, validUntil }: CredentialVersion,
  today: CalendarDate,
): CredentialRow['state'] {
  if (state !== 'verified') {
    return { label: credentialStateLabels[state], tone: state === 'waiting' ? 'warn' : 'neutral' };
  }
  if (validUntil !== null && compareDates(validUntil, today) < 0) {
    return { label: 'expired', tone: 'warn' };
  }
  if (compareDates(validFrom, today) > 0) return { label: 'verified, to come', tone: 'neutral' };
  const alone = signingStanding([standingOf(credential)], today);
  const isExpiring = alone.kind === 'current' && alone.isExpiring;
  return isExpiring
    ? { label: 'verified, about to expire', tone: 'warn' }
    : { label: 'verified', tone: 'good' };
}
