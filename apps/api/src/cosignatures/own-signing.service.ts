import type { OwnSigning } from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import { readDutyRoster } from '../absences/duty-roster';
import { SigningRights } from '../credentials/signing-rights';
import { arrived } from '../database/flight';
import { TenantTransactions } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { CosignaturesRepository } from './cosignatures.repository';
import { Supervisors } from './supervisors';

/** What the screens need to say whether somebody may sign, before the work begins. */
@Injectable()
export class OwnSigningService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly rights: SigningRights,
    private readonly supervisors: Supervisors,
    private readonly cosignatures: CosignaturesRepository,
    private readonly clock: Clock,
  ) {}

  read(caller: Caller): Promise<OwnSigning> {
    const { staffId, roles } = caller;
    const isDelegate = !roles.includes('psychiatrist');
    return this.tenant.runOutsideRecord(caller, async (tx) => {
      const [roster, standing, usual] = await arrived(
        readDutyRoster(tx, this.clock.now()),
        this.rights.standingOf(tx, [staffId]),
        this.cosignatures.usualSupervisor(tx),
      );
      const supervisors = isDelegate ? await this.supervisors.besides(tx, staffId, roster) : [];
      return {
        today: roster.today,
        credentials: [...(standing.get(staffId) ?? [])],
        isDelegate,
        supervisors,
        usualSupervisorId: supervisors.some(({ id }) => id === usual) ? usual : null,
      };
    });
  }
}
