import { escalationRecipients } from '@glabella/domain/safety';
import { Injectable } from '@nestjs/common';
import { readDutyRoster } from '../absences/duty-roster';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { EscalationRepository } from './escalation.repository';

/** How many are escalated in one transaction. */
export const ESCALATED_AT_ONCE = 100;

/**
 * Escalates what is past its deadline: once for each opening, as an event that names who was told. The background looks
 * every minute; whoever reads the register or a patient sees it at once, because reading looks too. The version does not
 * move: nobody's half-written closing is refused for it.
 */
@Injectable()
export class Escalation {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly escalations: EscalationRepository,
    private readonly clock: Clock,
  ) {}

  /** Escalates in a transaction of its own, of one patient or of the practice. */
  async escalateNow(caller: Caller, patientId: string | null = null): Promise<void> {
    await this.tenant.run(caller, async (tx) => {
      // Somebody else may have been faster: then nothing was read here, and nothing is to audit.
      if ((await this.escalateLate(tx, patientId)) === 0) tx.noteAudited();
    });
  }

  /** Escalates in a running transaction, of one patient or of the practice; answers how many. */
  async escalateLate(tx: TenantTransaction, patientId: string | null = null): Promise<number> {
    const at = this.clock.now();
    const late = await this.escalations.claimLate(tx, at, patientId, ESCALATED_AT_ONCE);
    if (late.length === 0) return 0;
    const roster = await readDutyRoster(tx, at);
    const ids = late.map(({ id }) => id);
    const recipients = escalationRecipients(roster.escalateTo, roster);
    await this.escalations.tellEscalated(tx, ids, recipients, at);
    recordAudit(tx, {
      action: 'follow-up.escalate',
      actorId: null,
      patientIds: [...new Set(late.map((one) => one.patient_id))],
      detail: { followUps: ids, to: recipients },
    });
    return late.length;
  }
}
