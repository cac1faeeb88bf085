import { rolesWords, type CredentialOverview } from '@glabella/contracts';
import type { Tone } from '@glabella/dashboard/ui';
import {
  daysLeftWords,
  needsCredential,
  signingStanding,
  standingWords,
} from '@glabella/domain/treatment';

/** Somebody on the list of who may sign. */
export interface OverviewRow {
  readonly staffId: string;
  readonly name: string;
  readonly roles: string;
  readonly standing: { readonly label: string; readonly tone: Tone };
  /** '41 days', 'today'; empty where nothing runs out soon. */
  readonly daysLeft: string;
  /** What an administrator or the person does now; empty for nothing. */
  readonly next: string;
  readonly urgency: number;
}

/** Everybody who may need a credential: those first who wait for somebody, then what runs out soonest. */
export function overviewRows({ rows, today }: CredentialOverview): OverviewRow[] {
  return rows
    .map(({ person, roles, credentials }): OverviewRow => {
      const standing = signingStanding(credentials, today);
      const isWaiting = credentials.some(({ state }) => state === 'waiting');
      const base = {
        staffId: person.id,
        name: person.displayName,
        roles: rolesWords(roles),
      };
      const verify = isWaiting ? 'Verify what waits' : '';
      if (standing.kind === 'blocked') {
        const isMissed = needsCredential(roles, credentials);
        const label = `may not sign: ${standingWords(standing)}`;
        return {
          ...base,
          standing: { label, tone: isMissed ? 'warn' : 'neutral' },
          daysLeft: '',
          next: verify || (isMissed ? 'Enter or renew' : ''),
          urgency: isWaiting ? -2 : isMissed ? -1 : Number.MAX_SAFE_INTEGER,
        };
      }
      const { isExpiring, daysLeft } = standing;
      return {
        ...base,
        standing: { label: standingWords(standing), tone: isExpiring ? 'warn' : 'good' },
        daysLeft: isExpiring ? daysLeftWords(daysLeft ?? 0) : '',
        next: verify || (isExpiring ? 'Renew' : ''),
        urgency: isWaiting ? -2 : (daysLeft ?? Number.MAX_SAFE_INTEGER - 1),
      };
    })
    .sort((a, b) => a.urgency - b.urgency || a.name.localeCompare(b.name));
}
