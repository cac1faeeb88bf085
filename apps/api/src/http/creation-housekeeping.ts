import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findPracticeIds } from '../database/practices.repository';
import { TenantTransactions, type Statement } from '../database/tenant';
import { Clock } from './clock';
import { ProcessLog } from './process-log';
import { programIn } from './program';

const HOUR_MS = 60 * 60_000;
/** No client repeats a request a month later. */
const KEPT_MS = 30 * 24 * HOUR_MS;

const FORGET: Statement = {
  name: 'idempotency_forget',
  text: 'DELETE FROM idempotency_record WHERE practice_id = $1 AND created_at < $2',
};

/** Forgets the answers that were kept for repeated requests, once they are a month old; looks every hour. */
@Injectable()
export class CreationHousekeeping implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly tenant: TenantTransactions,
    private readonly clock: Clock,
    private readonly log: ProcessLog,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.tidy(), HOUR_MS);
    this.timer.unref();
  }

  /** A failure is logged and tried again an hour later. */
  async tidy(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    try {
      for (const id of await findPracticeIds(this.dataSource)) {
        await this.tenant.runOutsideRecord(programIn(id), (tx) => tx.query(FORGET, [id, before]));
      }
    } catch (error) {
      this.log.unforeseen(error, null);
    }
  }

  beforeApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }
}
