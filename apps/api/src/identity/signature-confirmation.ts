import { signInRefusals } from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { NotAllowed, TooManyAttempts } from '../http/errors';
import { Turnstile } from '../http/turnstile';
import { AccountRepository } from './account.repository';
import { GuessLimit } from './guess-limit';
import { verifyPassword } from './passwords';

const limits = { inside: 1, waiting: 50 } as const;

const tooMany = () =>
  new TooManyAttempts(
    signInRefusals.busy,
    'This password is being looked at many times at once. Try again in a few seconds.',
    2,
  );

/** Asks a signed-in person for the password again: before signing, and before their own sign-in changes. */
@Injectable()
export class SignatureConfirmation {
  /**
   * The passwords of one person are looked at one after the other: each counts as wrong until it is known to be right,
   * so twenty equal clicks at the same moment would look like twenty guesses.
   */
  private readonly turns = new Map<string, Turnstile>();

  constructor(
    private readonly accounts: AccountRepository,
    private readonly guesses: GuessLimit,
  ) {}

  /**
   * Resolves when the password is the caller's. Throws `NotAllowed` (`signature.password_wrong`) when it is not and
   * `TooManyAttempts` after ten wrong ones in 15 minutes. Call it before the tenant transaction, not inside.
   */
  async confirm(caller: Caller, password: string): Promise<void> {
    const turn = this.turns.get(caller.staffId) ?? new Turnstile(limits, tooMany);
    this.turns.set(caller.staffId, turn);
    try {
      await turn.pass(() => this.check(caller, password));
    } finally {
      if (turn.isIdle) this.turns.delete(caller.staffId);
    }
  }

  private async check(caller: Caller, password: string): Promise<void> {
    const guess = await this.guesses.claim({
      subject: `confirm:${caller.staffId}`,
      address: caller.address,
      isKnownDevice: true,
    });
    const account = await this.accounts.findByStaff(caller.staffId);
    if (!(await verifyPassword(account?.passwordHash ?? null, password))) {
      throw new NotAllowed('signature.password_wrong', 'This is not your password. Type it again.');
    }
    await guess.succeed();
  }
}
