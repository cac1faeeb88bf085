import type { PracticeThresholds, ThresholdChange } from '@glabella/contracts';
import { ownSettings, type ThresholdValues } from '@glabella/domain/outcomes';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged } from '../http/errors';
import { findRebuild, requestRebuild } from '../patient-summary/rebuilds';
import { RebuildWorker } from '../patient-summary/rebuild-worker';
import { toPracticeThresholds } from './practice-thresholds.mapper';
import { PracticeThresholdsRepository } from './practice-thresholds.repository';

/** The numbers by which the practice speaks of response, remission and reliable change. */
@Injectable()
export class PracticeThresholdsService {
  constructor(
    private readonly thresholds: PracticeThresholdsRepository,
    private readonly rebuilding: RebuildWorker,
    private readonly tenant: TenantTransactions,
    private readonly clock: Clock,
  ) {}

  find(caller: Caller): Promise<PracticeThresholds> {
    return this.tenant.runOutsideRecord(caller, (tx) => this.read(tx));
  }

  /** What the practice set, in a running transaction of another feature. */
  readValues(tx: TenantTransaction): Promise<ThresholdValues> {
    return this.thresholds.findValues(tx);
  }

  /**
   * Stores the next version and asks for every derived row anew, in one transaction: no row is left behind that
   * follows from the numbers before. Rejects with `RecordChanged` when somebody was faster.
   */
  async change(
    caller: Caller,
    expectedVersion: number,
    change: ThresholdChange,
  ): Promise<PracticeThresholds> {
    const own = ownSettings(change.values).map(({ key }) => key);
    const values = Object.fromEntries(own.map((key) => [key, change.values[key] ?? 0]));
    const changed = await this.tenant.run(caller, async (tx) => {
      const at = this.clock.now();
      if (!(await this.thresholds.insert(tx, expectedVersion, { ...change, values }, at))) {
        throw new RecordChanged('list of thresholds', (await this.read(tx)).version);
      }
      requestRebuild(tx, at);
      recordAudit(tx, {
        action: 'practice.set-thresholds',
        subjectType: 'practice',
        subjectId: caller.practiceId,
        detail: { version: expectedVersion + 1, own },
      });
      return this.read(tx);
    });
    this.rebuilding.wake();
    return changed;
  }

  private async read(tx: TenantTransaction): Promise<PracticeThresholds> {
    const [versions, rebuild] = await arrived(this.thresholds.list(tx), findRebuild(tx));
    return toPracticeThresholds(versions, rebuild);
  }
}
