import { applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { clinicalRoles, type Role } from '@glabella/contracts';
import { routeConfig } from './route-config';

/** Who may call a route: anybody, anybody signed in, or the named roles. */
export type AccessPolicy =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'signed-in';
      /** Also while the practice asks for a second factor that the person has not set up yet. */
      readonly isOpenWithoutFactor?: true;
    }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] };

/** The name of the session cookie's security scheme in OpenAPI. */
export const SESSION_COOKIE_SCHEME = 'session';

/**
 * Declares a route's policy next to the route; it travels in the route's config, so that the running router itself is
 * the policy table. The server refuses to start with a route that has none (`http/policy-table.ts`).
 */
export const Access = {
  public: () => declare({ kind: 'public' }),
  signedIn: () => declare({ kind: 'signed-in' }),
  /** What somebody needs who has to set up a second factor first: to see who they are, to set it up, to leave. */
  signedInWithoutFactor: () => declare({ kind: 'signed-in', isOpenWithoutFactor: true }),
  roles: (...roles: readonly Role[]) => declare({ kind: 'roles', roles }),
};

function declare(access: AccessPolicy): MethodDecorator {
  return applyDecorators(
    routeConfig({ access }),
    ApiExtension('x-access', access.kind),
    ApiExtension('x-roles', access.kind === 'roles' ? access.roles : []),
  );
}

/** The roles that read and write clinical records. */
export const CLINICAL_ROLES = clinicalRoles;

/** Everybody who may read a patient's record in this practice. */
export const RECORD_READERS = [
  'psychiatrist',
  'clinician',
  'administrator',
] as const satisfies readonly Role[];

/** Everybody who may read the practice's aggregate reports, which name no patient. */
export const REPORT_READERS = [
  'psychiatrist',
  'clinician',
  'administrator',
] as const satisfies readonly Role[];
