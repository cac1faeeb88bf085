import {
  credentialOn,
  obstacleWords,
  signingRight,
  wayOutOf,
  type IntendedSignature,
  type StandingCredential,
} from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import type { TenantTransaction } from '../database/tenant';
import { NotAllowed } from '../http/errors';
import { toStanding } from './credentials.mapper';
import { CredentialsRepository } from './credentials.repository';

/** The credential that a signature rests on. */
export interface SigningBasis {
  readonly id: string;
  readonly version: number;
}

/** Who may sign, decided in the transaction of the signature. */
@Injectable()
export class SigningRights {
  constructor(private readonly credentials: CredentialsRepository) {}

  /**
   * The credential on which the caller may sign this; it does not change until the transaction ends. Throws
   * `NotAllowed` (`credential.none`, `.waiting`, `.expired`, `.not-yet-valid`, `.withdrawn`) with the way out.
   */
  async assertMaySign(tx: TenantTransaction, intended: IntendedSignature): Promise<SigningBasis> {
    const held = await this.credentials.holdOwn(tx);
    const right = signingRight(held.map(toStanding), intended);
    if (!right.maySign) {
      const { obstacle } = right;
      throw new NotAllowed(
        `credential.${obstacle.kind}`,
        `${obstacleWords(obstacle)} ${wayOutOf(obstacle)}`,
      );
    }
    const basis = held.find(({ id }) => id === right.credentialId);
    if (!basis) throw new Error('The right to sign rests on a credential that was read');
    return { id: basis.id, version: basis.version };
  }

  /** Whether the caller has a verified credential for this day. */
  async mayCallerSignOn(tx: TenantTransaction, day: CalendarDate): Promise<boolean> {
    const own = await this.credentials.standing(tx, [tx.caller.staffId]);
    return credentialOn(own.map(toStanding), day) !== null;
  }

  /** Notes with a signed version on which credential its signature rests. */
  noteSignature(
    tx: TenantTransaction,
    session: { readonly id: string; readonly version: number },
    basis: SigningBasis,
  ): Promise<void> {
    return this.credentials.noteSignature(tx, session, basis);
  }

  /** What decides whether these people may sign, by person. */
  async standingOf(
    tx: TenantTransaction,
    staffIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly StandingCredential[]>> {
    const rows = await this.credentials.standing(tx, staffIds);
    return new Map(
      staffIds.map((staffId) => [
        staffId,
        rows.filter(({ staff_id }) => staff_id === staffId).map(toStanding),
      ]),
    );
  }
}
