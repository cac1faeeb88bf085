import { SetMetadata } from '@nestjs/common';
import type { Role } from '@glabella/contracts';

/** Who may call a route: anybody, anybody signed in, or the named roles. */
export type AccessPolicy =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] };

export const ACCESS_POLICY = 'glabella:access-policy';

/**
 * Declares a route's policy next to the route. The server refuses to start with a route that has none
 * (`http/policy-table.ts`).
 */
export const Access = {
  public: () => SetMetadata(ACCESS_POLICY, { kind: 'public' } satisfies AccessPolicy),
  signedIn: () => SetMetadata(ACCESS_POLICY, { kind: 'signed-in' } satisfies AccessPolicy),
  roles: (...roles: readonly Role[]) =>
    SetMetadata(ACCESS_POLICY, { kind: 'roles', roles } satisfies AccessPolicy),
};

/** The roles that read and write clinical records. */
export const CLINICAL_ROLES = ['psychiatrist', 'clinician'] as const satisfies readonly Role[];

/** Everybody who may read a patient's record in this practice. */
export const RECORD_READERS = [
  'psychiatrist',
  'clinician',
  'administrator',
] as const satisfies readonly Role[];
