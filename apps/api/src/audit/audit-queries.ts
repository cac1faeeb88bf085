import { Injectable } from '@nestjs/common';
import type { AuditEventView, AuditPage, PageQuery } from '@glabella/contracts';
import { TenantTransactions } from '../database/tenant';
import type { Caller } from '../http/caller';
import { RecordNotFound } from '../http/errors';
import { auditCsvHeader, auditCsvLines } from './audit-csv';
import { readAuditCursor, writeAuditCursor } from './audit-cursor';
import { recordAudit } from './audit-trail';
import { toAccessEvent, toAuditEvent } from './audit.mapper';
import { AuditRepository, type AuditRow } from './audit.repository';

const EXPORT_CHUNK = 1_000;

/** What is asked of the trail, as the route checked it. */
export interface CheckedAuditQuery {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly actorId?: string | undefined;
  readonly outcome?: 'done' | 'refused' | 'failed' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Reads the trail: for administrators as a whole, for every reader of a patient about that patient. */
@Injectable()
export class AuditQueries {
  constructor(
    private readonly audit: AuditRepository,
    private readonly tenant: TenantTransactions,
  ) {}

  page(caller: Caller, query: CheckedAuditQuery): Promise<AuditPage> {
    const beforeId = readAuditCursor(query.cursor);
    return this.tenant.run(caller, async (tx) => {
      const rows = await this.audit.page(tx, {
        ...filterOf(query),
        beforeId,
        limit: query.limit + 1,
      });
      recordAudit(tx, {
        action: 'audit.read',
        detail: { rows: Math.min(rows.length, query.limit), filters: filtersIn(query) },
      });
      return toPage(rows, query.limit, toAuditEvent);
    });
  }

  /** Who looked at a patient, and who changed what. Throws `RecordNotFound` for a patient of nobody here. */
  accessTo(caller: Caller, patientId: string, page: PageQuery): Promise<AuditPage> {
    const beforeId = readAuditCursor(page.cursor);
    return this.tenant.run(caller, async (tx) => {
      const [exists, rows] = await Promise.all([
        this.audit.patientExists(tx, patientId),
        this.audit.ofPatient(tx, patientId, { beforeId, limit: page.limit + 1 }),
      ]);
      if (!exists) throw new RecordNotFound('patient');
      recordAudit(tx, {
        action: 'patient.access_read',
        patientIds: [patientId],
        subjectType: 'patient',
        subjectId: patientId,
      });
      return toPage(rows, page.limit, (row) => toAccessEvent(row, patientId));
    });
  }

  /**
   * The trail as CSV, newest first, up to the row that says that it was exported. That row is committed before the first
   * byte leaves; another one at the end says how many rows went out.
   */
  async export(caller: Caller, query: CheckedAuditQuery): Promise<AsyncGenerator<string>> {
    const newestId = await this.tenant.run(caller, async (tx) => {
      recordAudit(tx, { action: 'audit.export', detail: { filters: filtersIn(query) } });
      return this.audit.newestId(tx);
    });
    return this.exportLines(caller, query, newestId);
  }

  private async *exportLines(
    caller: Caller,
    query: CheckedAuditQuery,
    newestId: string | null,
  ): AsyncGenerator<string> {
    yield auditCsvHeader();
    let beforeId = newestId === null ? null : String(BigInt(newestId) + 1n);
    let count = 0;
    for (;;) {
      const rows = await this.tenant.runOutsideRecord(caller, (tx) =>
        this.audit.page(tx, { ...filterOf(query), beforeId, limit: EXPORT_CHUNK }),
      );
      count += rows.length;
      if (rows.length > 0) yield auditCsvLines(rows.map(toAuditEvent));
      beforeId = rows.at(-1)?.id ?? null;
      if (rows.length < EXPORT_CHUNK) break;
    }
    await this.tenant.run(caller, async (tx) => {
      recordAudit(tx, { action: 'audit.export_end', detail: { rows: count } });
    });
  }
}

function filterOf({ from, to, actorId, outcome }: CheckedAuditQuery) {
  return {
    from: from ?? null,
    to: to ?? null,
    actorId: actorId ?? null,
    outcome: outcome ?? null,
  };
}

function filtersIn(query: CheckedAuditQuery): string[] {
  return (['from', 'to', 'actorId', 'outcome'] as const).filter((name) => query[name]);
}

/** One row more than asked for was read: it says that there is a next page. */
function toPage(
  rows: readonly AuditRow[],
  limit: number,
  toEvent: (row: AuditRow) => AuditEventView,
): AuditPage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(toEvent),
    nextCursor: rows.length > limit && last ? writeAuditCursor(last.id) : null,
  };
}
