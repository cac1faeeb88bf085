import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller';
import { NotSignedIn } from './errors';

/** The signed-in caller of the request: `@CurrentCaller() caller: Caller`. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

function callerOf(request: FastifyRequest): Caller {
  // The access guard came first; this line only fails on a public route that asks for a caller.
  if (!request.caller) throw new NotSignedIn();
  return request.caller;
}
