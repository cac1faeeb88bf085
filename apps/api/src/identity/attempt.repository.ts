import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

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

/** Either the attempt may be evaluated, under this id, or it must wait until the oldest that counts is out of the window. */
export type AttemptClaim =
  { readonly attemptId: string } | { readonly attemptId: null; readonly oldestAt: Date };

interface CountRow {
  account_failures: string;
  account_oldest: Date | null;
  address_failures: string;
  address_oldest: Date | null;
}

@Injectable()
export class AttemptRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Counts and claims in one step, so that guesses sent at the same time cannot pass together. */
  claim(attempt: Attempt, limits: AttemptLimits): Promise<AttemptClaim> {
    const { accountKey, address, isKnownDevice, at } = attempt;
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [
        SIGN_IN_LOCKS,
        accountKey.toString('hex'),
      ]);
      const [count] = await manager.query<CountRow[]>(
        `SELECT count(*) FILTER (WHERE account_key = $1 AND is_known_device = $3) AS account_failures,
                min(attempted_at) FILTER (WHERE account_key = $1 AND is_known_device = $3) AS account_oldest,
                count(*) FILTER (WHERE address = $2 AND NOT is_known_device) AS address_failures,
                min(attempted_at) FILTER (WHERE address = $2 AND NOT is_known_device) AS address_oldest
           FROM sign_in_attempt
          WHERE (account_key = $1 OR address = $2) AND attempted_at > $4 AND NOT succeeded`,
        [accountKey, address, isKnownDevice, limits.since],
      );
      if (count?.account_oldest && Number(count.account_failures) >= limits.perAccount) {
        return { attemptId: null, oldestAt: count.account_oldest };
      }
      const addressCounts = !isKnownDevice && count?.address_oldest;
      if (addressCounts && Number(count.address_failures) >= limits.perAddress) {
        return { attemptId: null, oldestAt: addressCounts };
      }
      const [claimed] = await manager.query<{ id: string }[]>(
        `INSERT INTO sign_in_attempt (account_key, address, attempted_at, is_known_device, succeeded)
         VALUES ($1, $2, $3, $4, false) RETURNING id`,
        [accountKey, address, at, isKnownDevice],
      );
      if (!claimed) throw new Error('INSERT RETURNING answered no row');
      return { attemptId: claimed.id };
    });
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
