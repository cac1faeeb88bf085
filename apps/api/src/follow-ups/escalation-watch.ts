import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordAudit } from '../audit/audit-trail';
import { findPracticeIds } from '../database/practices.repository';
import { TenantTransactions } from '../database/tenant';
import { Clock } from '../http/clock';
import { ProcessLog } from '../http/process-log';
import { programIn } from '../http/program';
import { PublicAddress } from '../http/public-address';
import { Mailer } from '../identity/mailer';
import { ESCALATED_AT_ONCE, Escalation } from './escalation';
import { type AnnouncementRow, EscalationRepository } from './escalation.repository';

const LOOK_MS = 60_000;

/**
 * Looks every minute for follow-ups past their deadline, escalates them, and writes to those who are told where a mail
 * server is configured: one mail for each person and look, without a word about a patient. A mail that the server refuses
 * is logged and not repeated; the register, the banner and the count stand whatever becomes of it.
 */
@Injectable()
export class EscalationWatch implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly tenant: TenantTransactions,
    private readonly escalation: Escalation,
    private readonly escalations: EscalationRepository,
    private readonly mailer: Mailer,
    private readonly address: PublicAddress,
    private readonly clock: Clock,
    private readonly log: ProcessLog,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.look(), LOOK_MS);
    this.timer.unref();
    void this.look();
  }

  /** One look at every practice, after the one that runs. A failure is logged and tried again with the next. */
  look(): Promise<void> {
    this.round = this.round.then(() => this.lookEverywhere());
    return this.round;
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    await this.round;
  }

  private async lookEverywhere(): Promise<void> {
    try {
      for (const id of await findPracticeIds(this.dataSource)) await this.lookAt(id);
    } catch (error) {
      this.log.unforeseen(error, null);
    }
  }

  private async lookAt(practiceId: string): Promise<void> {
    const program = programIn(practiceId);
    const waiting = await this.tenant.runOutsideRecord(program, (tx) =>
      this.escalations.countWaiting(tx, this.clock.now()),
    );
    for (let left = waiting.late; left > 0; left -= ESCALATED_AT_ONCE) {
      await this.escalation.escalateNow(program);
    }
    if (waiting.late + waiting.unannounced > 0) await this.announce(practiceId);
  }

  private async announce(practiceId: string): Promise<void> {
    const rows = await this.tenant.run(programIn(practiceId), async (tx) => {
      const claimed = await this.escalations.claimUnannounced(
        tx,
        this.clock.now(),
        ESCALATED_AT_ONCE,
      );
      const patientIds = [...new Set(claimed.map((row) => row.patient_id))];
      if (claimed.length === 0) tx.noteAudited();
      else recordAudit(tx, { action: 'follow-up.announce', actorId: null, patientIds });
      return claimed;
    });
    for (const [email, notice] of noticesOf(rows)) {
      await this.mailer.sendLateNotice(email, {
        ...notice,
        url: `${this.address.url}/follow-ups?late=true`,
      });
    }
  }
}

interface Notice {
  readonly practiceName: string;
  readonly count: number;
}

/** One notice for each person, with how many are late. */
function noticesOf(rows: readonly AnnouncementRow[]): ReadonlyMap<string, Notice> {
  const notices = new Map<string, Notice>();
  for (const { email, practice_name: practiceName } of rows) {
    if (email === null) continue;
    notices.set(email, { practiceName, count: (notices.get(email)?.count ?? 0) + 1 });
  }
  return notices;
}
