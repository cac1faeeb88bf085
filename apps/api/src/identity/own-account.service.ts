import { Inject, Injectable } from '@nestjs/common';
import { todayIn } from '@glabella/domain/values';
import type { LoginSession, Me, PasswordChange } from '@glabella/contracts';
import { recordAudit } from '../audit/audit-trail';
import type { Environment } from '../config/environment';
import { TenantTransactions } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { ENVIRONMENT } from '../http/environment-token';
import { NotSignedIn, RecordNotFound } from '../http/errors';
import { AccountRepository } from './account.repository';
import { Authentication } from './authentication';
import { OwnAccountRepository } from './own-account.repository';
import { refuseGuessablePassword } from './password-policy';
import { hashPassword } from './passwords';
import { SessionRepository } from './session.repository';
import { SignatureConfirmation } from './signature-confirmation';
import { callerFor, type Visitor } from './visitor';

/** What people see and change of their own sign-in. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly own: OwnAccountRepository,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly confirmation: SignatureConfirmation,
    private readonly authentication: Authentication,
    private readonly tenant: TenantTransactions,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT)
    private readonly environment: Pick<Environment, 'sessionIdleMinutes'>,
  ) {}

  /** Who is signed in, where, and until when. */
  me(caller: Caller): Promise<Me> {
    return this.tenant.runOutsideRecord(caller, async (tx) => {
      const found = await this.own.find(tx, caller.staffId, caller.sessionId);
      if (!found) throw new NotSignedIn();
      const { idleMinutes, idleEndsAt } = this.idleEnd(found.lastSeenAt);
      return {
        staffId: caller.staffId,
        displayName: found.displayName,
        email: found.email,
        roles: [...found.roles],
        sessionId: caller.sessionId,
        hasSecondFactor: found.hasSecondFactor,
        lacksSecondFactor: found.practice.requiresSecondFactor && !found.hasSecondFactor,
        secondFactorResetAt: found.secondFactorResetAt?.toISOString() ?? null,
        practice: {
          id: caller.practiceId,
          name: found.practice.name,
          timeZone: found.practice.timeZone,
          today: todayIn(found.practice.timeZone, this.clock.now()),
          phone: found.practice.phone,
          isSynthetic: found.practice.isSynthetic,
        },
        idleMinutes,
        signedOutAt: new Date(
          Math.min(idleEndsAt.getTime(), found.expiresAt.getTime()),
        ).toISOString(),
        expiresAt: found.expiresAt.toISOString(),
      };
    });
  }

  /** Somebody is still there: the idle time begins anew. */
  async extend(caller: Caller): Promise<Me> {
    await this.sessions.touch(caller.sessionId, this.clock.now());
    return this.me(caller);
  }

  async signOut(caller: Caller): Promise<void> {
    await this.tenant.run(caller, async (tx) => {
      await this.sessions.revoke(tx, caller.staffId, caller.sessionId, this.clock.now());
      recordAudit(tx, {
        action: 'session.end',
        subjectType: 'session',
        subjectId: caller.sessionId,
      });
    });
  }

  /** Ends the session, if any, that a browser still has when somebody signs in or comes in by a link: it may be another's. */
  async endSessionOf(visitor: Visitor): Promise<void> {
    const earlier = await this.authentication.openSession(visitor.cookies);
    if (!earlier) return;
    await this.signOut({ ...callerFor(visitor, earlier), sessionId: earlier.sessionId });
  }

  /** Every other session of the person ends: whoever knew the old password is out. */
  async changePassword(caller: Caller, change: PasswordChange): Promise<void> {
    await this.confirmation.confirm(caller, change.currentPassword);
    const owner = await this.tenant.runOutsideRecord(caller, (tx) =>
      this.accounts.owner(tx, caller.staffId),
    );
    if (!owner) throw new NotSignedIn();
    refuseGuessablePassword(change.newPassword, owner);
    const passwordHash = await hashPassword(change.newPassword);
    await this.tenant.run(caller, async (tx) => {
      const now = this.clock.now();
      this.accounts.setPassword(tx, caller.staffId, passwordHash, now);
      this.sessions.revokeOthers(tx, caller.staffId, caller.sessionId, now);
      recordAudit(tx, { action: 'password.change' });
    });
  }

  /** The browsers in which the person is signed in now. */
  openSessions(caller: Caller): Promise<{ rows: LoginSession[] }> {
    return this.tenant.runOutsideRecord(caller, async (tx) => {
      const now = this.clock.now();
      const idleMs = this.environment.sessionIdleMinutes * 60_000;
      const idleSince = new Date(now.getTime() - idleMs);
      const found = await this.sessions.open(tx, caller.staffId, now, idleSince);
      return {
        rows: found.map((session) => ({
          id: session.id,
          isCurrent: session.id === caller.sessionId,
          createdAt: session.createdAt.toISOString(),
          lastSeenAt: session.lastSeenAt.toISOString(),
          address: session.address,
          userAgent: session.userAgent,
        })),
      };
    });
  }

  async revokeSession(caller: Caller, sessionId: string): Promise<void> {
    await this.tenant.run(caller, async (tx) => {
      const isEnded = await this.sessions.revoke(tx, caller.staffId, sessionId, this.clock.now());
      if (!isEnded) throw new RecordNotFound('session');
      recordAudit(tx, { action: 'session.revoke', subjectType: 'session', subjectId: sessionId });
    });
  }

  private idleEnd(lastSeenAt: Date) {
    const idleMinutes = this.environment.sessionIdleMinutes;
    return { idleMinutes, idleEndsAt: new Date(lastSeenAt.getTime() + idleMinutes * 60_000) };
  }
}
