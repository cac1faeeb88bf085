import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions } from '../database/tenant';
import { Clock } from '../http/clock';
import { TooManyAttempts } from '../http/errors';
import { ProcessLog } from '../http/process-log';
import { AccountRepository, emailKey } from './account.repository';
import { GuessLimit } from './guess-limit';
import { Mailer } from './mailer';
import { OneTimeLinks } from './one-time-links';
import { callerFor, type Visitor } from './visitor';

/** Takes requests for a new password. Whether the address is known shows neither in the answer nor in its time. */
@Injectable()
export class ForgottenPassword {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly guesses: GuessLimit,
    private readonly links: OneTimeLinks,
    private readonly mailer: Mailer,
    private readonly tenant: TenantTransactions,
    private readonly clock: Clock,
    private readonly log: ProcessLog,
  ) {}

  /** Answers at once; the mail follows. Without a mail server the request is listed for the administrators. */
  async request(email: string, visitor: Visitor): Promise<void> {
    try {
      await this.guesses.claim({
        subject: `forgotten:${emailKey(email)}`,
        address: visitor.address,
        isKnownDevice: false,
      });
    } catch (error) {
      // Asked too often: the answer stays the same, and nothing is sent.
      if (error instanceof TooManyAttempts) return;
      throw error;
    }
    this.handle(email, visitor).catch((error: unknown) =>
      this.log.unforeseen(error, visitor.requestId),
    );
  }

  private async handle(email: string, visitor: Visitor): Promise<void> {
    const account = await this.accounts.findByEmail(email);
    if (!account) return;
    const asked = await this.tenant.run(callerFor(visitor, account), async (tx) => {
      const owner = await this.accounts.owner(tx, account.staffId);
      recordAudit(tx, {
        action: 'password.forget',
        actorId: null,
        subjectType: 'staff',
        subjectId: account.staffId,
      });
      if (!owner || owner.isDisabled) return null;
      this.accounts.noteResetRequest(tx, account.staffId, this.clock.now());
      if (!this.mailer.isConfigured) return null;
      return { owner, link: this.links.mintRequested(tx, account.staffId) };
    });
    if (asked) await this.links.deliver(asked.link, asked.owner);
  }
}
