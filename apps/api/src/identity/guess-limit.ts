import { createHash } from 'node:crypto';
import { signInRefusals } from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../http/clock';
import { TooManyAttempts } from '../http/errors';
import { Turnstile } from '../http/turnstile';
import { AttemptRepository } from './attempt.repository';

/** Failed guesses that are looked at within the window, per account and per address. */
export const guessLimits = { windowMinutes: 15, perAccount: 10, perAddress: 50 } as const;

/** What is guessed at, and from where. */
export interface Guess {
  /** What the guesses of one secret have in common: an address, an account's confirmation, a link. */
  readonly subject: string;
  readonly address: string;
  /** The browser signed in to this account before: it has an allowance of its own. */
  readonly isKnownDevice: boolean;
}

/** A guess that may be looked at; it counts as wrong until it is said to be right. */
export interface ClaimedGuess {
  succeed(): Promise<void>;
  /** Changes nothing but the time it takes, for guesses at what does not exist. */
  fail(): Promise<void>;
}

/** What is said where too many wait to be looked at. */
export function manySignIn(): TooManyAttempts {
  return new TooManyAttempts(
    signInRefusals.busy,
    'Many people sign in at the moment. Try again in a few seconds.',
    2,
  );
}

/**
 * Stops the guesser and not the owner: guesses from browsers that never signed in to the account share one allowance,
 * each kind of known browser has its own, and names that do not exist are counted like those that do.
 */
@Injectable()
export class GuessLimit {
  /** Guesses at one account wait for each other in the database: a flood of them takes two connections, not all. */
  private readonly turnstile = new Turnstile({ inside: 2, waiting: 2_000 }, manySignIn);

  constructor(
    private readonly attempts: AttemptRepository,
    private readonly clock: Clock,
  ) {}

  /** Claims one guess. Throws `TooManyAttempts` without looking at it. */
  async claim(guess: Guess): Promise<ClaimedGuess> {
    const now = this.clock.now();
    const windowMs = guessLimits.windowMinutes * 60_000;
    const attempt = {
      accountKey: createHash('sha256').update(guess.subject).digest(),
      address: guess.address,
      isKnownDevice: guess.isKnownDevice,
      at: now,
    };
    const since = new Date(now.getTime() - windowMs);
    const claim = await this.turnstile.pass(() =>
      this.attempts.claim(attempt, { ...guessLimits, since }),
    );
    if (claim.attemptId === null) {
      const freeAt = claim.oldestAt.getTime() + windowMs;
      throw new TooManyAttempts(
        signInRefusals.tooManyAttempts,
        'Too many wrong attempts. Wait a few minutes, or use the link of a forgotten password.',
        Math.max(1, Math.ceil((freeAt - now.getTime()) / 1000)),
      );
    }
    const { attemptId } = claim;
    return {
      succeed: () => this.attempts.succeed(attemptId),
      fail: () => this.attempts.fail(attemptId),
    };
  }
}
