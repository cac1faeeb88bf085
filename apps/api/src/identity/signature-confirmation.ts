import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { NotAllowed } from '../http/errors';
import { AccountRepository } from './account.repository';
import { GuessLimit } from './guess-limit';
import { verifyPassword } from './passwords';

/** Asks a signed-in person for the password again: before signing, and before their own sign-in changes. */
@Injectable()
export class SignatureConfirmation {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly guesses: GuessLimit,
  ) {}

  /**
   * Resolves when the password is the caller's. Throws `NotAllowed` (`signature.password_wrong`) when it is not and
   * `TooManyAttempts` after ten wrong ones in 15 minutes. Call it before the tenant transaction, not inside.
   */
  async confirm(caller: Caller, password: string): Promise<void> {
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
