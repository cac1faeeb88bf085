import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Authentication } from './authentication';

/**
 * First of the global guards: says who calls, refuses nobody. A public route does not ask: it answers the same to
 * everybody, and some of them must answer while the database does not.
 */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(private readonly authentication: Authentication) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.routeOptions.config.access?.kind !== 'public') {
      await this.authentication.identify(request);
    }
    return true;
  }
}
