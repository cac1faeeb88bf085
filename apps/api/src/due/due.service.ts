import type {
  DueReinjectionPage,
  DueReinjectionRow,
  DueVisitPage,
  DueVisitRow,
  dueReinjectionQuerySchema,
  dueVisitQuerySchema,
} from '@glabella/contracts';
import { isCalendarDate, daysBetween } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { recordAudit } from '../audit/audit-trail';
import { type TenantTransaction, TenantTransactions } from '../database/tenant';
import type { Caller } from '../http/caller';
import { CURSOR_ID, CursorInvalid } from '../http/cursor';
import { RuleBroken } from '../http/errors';
import { PracticeService } from '../practice/practice.service';
import { toDueReinjection, toDueVisit } from './due.mapper';
import { type DueListing, type DuePlace, DueRepository } from './due.repository';

export type CheckedVisitQuery = z.output<typeof dueVisitQuerySchema>;
export type CheckedReinjectionQuery = z.output<typeof dueReinjectionQuerySchema>;

/** The longest time that one list of visits speaks of. */
const mostDays = 62;

const cursorForm = new RegExp(
  `^(\\d{4}-\\d{2}-\\d{2})_(${CURSOR_ID})(?:_(${CURSOR_ID})_(\\d{1,4}))?$`,
);

/** What is due in the practice: planned visits without a record, and re-injection windows. Reads a projection. */
@Injectable()
export class DueService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly due: DueRepository,
    private readonly practice: PracticeService,
  ) {}

  visits(caller: Caller, query: CheckedVisitQuery): Promise<DueVisitPage> {
    const days = daysBetween(query.from, query.to);
    if (days < 0 || days > mostDays) {
      const text = `Ask for 1 to ${mostDays + 1} days, the first before the last.`;
      throw new RuleBroken('due.days', text, {}, [{ path: 'to', message: text }]);
    }
    const after = readCursor(query.cursor, 'visits');
    return this.tenant.run(caller, async (tx) => {
      const { today } = await this.practice.read(tx);
      const rows = await this.due.visits(tx, {
        list: 'visits',
        from: query.from,
        to: query.to,
        openOn: query.only === 'open' ? today : null,
        caseloadOf: query.scope === 'mine' ? caller.staffId : null,
        after,
        limit: query.limit + 1,
      });
      const shown = rows.slice(0, query.limit).map((row) => toDueVisit(row, today));
      auditList(tx, 'visits', shown, query.scope);
      const last = rows.length > query.limit ? shown.at(-1) : undefined;
      return { today, rows: shown, nextCursor: last ? visitCursor(last) : null };
    });
  }

  reinjections(caller: Caller, query: CheckedReinjectionQuery): Promise<DueReinjectionPage> {
    const after = readCursor(query.cursor, 'reinjections');
    return this.tenant.run(caller, async (tx) => {
      const { today } = await this.practice.read(tx);
      const rows = await this.due.reinjections(tx, {
        list: 'reinjections',
        from: null,
        to: query.until,
        openOn: null,
        caseloadOf: query.scope === 'mine' ? caller.staffId : null,
        after,
        limit: query.limit + 1,
      });
      const shown = rows.slice(0, query.limit).map(toDueReinjection);
      auditList(tx, 'reinjections', shown, query.scope);
      const last = rows.length > query.limit ? shown.at(-1) : undefined;
      return { today, rows: shown, nextCursor: last ? windowCursor(last) : null };
    });
  }
}

function auditList(
  tx: TenantTransaction,
  list: DueListing['list'],
  rows: readonly { readonly patient: { readonly id: string } }[],
  scope: 'mine' | 'practice',
): void {
  recordAudit(tx, {
    action: 'due.list',
    patientIds: [...new Set(rows.map(({ patient }) => patient.id))],
    detail: { list, scope },
  });
}

function visitCursor({ dueOn, patient, courseId, week }: DueVisitRow): string {
  return [dueOn, patient.id, courseId, week].join('_');
}

function windowCursor({ opensOn, patient }: DueReinjectionRow): string {
  return [opensOn, patient.id].join('_');
}

/** A page begins behind the last row of the one before; the cursor names that row by its day and opaque ids. */
function readCursor(cursor: string | undefined, list: DueListing['list']): DuePlace | null {
  if (cursor === undefined) return null;
  const [, on = '', patientId = '', courseId, week] = cursorForm.exec(cursor) ?? [];
  const isOfList = (courseId !== undefined) === (list === 'visits');
  if (!isCalendarDate(on) || !isOfList) throw new CursorInvalid();
  return { on, patientId, courseId: courseId ?? null, week: Number(week ?? 0) };
}
