import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NotAllowed, NotSignedIn } from './errors';
import { isAllowed } from './policy-table';

/** Enforces the policy that stands next to the route. It runs after routing, so no spelling of a path skips it. */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = request.routeOptions.config.access;
    if (!access) throw new NotAllowed('access.undeclared', 'This route has no policy.');
    if (isAllowed(access, request.caller?.roles ?? null)) return true;
    if (!request.caller) throw new NotSignedIn();
    throw new NotAllowed('access.role', 'Your role does not allow this. Ask an administrator.');
  }
}
