import { Injectable } from '@nestjs/common';
import type { OneTimeLink } from '@glabella/contracts';
import type { TenantTransaction } from '../database/tenant';
import { Clock } from '../http/clock';
import { AccountRepository, type AccountOwner } from './account.repository';
import { LinkRepository } from './link.repository';
import { Mailer } from './mailer';
import { OneTimeLinks, type MintedLink } from './one-time-links';
import { SecondFactorRepository } from './second-factor.repository';
import { SecretBox } from './secret-box';
import { SessionRepository } from './session.repository';

/** A minted link as it may be stored: its address, which holds the secret, is encrypted. */
export type KeptLink = Pick<MintedLink, 'purpose' | 'staffId'> & {
  readonly sealedUrl: string;
  readonly expiresAt: string;
};

const EVERY_SESSION = '00000000-0000-0000-0000-000000000000';

/** What the people of a practice need of identity: an account, a way in, and the way out. */
@Injectable()
export class StaffAccounts {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly links: LinkRepository,
    private readonly oneTimeLinks: OneTimeLinks,
    private readonly box: SecretBox,
    private readonly factors: SecondFactorRepository,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  /** An account for a new person; without a password it opens nothing until a link is redeemed. */
  open(
    tx: TenantTransaction,
    account: { staffId: string; email: string; passwordHash?: string },
  ): Promise<void> {
    const { staffId, email, passwordHash = null } = account;
    return this.accounts.insert(tx, { staffId, email, passwordHash, at: this.clock.now() });
  }

  /** A link for an invitation, or for a new password where there was one before. */
  mintLink(tx: TenantTransaction, staffId: string, hasPassword: boolean): MintedLink {
    return this.oneTimeLinks.mint(tx, staffId, hasPassword ? 'password-reset' : 'invitation');
  }

  /** A link in a form that may stand in the database until a repeated request asks for it. */
  async keepLink({ url, expiresAt, purpose, staffId }: MintedLink): Promise<KeptLink> {
    const sealed = await this.box.seal(Buffer.from(url), `link of ${staffId}`);
    const sealedUrl = sealed.toString('base64');
    return { purpose, staffId, sealedUrl, expiresAt: expiresAt.toISOString() };
  }

  async keptLink({ sealedUrl, expiresAt, purpose, staffId }: KeptLink): Promise<MintedLink> {
    const url = await this.box.open(Buffer.from(sealedUrl, 'base64'), `link of ${staffId}`);
    return { purpose, staffId, url: url.toString(), expiresAt: new Date(expiresAt) };
  }

  deliverLink(
    link: MintedLink,
    to: Pick<AccountOwner, 'email' | 'practiceName'>,
  ): Promise<OneTimeLink> {
    return this.oneTimeLinks.deliver(link, to);
  }

  /** Takes the second factor and its recovery codes away and ends every session; the person will be told. */
  resetSecondFactor(tx: TenantTransaction, staffId: string): void {
    const now = this.clock.now();
    this.factors.remove(tx, staffId);
    this.factors.noteReset(tx, staffId, now);
    this.sessions.revokeOthers(tx, staffId, EVERY_SESSION, now);
  }

  /** Tells the person by e-mail where a mail server is configured; the next sign-in tells them anyway. */
  async tellOfReset(to: Pick<AccountOwner, 'email' | 'practiceName'>): Promise<void> {
    await this.mailer.sendResetNotice(to.email, to.practiceName);
  }

  /** Ends every session and every link of somebody who was switched off. */
  shut(tx: TenantTransaction, staffId: string): void {
    const now = this.clock.now();
    this.sessions.revokeOthers(tx, staffId, EVERY_SESSION, now);
    this.links.endAll(tx, staffId, now);
  }
}
