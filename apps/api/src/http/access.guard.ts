import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AccessPolicy } from './access';
import type { Caller } from './caller';
import { NotAllowed, NotSignedIn } from './errors';
import { isAllowed } from './policy-table';

/** Enforces the policy that stands next to the route. It runs after routing, so no spelling of a path skips it. */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { access } = request.routeOptions.config;
    if (!access) throw new NotAllowed('access.undeclared', 'This route has no policy.');
    assertAllowed(access, request.caller);
    return true;
  }
}

/** Throws `NotSignedIn` or `NotAllowed` unless the caller passes the policy. */
export function assertAllowed(access: AccessPolicy, caller: Caller | null): void {
  if (isAllowed(access, caller?.roles ?? null)) {
    if (caller?.lacksSecondFactor && !isOpenWithoutFactor(access)) {
      throw new NotAllowed(
        'second_factor.required',
        'Your practice asks for a second factor. Set it up on the page of your account first.',
      );
    }
    return;
  }
  if (!caller) throw new NotSignedIn();
  throw new NotAllowed('access.role', 'Your role does not allow this. Ask an administrator.');
}

function isOpenWithoutFactor(access: AccessPolicy): boolean {
  return access.kind === 'public' || (access.kind === 'signed-in' && !!access.isOpenWithoutFactor);
}
