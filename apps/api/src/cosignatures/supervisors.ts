import type { Author } from '@glabella/contracts';
import { cosignedForBy } from '@glabella/domain/safety';
import { credentialOn } from '@glabella/domain/treatment';
import { Injectable } from '@nestjs/common';
import { authorIn, type DutyRoster } from '../absences/duty-roster';
import { SigningRights } from '../credentials/signing-rights';
import type { TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { RuleBroken } from '../http/errors';

/** Whether the caller co-signs this: the psychiatrist named, one who covers today, or any once that one cannot; never the delegate. */
export function answersFor(
  { staffId, roles }: Caller,
  awaited: { readonly delegateId: string; readonly supervisorId: string },
  roster: DutyRoster,
): boolean {
  return (
    roles.includes('psychiatrist') &&
    staffId !== awaited.delegateId &&
    cosignedForBy(staffId, roster).includes(awaited.supervisorId)
  );
}

/** Who may supervise: an active psychiatrist whose credential is current on the practice's day. */
@Injectable()
export class Supervisors {
  constructor(private readonly rights: SigningRights) {}

  /** Everybody who may, but for one person, by name. */
  async besides(tx: TenantTransaction, staffId: string, roster: DutyRoster): Promise<Author[]> {
    const psychiatrists = roster.people
      .filter((one) => one.mayAnswer && one.isPsychiatrist && one.id !== staffId)
      .map(({ id }) => id);
    const standing = await this.rights.standingOf(tx, psychiatrists);
    return psychiatrists
      .filter((id) => credentialOn(standing.get(id) ?? [], roster.today) !== null)
      .map((id) => authorIn(roster, id));
  }

  /** Throws `RuleBroken` (`cosignature.supervisor_unfit`) unless this person may supervise the delegate. */
  async assertFit(
    tx: TenantTransaction,
    supervisorId: string,
    delegateId: string,
    roster: DutyRoster,
  ): Promise<void> {
    const fit = await this.besides(tx, delegateId, roster);
    if (fit.some(({ id }) => id === supervisorId)) return;
    const message = 'Name an active psychiatrist whose credential is current.';
    throw new RuleBroken('cosignature.supervisor_unfit', message, {}, [
      { path: 'supervisorId', message },
    ]);
  }
}
