import { Injectable } from '@nestjs/common';
import type { LinkInspection, LinkRedemption, OneTimeLink } from '@glabella/contracts';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import { Clock } from '../http/clock';
import { RuleBroken } from '../http/errors';
import { PublicAddress } from '../http/public-address';
import { AccountRepository, type AccountOwner } from './account.repository';
import { LinkRepository, type LinkPurpose, type OpenLink } from './link.repository';
import { Mailer } from './mailer';
import { OwnAccount } from './own-account.service';
import { refuseGuessablePassword } from './password-policy';
import { hashPassword } from './passwords';
import { SessionKeeper } from './session-keeper';
import { SessionRepository } from './session.repository';
import { hashToken, isToken, newToken } from './tokens';
import { callerFor, type Visitor } from './visitor';

const HOUR_MS = 60 * 60_000;
const lifetimeMs: Readonly<Record<LinkPurpose, number>> = {
  invitation: 7 * 24 * HOUR_MS,
  'password-reset': HOUR_MS,
};
const EVERY_SESSION = '00000000-0000-0000-0000-000000000000';

/** A link with its secret, before it is handed over. */
export interface MintedLink {
  readonly purpose: LinkPurpose;
  readonly staffId: string;
  readonly url: string;
  readonly expiresAt: Date;
}

/** Links that let somebody choose a password, once: for an invitation and for a forgotten one. */
@Injectable()
export class OneTimeLinks {
  constructor(
    private readonly links: LinkRepository,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly keeper: SessionKeeper,
    private readonly own: OwnAccount,
    private readonly tenant: TenantTransactions,
    private readonly address: PublicAddress,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  /** A new link in a running transaction. The secret stands in the fragment: servers and logs never see it. */
  mint(tx: TenantTransaction, staffId: string, purpose: LinkPurpose): MintedLink {
    return this.mintAs(tx, staffId, purpose, false);
  }

  /** A link to a new password that somebody asked for at the door; it ends earlier ones of its kind, no invitation. */
  mintRequested(tx: TenantTransaction, staffId: string): MintedLink {
    return this.mintAs(tx, staffId, 'password-reset', true);
  }

  private mintAs(
    tx: TenantTransaction,
    staffId: string,
    purpose: LinkPurpose,
    isRequested: boolean,
  ): MintedLink {
    const token = newToken();
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + lifetimeMs[purpose]);
    const tokenHash = hashToken(token);
    this.links.replace(tx, { tokenHash, purpose, staffId, createdAt, expiresAt, isRequested });
    return { purpose, staffId, expiresAt, url: `${this.address.url}/link#${token}` };
  }

  /** Sends the link by e-mail where a mail server is configured, else gives it to be shown once. */
  async deliver(
    link: MintedLink,
    to: Pick<AccountOwner, 'email' | 'practiceName'>,
  ): Promise<OneTimeLink> {
    const isSent = await this.mailer.sendLink(to.email, { ...link, practiceName: to.practiceName });
    return {
      staffId: link.staffId,
      delivery: isSent ? 'e-mail' : 'shown',
      url: isSent ? null : link.url,
      expiresAt: link.expiresAt.toISOString(),
    };
  }

  /** Whom an open link is for. Throws `RuleBroken` (`link.not_open`) for one that is used, over or unknown. */
  async inspect(token: string, visitor: Visitor): Promise<LinkInspection> {
    const link = await this.findOpen(token);
    const owner = await this.ownerOf(link, visitor);
    return {
      purpose: link.purpose,
      displayName: owner.displayName,
      practiceName: owner.practiceName,
      expiresAt: link.expiresAt.toISOString(),
    };
  }

  /**
   * Sets the password and uses the link up; other links of the person end with it. Every session of the person ends, and
   * the one that this browser had: it may be that of whoever handed the link over. Answers the cookies of a browser that
   * is signed out and known to the account.
   */
  async redeem(redemption: LinkRedemption, visitor: Visitor): Promise<string[]> {
    const link = await this.findOpen(redemption.token);
    refuseGuessablePassword(redemption.password, await this.ownerOf(link, visitor));
    const passwordHash = await hashPassword(redemption.password);
    const deviceCookie = await this.tenant.run(callerFor(visitor, link), async (tx) => {
      const now = this.clock.now();
      if (!(await this.links.use(tx, hashToken(redemption.token), now))) throw notOpen();
      this.links.endAll(tx, link.staffId, now);
      this.accounts.setPassword(tx, link.staffId, passwordHash, now);
      this.sessions.revokeOthers(tx, link.staffId, EVERY_SESSION, now);
      recordAudit(tx, {
        action: link.purpose === 'invitation' ? 'invitation.accept' : 'password.reset',
        subjectType: 'staff',
        subjectId: link.staffId,
      });
      return this.keeper.remember(tx, link.staffId, visitor);
    });
    await this.own.endSessionOf(visitor);
    return [this.keeper.endCookie, deviceCookie];
  }

  private async findOpen(token: string): Promise<OpenLink> {
    const link = isToken(token)
      ? await this.links.findOpen(hashToken(token), this.clock.now())
      : null;
    if (!link) throw notOpen();
    return link;
  }

  private async ownerOf(link: OpenLink, visitor: Visitor): Promise<AccountOwner> {
    const owner = await this.tenant.runOutsideRecord(callerFor(visitor, link), (tx) =>
      this.accounts.owner(tx, link.staffId),
    );
    if (!owner || owner.isDisabled) throw notOpen();
    return owner;
  }
}

function notOpen(): RuleBroken {
  return new RuleBroken(
    'link.not_open',
    'This link was used already or has run out. Ask an administrator of your practice for a new one.',
  );
}
