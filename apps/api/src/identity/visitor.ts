import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Role } from '@glabella/contracts';
import type { Caller } from '../http/caller';

const MOST_USER_AGENT = 300;

/** Somebody at the door: what a request says before anybody has signed in. */
export interface Visitor {
  readonly requestId: string;
  readonly address: string;
  readonly userAgent: string;
  readonly cookies: string | undefined;
}

/** `@CurrentVisitor() visitor: Visitor`. */
export const CurrentVisitor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Visitor => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return {
      requestId: request.id,
      address: request.ip,
      userAgent: (request.headers['user-agent'] ?? '').slice(0, MOST_USER_AGENT),
      cookies: request.headers.cookie,
    };
  },
);

/** Whose practice and account a visitor's request turned out to be about. */
export interface KnownAccount {
  readonly practiceId: string;
  readonly staffId: string;
  readonly displayName?: string;
  readonly roles?: readonly Role[];
}

const NO_SESSION = '00000000-0000-0000-0000-000000000000';

/** A caller for the transactions of signing in, where there is no session yet. */
export function callerFor(
  visitor: Pick<Visitor, 'requestId' | 'address'>,
  account: KnownAccount,
): Caller {
  return {
    practiceId: account.practiceId,
    staffId: account.staffId,
    displayName: account.displayName ?? '',
    roles: account.roles ?? [],
    sessionId: NO_SESSION,
    requestId: visitor.requestId,
    address: visitor.address,
  };
}
