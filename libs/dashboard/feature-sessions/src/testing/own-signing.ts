import type { OwnSigning } from '@glabella/contracts';
import { colleague } from './session-draft';

/** What decides whether somebody may sign on the day of the specs: a psychiatrist with a licence without a last day. */
export function ownSigning(change: Partial<OwnSigning> = {}): OwnSigning {
  return {
    today: '2026-11-23',
    credentials: [heldCredential()],
    isDelegate: false,
    supervisors: [],
    usualSupervisorId: null,
    ...change,
  };
}

/** A verified licence from 2020 on. */
export function heldCredential(
  change: Partial<OwnSigning['credentials'][number]> = {},
): OwnSigning['credentials'][number] {
  return {
    id: '0198c0de-0000-7000-8000-0000000000c1',
    kind: 'medical-licence',
    state: 'verified',
    validFrom: '2020-01-01',
    validUntil: null,
    ...change,
  };
}

/** A delegate whom the colleague of the specs may supervise. */
export function delegateSigning(change: Partial<OwnSigning> = {}): OwnSigning {
  return ownSigning({ isDelegate: true, supervisors: [colleague], ...change });
}
