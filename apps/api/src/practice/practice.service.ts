import { Injectable } from '@nestjs/common';
import type { ListedCareSite, Practice, PracticeUpdate } from '@glabella/contracts';
import { readDutyRoster } from '../absences/duty-roster';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RecordNotFound, RuleBroken } from '../http/errors';
import { toPractice } from './practice.mapper';
import { PracticeRepository } from './practice.repository';

/** The practice's own settings. */
@Injectable()
export class PracticeService {
  constructor(
    private readonly practices: PracticeRepository,
    private readonly tenant: TenantTransactions,
    private readonly clock: Clock,
  ) {}

  find(caller: Caller): Promise<Practice> {
    return this.tenant.runOutsideRecord(caller, (tx) => this.read(tx));
  }

  /** The practice in a running transaction, for other features: time zone, today, safety text, settings. */
  async read(tx: TenantTransaction): Promise<Practice> {
    const row = await this.practices.find(tx);
    if (!row) throw new RecordNotFound('practice');
    return toPractice(row, this.clock.now());
  }

  update(caller: Caller, expectedVersion: number, update: PracticeUpdate): Promise<Practice> {
    return this.tenant.run(caller, async (tx) => {
      const now = this.clock.now();
      const { version, settings } = await this.read(tx);
      // Before the rules: a site that somebody else added meanwhile is not dropped, it is to be compared.
      if (version !== expectedVersion) throw new RecordChanged('practice', version);
      await refuseStrangers(tx, update.settings.escalateTo, now);
      refuseDropping(settings.careSites, update.settings.careSites);
      const row = await this.practices.update(tx, expectedVersion, update, now);
      if (!row) throw new RecordChanged('practice', (await this.read(tx)).version);
      recordAudit(tx, {
        action: 'practice.update',
        subjectType: 'practice',
        subjectId: caller.practiceId,
        detail: { version: row.version },
      });
      return toPractice(row, now);
    });
  }
}

/** Sessions name a site by its code: it is closed, never taken off the list. */
function refuseDropping(before: readonly ListedCareSite[], after: readonly ListedCareSite[]): void {
  const dropped = before.find(({ code }) => after.every((site) => site.code !== code));
  if (!dropped) return;
  const message = 'A site of care stays on the list: close it instead.';
  throw new RuleBroken('practice.care_site_dropped', message, {}, [
    { path: 'settings.careSites', message },
  ]);
}

/** Only people of this practice are told of what is late; who left or lost the role since is passed over then. */
async function refuseStrangers(
  tx: TenantTransaction,
  staffIds: readonly string[],
  now: Date,
): Promise<void> {
  if (staffIds.length === 0) return;
  const { names } = await readDutyRoster(tx, now);
  const at = staffIds.findIndex((id) => !names.has(id));
  if (at < 0) return;
  const message = 'Choose people of this practice.';
  throw new RuleBroken('practice.escalation_unknown', message, {}, [
    { path: `settings.escalateTo.${at}`, message },
  ]);
}
