import { Injectable } from '@nestjs/common';
import type { RecoveryCodes, TotpEnrolment } from '@glabella/contracts';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { NotAllowed, StateConflict } from '../http/errors';
import { AccountRepository, type Account } from './account.repository';
import { GuessLimit } from './guess-limit';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes';
import { SecondFactorRepository } from './second-factor.repository';
import { SecretBox } from './secret-box';
import { SignatureConfirmation } from './signature-confirmation';
import { base32, matchingStep, newTotpSecret, otpauthUri } from './totp';

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
  ) {}

  /** Whether a code opens the account now. Each code does once, also when it is sent twice at the same time. */
  async accept(account: Pick<Account, 'staffId' | 'totpSecret'>, typed: string): Promise<boolean> {
    if (account.totpSecret === null) return false;
    const secret = await this.box.open(account.totpSecret, account.staffId);
    const step = matchingStep(secret, typed, this.clock.now());
    if (step !== null) return this.factors.useStep(account.staffId, step);
    return this.factors.useCode(account.staffId, hashRecoveryCode(typed), this.clock.now());
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
    const secret = await this.box.open(enrolled.box, caller.staffId);
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
    if (!account || !(await this.accept(account, typed))) throw wrongCode();
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

function wrongCode(): NotAllowed {
  return new NotAllowed(
    'second_factor.wrong',
    'This code is not right or was used already. Wait for the next one.',
  );
}
