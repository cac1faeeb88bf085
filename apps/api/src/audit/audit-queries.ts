import { Injectable } from '@nestjs/common';
import type { AuditEventView, AuditFileQuery, AuditPage, PageQuery } from '@glabella/contracts';
import type { Cell } from '@glabella/domain/values';
import { TenantTransactions } from '../database/tenant';
import type { CsvAnswer } from '../files/csv-answer';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordNotFound } from '../http/errors';
import { PracticeService } from '../practice/practice.service';
import { auditCells, auditColumns } from './audit-csv';
import { readAuditCursor, writeAuditCursor } from './audit-cursor';
import { recordAudit } from './audit-trail';
import { toAccessEvent, toAuditEvent } from './audit.mapper';
import { AuditRepository, type AuditRow } from './audit.repository';

const EXPORT_CHUNK = 1_000;

/** Which events are asked for. */
type AuditFilters = Pick<AuditFileQuery, 'from' | 'to' | 'actorId' | 'outcome'>;

/** What is asked of the trail, as the route checked it. */
export interface CheckedAuditQuery extends AuditFilters {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Reads the trail: for administrators as a whole, for every reader of a patient about that patient. */
@Injectable()
export class AuditQueries {
  constructor(
    private readonly audit: AuditRepository,
    private readonly tenant: TenantTransactions,
    private readonly practice: PracticeService,
    private readonly clock: Clock,
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
  async export(caller: Caller, filters: AuditFilters): Promise<CsvAnswer> {
    const [newestId, { name: practiceName }] = await this.tenant.run(caller, async (tx) => {
      recordAudit(tx, { action: 'audit.export', detail: { filters: filtersIn(filters) } });
      return [await this.audit.newestId(tx), await this.practice.read(tx)] as const;
    });
    const { from = null, to: until = null } = filters;
    return {
      table: {
        name: 'audit',
        columns: auditColumns,
        rows: () => this.exportRows(caller, filters, newestId),
      },
      named: { what: 'audit', practiceName, from, until, at: this.clock.now() },
    };
  }

  private async *exportRows(
    caller: Caller,
    filters: AuditFilters,
    newestId: string | null,
  ): AsyncGenerator<Cell[][]> {
    let beforeId = newestId === null ? null : String(BigInt(newestId) + 1n);
    let count = 0;
    for (;;) {
      const rows = await this.tenant.runOutsideRecord(caller, (tx) =>
        this.audit.page(tx, { ...filterOf(filters), beforeId, limit: EXPORT_CHUNK }),
      );
      count += rows.length;
      if (rows.length > 0) yield rows.map((row) => auditCells(toAuditEvent(row)));
      beforeId = rows.at(-1)?.id ?? null;
      if (rows.length < EXPORT_CHUNK) break;
    }
    await this.tenant.run(caller, async (tx) => {
      recordAudit(tx, { action: 'audit.export_end', detail: { rows: count } });
    });
  }
}

function filterOf({ from, to, actorId, outcome }: AuditFilters) {
  return {
    from: from ?? null,
    to: to ?? null,
    actorId: actorId ?? null,
    outcome: outcome ?? null,
  };
}

function filtersIn(query: AuditFilters): string[] {
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
