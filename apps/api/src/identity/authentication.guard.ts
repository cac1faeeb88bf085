import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Authentication } from './authentication';

/** First of the global guards: says who calls, refuses nobody. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(private readonly authentication: Authentication) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.authentication.identify(context.switchToHttp().getRequest<FastifyRequest>());
    return true;
  }
}
