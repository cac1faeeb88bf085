import { randomUUID } from 'node:crypto';
import {
  mostSavedReports,
  type RecordRef,
  type SavedReportContent,
  type SavedReportList,
} from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { NotAllowed, RecordChanged, RecordNotFound, StateConflict } from '../http/errors';
import { Creations } from '../http/idempotency';
import { CohortReader } from '../outcomes/cohort-reader';
import { PracticeService } from '../practice/practice.service';
import { toSavedReport } from './saved-reports.mapper';
import { SavedReportsRepository, type SavedReportRow } from './saved-reports.repository';

/** Outcome reports under a name: of their author alone, or shared with the practice. */
@Injectable()
export class SavedReportsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly reports: SavedReportsRepository,
    private readonly cohort: CohortReader,
    private readonly practices: PracticeService,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller): Promise<SavedReportList> {
    return this.tenant.run(caller, async (tx) => {
      const [rows, { today }] = await arrived(this.reports.list(tx), this.practices.read(tx));
      recordAudit(tx, { action: 'saved-report.list', detail: { found: rows.length } });
      return { today, rows: rows.map((row) => toSavedReport(row, today)) };
    });
  }

  save(caller: Caller, idempotencyKey: string, content: SavedReportContent): Promise<RecordRef> {
    const request = { idempotencyKey, route: 'POST saved-reports', body: content };
    return this.creations.once(caller, request, async (tx) => {
      await this.cohort.refuseStrangers(tx, content.filters);
      if ((await this.reports.countOwn(tx)) >= mostSavedReports) {
        throw new StateConflict(
          'saved_report.too_many',
          `You keep ${mostSavedReports} reports, which is as many as one person may. Delete one first.`,
        );
      }
      const id = randomUUID();
      await this.reports.insert(tx, id, content, this.clock.now());
      audit(tx, 'save', { id, version: 1 }, content.isShared);
      return { id, version: 1 };
    });
  }

  /** The next version: another name, period or other filters, shared or not any more. Its author's alone. */
  change(
    caller: Caller,
    id: string,
    expectedVersion: number,
    content: SavedReportContent,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const current = await this.lockVisible(tx, id);
      if (current.owner_id !== caller.staffId) {
        throw new NotAllowed(
          'saved_report.of_another',
          'Only its author changes a report. Open it and save it as one of your own.',
        );
      }
      assertCurrent(current, expectedVersion);
      await this.cohort.refuseStrangers(tx, content.filters);
      const next = { id, version: expectedVersion + 1 };
      await this.reports.insertNext(tx, next, content, this.clock.now());
      audit(tx, 'change', next, content.isShared);
      return next;
    });
  }

  /** Takes a report out of the lists; its versions stay. Of its author, or shared and of an administrator. */
  retire(caller: Caller, id: string, expectedVersion: number): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const current = await this.lockVisible(tx, id);
      if (current.owner_id !== caller.staffId && !caller.roles.includes('administrator')) {
        throw new NotAllowed(
          'saved_report.of_another',
          'Only its author or an administrator deletes a report.',
        );
      }
      assertCurrent(current, expectedVersion);
      const last = { id, version: expectedVersion + 1 };
      await this.reports.retire(tx, last, this.clock.now());
      audit(tx, 'retire', last, current.is_shared);
      return last;
    });
  }

  /** What another keeps for themselves is to nobody else there. */
  private async lockVisible(tx: TenantTransaction, id: string): Promise<SavedReportRow> {
    const row = await this.reports.lock(tx, id);
    const isVisible = row?.owner_id === tx.caller.staffId || row?.is_shared;
    if (!row || row.retired || !isVisible) throw new RecordNotFound('saved report');
    return row;
  }
}

function assertCurrent({ version }: SavedReportRow, expected: number): void {
  if (version !== expected) throw new RecordChanged('saved report', version);
}

/** Its name is not in the trail: somebody may have written a patient's all the same. */
function audit(
  tx: TenantTransaction,
  act: 'save' | 'change' | 'retire',
  { id, version }: RecordRef,
  isShared: boolean,
): void {
  recordAudit(tx, {
    action: `saved-report.${act}`,
    subjectType: 'saved-report',
    subjectId: id,
    detail: { version, isShared },
  });
}
