import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { arrived } from '../database/flight';
import { findPracticeIds } from '../database/practices.repository';
import { TenantTransactions } from '../database/tenant';
import { Clock } from '../http/clock';
import { ProcessLog } from '../http/process-log';
import { programIn } from '../http/program';
import {
  advanceRebuild,
  findRebuild,
  lockPendingRebuild,
  requestRebuild,
} from './derived-rebuild.repository';
import { hasOutdatedRows } from './patient-summary.repository';
import { isLastBatch, rebuildBatch } from './summary-rebuild';
import { currentDerivation } from './summary-row';

/** What another process left behind is found this soon. */
const LOOK_MS = 15_000;

/**
 * Computes the derived rows of a practice anew after its rules changed, or the program's: a few hundred patients in each transaction, the
 * place reached stored with them, so that a restart goes on where the last batch ended. Several processes share the work
 * without doing it twice. A write meanwhile locks its patient and computes by the new rules itself.
 */
@Injectable()
export class RebuildWorker implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> = Promise.resolve();
  private isStopping = false;
  private hasLookedForOutdated = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly tenant: TenantTransactions,
    private readonly clock: Clock,
    private readonly log: ProcessLog,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.wake(), LOOK_MS);
    this.timer.unref();
    this.wake();
  }

  /** Looks for work now, after what runs; does not wait for it. */
  wake(): void {
    void this.finishPending();
  }

  /** Finishes what is asked for in every practice. A failure is logged and tried again with the next look. */
  finishPending(): Promise<void> {
    this.round = this.round.then(() => this.look());
    return this.round;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.round;
  }

  private async look(): Promise<void> {
    if (this.isStopping) return;
    try {
      for (const id of await findPracticeIds(this.dataSource)) {
        if (!this.hasLookedForOutdated) await this.askForOutdated(id);
        while (!this.isStopping && (await this.isAsked(id))) {
          if (!(await this.doBatch(id))) break;
        }
      }
      this.hasLookedForOutdated = true;
    } catch (error) {
      if (!this.isStopping) this.log.unforeseen(error, null);
    }
  }

  private isAsked(practiceId: string): Promise<boolean> {
    return this.tenant.runOutsideRecord(programIn(practiceId), async (tx) => {
      const asked = await findRebuild(tx);
      return asked !== null && asked.finished_at === null;
    });
  }

  /** After an upgrade that derives more, or otherwise, from the records: rows of older rules are asked for anew. */
  private askForOutdated(practiceId: string): Promise<void> {
    return this.tenant.runOutsideRecord(programIn(practiceId), async (tx) => {
      const [asked, isOutdated] = await arrived(
        findRebuild(tx),
        hasOutdatedRows(tx, currentDerivation),
      );
      const isPending = asked !== null && asked.finished_at === null;
      if (isOutdated && !isPending) requestRebuild(tx, this.clock.now());
    });
  }

  /** False when another process is at it. */
  private doBatch(practiceId: string): Promise<boolean> {
    return this.tenant.run(programIn(practiceId), async (tx) => {
      const asked = await lockPendingRebuild(tx);
      if (asked === null) {
        // Nothing was read: there is nothing to audit.
        tx.noteAudited();
        return false;
      }
      const { patientIds } = await rebuildBatch(tx, asked.last_patient_id);
      advanceRebuild(tx, patientIds, isLastBatch(patientIds) ? this.clock.now() : null);
      return true;
    });
  }
}
