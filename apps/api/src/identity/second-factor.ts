import { Injectable } from '@nestjs/common';
import type { RecoveryCodes, TotpEnrolment } from '@glabella/contracts';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { NotAllowed, StateConflict } from '../http/errors';
import { ProcessLog } from '../http/process-log';
import { AccountRepository, type Account } from './account.repository';
import { GuessLimit } from './guess-limit';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes';
import { SecondFactorRepository } from './second-factor.repository';
import { SecretBox, SecretUnreadable } from './secret-box';
import { SignatureConfirmation } from './signature-confirmation';
import { base32, matchingStep, newTotpSecret, otpauthUri } from './totp';

/** How a code was taken; `unreadable`: the key of the authenticator is not here, and it was no recovery code. */
export type CodeVerdict = 'right' | 'wrong' | 'unreadable';

/** The second factor of an account: an authenticator app, and recovery codes for the day the phone is lost. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly factors: SecondFactorRepository,
    private readonly accounts: AccountRepository,
    private readonly box: SecretBox,
    private readonly tenant: TenantTransactions,
    private readonly confirmation: SignatureConfirmation,
    private readonly guesses: GuessLimit,
    private readonly clock: Clock,
    private readonly log: ProcessLog,
  ) {}

  /** How a code was taken. Each code opens the account once, also when it is sent twice at the same time. */
  async accept(
    { staffId, totpSecret }: Pick<Account, 'staffId' | 'totpSecret'>,
    typed: string,
  ): Promise<CodeVerdict> {
    if (totpSecret === null) return 'wrong';
    const now = this.clock.now();
    const secret = await this.readable(totpSecret, staffId);
    const step = secret && matchingStep(secret, typed, now);
    const isRight =
      step === null
        ? await this.factors.useCode(staffId, hashRecoveryCode(typed), now)
        : await this.factors.useStep(staffId, step);
    if (isRight) return 'right';
    return secret === null ? 'unreadable' : 'wrong';
  }

  /** Null, and a word to who runs the server, where the key of the secret is not here. */
  private async readable(box: Buffer, staffId: string): Promise<Buffer | null> {
    try {
      return await this.box.open(box, staffId);
    } catch (error) {
      if (!(error instanceof SecretUnreadable)) throw error;
      this.log.alarm('second factor cannot be read with the key of this server', { staffId });
      return null;
    }
  }

  /** Begins with an authenticator app; nothing changes until a code of it was confirmed. */
  async enrol(caller: Caller): Promise<TotpEnrolment> {
    const secret = newTotpSecret();
    const box = await this.box.seal(secret, caller.staffId);
    return this.tenant.run(caller, async (tx) => {
      const owner = await this.accounts.owner(tx, caller.staffId);
      if (!(await this.factors.enrol(tx, caller.staffId, box))) throw alreadyThere();
      recordAudit(tx, { action: 'second_factor.enrol' });
      return {
        otpauthUri: otpauthUri(secret, owner?.email ?? caller.displayName),
        secret: base32(secret),
      };
    });
  }

  /** From now on sign-in asks for a code. Answers the recovery codes, this once. */
  async confirm(caller: Caller, password: string, typed: string): Promise<RecoveryCodes> {
    await this.confirmation.confirm(caller, password);
    const enrolled = await this.factors.find(caller.staffId);
    if (!enrolled || enrolled.isConfirmed) throw alreadyThere();
    const secret = await this.readable(enrolled.box, caller.staffId);
    if (secret === null) throw unreadable();
    const at = this.clock.now();
    const step = matchingStep(secret, typed, at);
    if (step === null) throw wrongCode();
    const codes = newRecoveryCodes();
    await this.tenant.run(caller, async (tx) => {
      const { box } = enrolled;
      if (!(await this.factors.confirm(tx, caller.staffId, { box, at, step }))) {
        throw alreadyThere();
      }
      this.factors.replaceCodes(tx, caller.staffId, codes.map(hashRecoveryCode));
      recordAudit(tx, { action: 'second_factor.confirm' });
    });
    return { codes };
  }

  /** Takes the second factor away; asks for the password and a last code. */
  async remove(caller: Caller, password: string, typed: string): Promise<void> {
    await this.confirmation.confirm(caller, password);
    const guess = await this.guesses.claim({
      subject: `second-factor:${caller.staffId}`,
      address: caller.address,
      isKnownDevice: true,
    });
    const account = await this.accounts.findByStaff(caller.staffId);
    const verdict = account ? await this.accept(account, typed) : 'wrong';
    if (verdict === 'unreadable') throw unreadable();
    if (verdict === 'wrong') throw wrongCode();
    await guess.succeed();
    await this.tenant.run(caller, async (tx) => {
      this.factors.remove(tx, caller.staffId);
      recordAudit(tx, { action: 'second_factor.remove' });
    });
  }

  /** The person has read that somebody else took the second factor away. */
  async noteResetSeen(caller: Caller): Promise<void> {
    await this.tenant.run(caller, async (tx) => {
      this.factors.noteReset(tx, caller.staffId, null);
      recordAudit(tx, { action: 'second_factor.reset-seen' });
    });
  }
}

function alreadyThere(): StateConflict {
  return new StateConflict(
    'second_factor.not_enrolling',
    'There is no new authenticator to confirm, or one is in use already. Begin again.',
  );
}

function unreadable(): StateConflict {
  return new StateConflict(
    'second_factor.unreadable',
    'This server cannot read your authenticator. Use a recovery code, or ask an administrator.',
  );
}

function wrongCode(): NotAllowed {
  return new NotAllowed(
    'second_factor.wrong',
    'This code is not right or was used already. Wait for the next one.',
  );
}
