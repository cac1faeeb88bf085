import { randomUUID } from 'node:crypto';
import type { AftercareListChange, AftercareVersion, PracticeAftercare } from '@glabella/contracts';
import { aftercareFaults, findAftercare, inListOrder } from '@glabella/domain/treatment';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RuleBroken } from '../http/errors';
import { PracticeService } from '../practice/practice.service';
import { toAftercareVersion, toPracticeAftercare } from './aftercare.mapper';
import { AftercareRepository } from './aftercare.repository';

/** What patients of the practice are told afterwards: a list worded by the practice, every version kept. */
@Injectable()
export class AftercareService {
  constructor(
    private readonly lists: AftercareRepository,
    private readonly practice: PracticeService,
    private readonly tenant: TenantTransactions,
    private readonly clock: Clock,
  ) {}

  find(caller: Caller): Promise<PracticeAftercare> {
    return this.tenant.runOutsideRecord(caller, (tx) => this.readAll(tx));
  }

  /**
   * Stores the next version. Rejects with `RecordChanged` when somebody was faster, with `aftercare.invalid` where its
   * parts do not fit.
   */
  change(
    caller: Caller,
    expectedVersion: number,
    { instructions, reason }: AftercareListChange,
  ): Promise<PracticeAftercare> {
    return this.tenant.run(caller, async (tx) => {
      const { today } = await this.practice.read(tx);
      const current = await this.readNewest(tx);
      if (current.version !== expectedVersion) {
        throw new RecordChanged('aftercare list', current.version);
      }
      const faults = aftercareFaults(instructions, current);
      if (faults.length > 0) {
        const text = 'Some parts of the list do not fit. Each is named below.';
        throw new RuleBroken('aftercare.invalid', text, {}, faults);
      }
      const next = inListOrder(instructions).map(({ id, ...instruction }) => ({
        id: id ?? randomUUID(),
        ...instruction,
      }));
      const when = { on: today, at: this.clock.now() };
      const stored = { instructions: next, reason };
      if (!(await this.lists.insert(tx, expectedVersion, stored, when))) {
        throw new RecordChanged('aftercare list', (await this.readNewest(tx)).version);
      }
      recordAudit(tx, {
        action: 'practice.word-aftercare',
        subjectType: 'practice',
        subjectId: caller.practiceId,
        detail: { version: expectedVersion + 1 },
      });
      return this.readAll(tx);
    });
  }

  /** The version in force. */
  async readNewest(tx: TenantTransaction): Promise<AftercareVersion> {
    const row = await this.lists.newest(tx);
    if (!row) throw new Error('A practice begins with the shipped list');
    return toAftercareVersion(row);
  }

  /** The versions that records name, each once, the newest first. */
  async readVersions(
    tx: TenantTransaction,
    numbers: readonly number[],
  ): Promise<AftercareVersion[]> {
    return (await this.lists.versions(tx, numbers)).map(toAftercareVersion);
  }

  /** Refuses ids that the list in force does not have: a protocol names what there is. */
  async refuseUnknown(tx: TenantTransaction, ids: readonly string[], path: string): Promise<void> {
    const list = await this.readNewest(tx);
    const issues = ids.flatMap((id, at) =>
      findAftercare(list, id)
        ? []
        : [{ path: `${path}.${at}`, message: 'Choose an instruction of the aftercare list.' }],
    );
    if (issues.length === 0) return;
    const text = 'The protocol names aftercare that the practice’s list does not have.';
    throw new RuleBroken('aftercare.unknown', text, {}, issues);
  }

  private async readAll(tx: TenantTransaction): Promise<PracticeAftercare> {
    return toPracticeAftercare(await this.lists.list(tx));
  }
}
