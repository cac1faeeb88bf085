import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Environment } from '../config/environment';
import { ENVIRONMENT } from './environment-token';
import { NotAllowed } from './errors';

/** A header that no form and no foreign page without permission can send. */
export const REQUEST_HEADER = 'x-glabella-request';

/**
 * Lets a request that changes something through only if the dashboard's own page sent it: from the same origin, with
 * a header that a foreign page cannot add. A client that is no browser sends neither Origin nor Sec-Fetch-Site and
 * needs the header alone; SameSite=Strict on the cookie stands behind both.
 */
@Injectable()
export class CsrfGuard implements CanActivate {
  private readonly publicOrigin: string | null;

  constructor(@Inject(ENVIRONMENT) environment: Pick<Environment, 'publicUrl'>) {
    this.publicOrigin = environment.publicUrl ? new URL(environment.publicUrl).origin : null;
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.method === 'GET' || request.method === 'HEAD') return true;
    const site = request.headers['sec-fetch-site'];
    const isForeign =
      request.headers[REQUEST_HEADER] !== '1' ||
      (site !== undefined && site !== 'same-origin') ||
      !this.isOwnOrigin(request);
    if (isForeign) {
      throw new NotAllowed('request.foreign', 'This request did not come from the dashboard.');
    }
    return true;
  }

  private isOwnOrigin(request: FastifyRequest): boolean {
    const { origin } = request.headers;
    if (origin === undefined) return true;
    if (this.publicOrigin !== null && origin === this.publicOrigin) return true;
    // Without a configured address the page's origin is whatever Host the browser was sent to.
    return this.publicOrigin === null && origin === `http://${request.headers.host ?? ''}`;
  }
}
