import { Injectable } from '@nestjs/common';
import { type Me, type SignInRequest, signInRefusals } from '@glabella/contracts';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions } from '../database/tenant';
import { NotSignedIn } from '../http/errors';
import { Turnstile } from '../http/turnstile';
import { AccountRepository, emailKey, type Account } from './account.repository';
import { GuessLimit, manySignIn } from './guess-limit';
import { OwnAccount } from './own-account.service';
import { hashPassword, needsRehash, verifyPassword } from './passwords';
import { type CodeVerdict, SecondFactor } from './second-factor';
import { SessionKeeper, type BegunSession } from './session-keeper';
import { callerFor, type Visitor } from './visitor';

/** How an attempt went, for the audit trail; the visitor is told less. */
type Verdict = 'let-in' | 'password' | 'disabled' | FactorVerdict;
type FactorVerdict = `second-factor-${'needed' | Exclude<CodeVerdict, 'right'>}`;

/** Lets people in: by name, password and - once enrolled - a second factor. */
@Injectable()
export class SignIn {
  /** A password takes a processor for a moment: fifty people at eight in the morning take one of them, not all. */
  private readonly passwords = new Turnstile({ inside: 1, waiting: 2_000 }, manySignIn);

  constructor(
    private readonly accounts: AccountRepository,
    private readonly tenant: TenantTransactions,
    private readonly guesses: GuessLimit,
    private readonly keeper: SessionKeeper,
    private readonly secondFactor: SecondFactor,
    private readonly own: OwnAccount,
  ) {}

  /**
   * Begins a session; the one that the browser had before ends. Throws `NotSignedIn` with one answer for unknown names, wrong passwords and disabled people,
   * and `TooManyAttempts` before anything is looked at.
   */
  async signIn(
    request: SignInRequest,
    visitor: Visitor,
  ): Promise<BegunSession & { readonly me: Me }> {
    const account = await this.accounts.findByEmail(request.email);
    const guess = await this.guesses.claim({
      subject: `sign-in:${emailKey(request.email)}`,
      address: visitor.address,
      isKnownDevice: await this.keeper.knows(visitor, account?.staffId ?? null),
    });
    const isRight = await this.passwords.pass(() =>
      verifyPassword(account?.passwordHash ?? null, request.password),
    );
    if (!account) {
      // A known account's trail gets a row now; an unknown name must not be told by being quicker.
      await guess.fail();
      throw refused();
    }
    const verdict = await this.judge(account, isRight, request.secondFactor);
    if (verdict === 'second-factor-needed') await guess.succeed();
    if (verdict !== 'let-in') {
      await this.noteRefusal(account, visitor, verdict);
      throw refusalFor(verdict);
    }
    await guess.succeed();
    const begun = await this.begin(account, request.password, visitor);
    await this.own.endSessionOf(visitor);
    const caller = { ...callerFor(visitor, account), sessionId: begun.sessionId };
    return { ...begun, me: await this.own.me(caller) };
  }

  private async judge(
    account: Account,
    isRight: boolean,
    code: string | undefined,
  ): Promise<Verdict> {
    if (!isRight) return 'password';
    if (account.totpSecret === null) return 'let-in';
    if (code === undefined) return 'second-factor-needed';
    const verdict = await this.secondFactor.accept(account, code);
    return verdict === 'right' ? 'let-in' : `second-factor-${verdict}`;
  }

  private async begin(account: Account, password: string, visitor: Visitor): Promise<BegunSession> {
    const stored = account.passwordHash ?? '';
    const better = needsRehash(stored) ? await hashPassword(password) : null;
    const caller = callerFor(visitor, account);
    const begun = await this.tenant.run(caller, async (tx) => {
      const owner = await this.accounts.owner(tx, account.staffId);
      if (!owner || owner.isDisabled) {
        recordAudit(tx, refusalOf(account, 'disabled'));
        return null;
      }
      if (better) this.accounts.rehash(tx, account.staffId, stored, better);
      const session = this.keeper.begin(tx, account.staffId, visitor);
      recordAudit(tx, {
        action: 'session.begin',
        subjectType: 'session',
        subjectId: session.sessionId,
      });
      return session;
    });
    if (!begun) throw refused();
    return begun;
  }

  private async noteRefusal(account: Account, visitor: Visitor, verdict: Verdict): Promise<void> {
    await this.tenant.run(callerFor(visitor, account), async (tx) => {
      recordAudit(tx, refusalOf(account, verdict));
    });
  }
}

/** Nobody has proven to be anybody: the account is what was tried, not who acted. */
function refusalOf(account: Account, verdict: Verdict) {
  return {
    action: 'session.begin',
    outcome: 'refused',
    actorId: null,
    subjectType: 'staff',
    subjectId: account.staffId,
    detail: { why: verdict },
  } as const;
}

function refused(): NotSignedIn {
  return new NotSignedIn(signInRefusals.refused, 'E-mail or password is not right.');
}

function refusalFor(verdict: Verdict): NotSignedIn {
  if (verdict === 'second-factor-needed') {
    return new NotSignedIn(
      signInRefusals.secondFactorNeeded,
      'Enter the code of your authenticator app, or a recovery code.',
    );
  }
  if (verdict === 'second-factor-wrong') {
    return new NotSignedIn(
      signInRefusals.secondFactorWrong,
      'This code is not right or was used already. Wait for the next one.',
    );
  }
  if (verdict === 'second-factor-unreadable') {
    return new NotSignedIn(
      signInRefusals.secondFactorUnreadable,
      'This server cannot read your authenticator. Enter a recovery code, or ask an administrator.',
    );
  }
  return refused();
}
