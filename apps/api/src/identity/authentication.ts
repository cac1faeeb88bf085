import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Environment } from '../config/environment';
import { Clock } from '../http/clock';
import { ENVIRONMENT } from '../http/environment-token';
import type { EndedSession } from '../http/request-state';
import { readCookie, sessionCookie, type SessionCookie } from './session-cookie';
import { SessionRepository, type FoundSession } from './session.repository';
import { hashToken, isToken } from './tokens';

/** A request with this header is the page asking by itself: it does not keep the session alive. */
export const BACKGROUND_HEADER = 'x-glabella-background';
/** The last-seen time is written at most this often. */
const TOUCH_AFTER_MS = 10_000;

/** Finds out who sends a request, from the database at every request: a change of roles acts on the next one. */
@Injectable()
export class Authentication {
  readonly cookie: SessionCookie;
  private readonly idleMs: number;

  constructor(
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.cookie = sessionCookie(environment);
    this.idleMs = environment.sessionIdleMinutes * 60_000;
  }

  /** Sets `request.caller`, or `request.endedSession` when the session no longer opens anything. */
  async identify(request: FastifyRequest): Promise<void> {
    if (request.caller) return;
    const session = await this.find(request.headers.cookie);
    if (!session) return;
    const now = this.clock.now();
    const why = whyEnded(session, now, this.idleMs);
    if (why) {
      request.endedSession = { ...pick(session), why };
      return;
    }
    request.caller = {
      ...pick(session),
      displayName: session.displayName,
      roles: session.roles,
      lacksSecondFactor: session.lacksSecondFactor,
      requestId: request.id,
      address: request.ip,
    };
    if (isUse(request) && now.getTime() - session.lastSeenAt.getTime() >= TOUCH_AFTER_MS) {
      await this.sessions.touch(session.sessionId, now);
    }
  }

  /** The session that a browser has when it signs in anew or uses a link; null when it has none that still opens anything. */
  async openSession(cookies: string | undefined): Promise<FoundSession | null> {
    const session = await this.find(cookies);
    return session && whyEnded(session, this.clock.now(), this.idleMs) === null ? session : null;
  }

  private async find(cookies: string | undefined): Promise<FoundSession | null> {
    const token = readCookie(cookies, this.cookie.name);
    return isToken(token) ? this.sessions.find(hashToken(token)) : null;
  }
}

/** Why a session opens nothing any more; null while it does. */
export function whyEnded(
  session: Pick<FoundSession, 'isRevoked' | 'isDisabled' | 'lastSeenAt' | 'expiresAt'>,
  now: Date,
  idleMs: number,
): EndedSession['why'] | null {
  if (session.isRevoked) return 'revoked';
  if (session.isDisabled) return 'disabled';
  if (now >= session.expiresAt) return 'expired';
  return now.getTime() - session.lastSeenAt.getTime() >= idleMs ? 'idle' : null;
}

function pick({ practiceId, staffId, sessionId }: FoundSession) {
  return { practiceId, staffId, sessionId };
}

/** Asking who is signed in is what the idle warning does; it must not be what prevents it. */
function isUse(request: FastifyRequest): boolean {
  const isQuestion = request.method === 'GET' && request.routeOptions.url === '/api/v1/me';
  return !isQuestion && request.headers[BACKGROUND_HEADER] === undefined;
}
