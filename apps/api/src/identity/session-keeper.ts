import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../config/environment';
import type { TenantTransaction } from '../database/tenant';
import { Clock } from '../http/clock';
import { ENVIRONMENT } from '../http/environment-token';
import { DeviceRepository } from './device.repository';
import { deviceCookie, readCookie, sessionCookie } from './session-cookie';
import { SessionRepository } from './session.repository';
import { hashToken, isToken, newToken } from './tokens';
import type { Visitor } from './visitor';

/** What the browser is handed when a session begins: the values of Set-Cookie. */
export interface BegunSession {
  readonly sessionId: string;
  readonly cookies: readonly string[];
}

/** Begins sessions and recognises browsers. */
@Injectable()
export class SessionKeeper {
  private readonly session: ReturnType<typeof sessionCookie>;
  private readonly device: ReturnType<typeof deviceCookie>;
  private readonly absoluteMs: number;

  constructor(
    private readonly sessions: SessionRepository,
    private readonly devices: DeviceRepository,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.session = sessionCookie(environment);
    this.device = deviceCookie(environment);
    this.absoluteMs = environment.sessionAbsoluteHours * 60 * 60_000;
  }

  /** A new session with a token of its own; whatever session the browser had is ended by the caller or runs out. */
  begin(tx: TenantTransaction, staffId: string, visitor: Visitor): BegunSession {
    const token = newToken();
    const sessionId = randomUUID();
    const at = this.clock.now();
    this.sessions.insert(tx, {
      id: sessionId,
      tokenHash: hashToken(token),
      staffId,
      at,
      expiresAt: new Date(at.getTime() + this.absoluteMs),
      address: visitor.address,
      userAgent: visitor.userAgent,
    });
    return { sessionId, cookies: [this.session.give(token), this.remember(tx, staffId, visitor)] };
  }

  /** Keeps the browser as one that this account knows; answers its cookie. */
  remember(tx: TenantTransaction, staffId: string, visitor: Visitor): string {
    const had = readCookie(visitor.cookies, this.device.name);
    const token = isToken(had) ? had : newToken();
    this.devices.keep(tx, hashToken(token), staffId, this.clock.now());
    return this.device.give(token);
  }

  /** Whether this browser signed in to the account before. */
  async knows(visitor: Visitor, staffId: string | null): Promise<boolean> {
    const token = readCookie(visitor.cookies, this.device.name);
    if (!isToken(token) || staffId === null) return false;
    return this.devices.isKnown(hashToken(token), staffId);
  }

  /** The cookie that takes the session's away. */
  get endCookie(): string {
    return this.session.take;
  }
}
