import type { Role } from '@glabella/contracts';
import type { CredentialKindId, CredentialState } from '@glabella/domain/treatment';

/** A version of a credential as PostgreSQL answers it. */
export interface CredentialVersionRow {
  readonly id: string;
  readonly staff_id: string;
  readonly current_version: number;
  readonly version: number;
  readonly state: CredentialState;
  readonly kind: CredentialKindId;
  readonly issuer: string;
  readonly number: string;
  readonly valid_from: string;
  readonly valid_until: string | null;
  readonly reason: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
}

/** The current version of a credential as far as it decides who may sign. */
export interface StandingRow {
  readonly id: string;
  readonly staff_id: string;
  readonly version: number;
  readonly state: CredentialState;
  readonly kind: CredentialKindId;
  readonly valid_from: string;
  readonly valid_until: string | null;
}

/** Somebody who may have credentials. */
export interface HolderRow {
  readonly id: string;
  readonly display_name: string;
  readonly roles: Role[];
  readonly is_disabled: boolean;
}
