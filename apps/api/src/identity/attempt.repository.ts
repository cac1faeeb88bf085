import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { arrived } from '../database/flight';
import { inOneFlight } from '../database/one-flight';
import { BEGIN, type Statement } from '../database/statement';

/** A guess as it is counted: before it is evaluated, and as failed until it is known better. */
export interface Attempt {
  readonly accountKey: Buffer;
  readonly address: string;
  readonly isKnownDevice: boolean;
  readonly at: Date;
}

/** How many failed guesses may stand in the window before the next one is not looked at. */
export interface AttemptLimits {
  readonly perAccount: number;
  readonly perAddress: number;
  readonly since: Date;
}

/**
 * Either the attempt may be evaluated, under this id, or it must wait until the guess of `oldestAt` is out of the window:
 * with it, as many are left as leave room for one.
 */
export type AttemptClaim =
  { readonly attemptId: string } | { readonly attemptId: null; readonly oldestAt: Date };

/** Guesses at one account come one after another, so that those sent at the same time cannot pass together. */
const LOCK_ACCOUNT: Statement = {
  name: 'attempt_lock_account',
  text: 'SELECT pg_advisory_xact_lock($1, hashtext($2))',
};
const CLAIM: Statement = {
  name: 'attempt_claim',
  text: `INSERT INTO sign_in_attempt (account_key, address, attempted_at, is_known_device, succeeded)
         SELECT $1, $2, $3, $4, false
          WHERE (SELECT count(*) FROM sign_in_attempt
                  WHERE account_key = $1 AND is_known_device = $4 AND attempted_at > $5
                    AND NOT succeeded) < $6
            AND ($4 OR (SELECT count(*) FROM sign_in_attempt
                         WHERE address = $2 AND NOT is_known_device AND attempted_at > $5
                           AND NOT succeeded) < $7)
         RETURNING id`,
};
/** Counted from the newest, the guess that fills a limit is the one to wait for; below its limit there is none. */
const OLDEST = `
  SELECT greatest(
    (SELECT attempted_at FROM sign_in_attempt
      WHERE account_key = $1 AND is_known_device = $3 AND attempted_at > $4 AND NOT succeeded
      ORDER BY attempted_at DESC OFFSET $5::integer - 1 LIMIT 1),
    (SELECT attempted_at FROM sign_in_attempt
      WHERE NOT $3 AND address = $2 AND NOT is_known_device AND attempted_at > $4 AND NOT succeeded
      ORDER BY attempted_at DESC OFFSET $6::integer - 1 LIMIT 1)) AS oldest`;

@Injectable()
export class AttemptRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Counts and claims in one step and one flight. */
  async claim(attempt: Attempt, limits: AttemptLimits): Promise<AttemptClaim> {
    const { accountKey, address, isKnownDevice, at } = attempt;
    const claimed = await this.claimInOneFlight(accountKey, [
      accountKey,
      address,
      at,
      isKnownDevice,
      limits.since,
      limits.perAccount,
      limits.perAddress,
    ]);
    if (claimed !== null) return { attemptId: claimed };
    const [found] = await this.dataSource.query<{ oldest: Date | null }[]>(OLDEST, [
      accountKey,
      address,
      isKnownDevice,
      limits.since,
      limits.perAccount,
      limits.perAddress,
    ]);
    // None: one of them was right after all a moment ago, and there is room.
    return { attemptId: null, oldestAt: found?.oldest ?? limits.since };
  }

  private async claimInOneFlight(accountKey: Buffer, values: unknown[]): Promise<string | null> {
    const [, { rows }] = await inOneFlight(this.dataSource, BEGIN, (client) =>
      arrived(
        client.inFlight(LOCK_ACCOUNT, [SIGN_IN_LOCKS, accountKey.toString('hex')]),
        client.inFlight<{ id: string }>(CLAIM, values),
      ),
    );
    return rows[0]?.id ?? null;
  }

  /** The guess was right after all: it no longer counts. */
  async succeed(attemptId: string): Promise<void> {
    await this.dataSource.query('UPDATE sign_in_attempt SET succeeded = true WHERE id = $1', [
      attemptId,
    ]);
  }

  /** The guess was wrong, as was assumed: a write that changes nothing and takes as long as one that does. */
  async fail(attemptId: string): Promise<void> {
    await this.dataSource.query('UPDATE sign_in_attempt SET succeeded = false WHERE id = $1', [
      attemptId,
    ]);
  }

  async forgetBefore(at: Date): Promise<void> {
    await this.dataSource.query('DELETE FROM sign_in_attempt WHERE attempted_at < $1', [at]);
  }
}

/** The first key of the advisory locks of signing in; any number that nothing else uses. */
const SIGN_IN_LOCKS = 4711;
