import { randomUUID } from 'node:crypto';
import {
  type DataExport,
  type DataExportList,
  type ExportKind,
  type ExportPreview,
  type ExportRequest,
  type ExportSelection,
  type Role,
  totalRows,
} from '@glabella/contracts';
import { daysBetween } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import { SHEET_ROWS } from '../files/xlsx-workbook';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { NotAllowed, RecordNotFound, RuleBroken, StateConflict } from '../http/errors';
import { Creations } from '../http/idempotency';
import { PracticeService } from '../practice/practice.service';
import type { DataExportRow } from './data-export-rows';
import { DataExportsRepository } from './data-exports.repository';
import { ExportRowsRepository } from './export-rows.repository';
import { ExportRunner, notWaiting, type OpenArchive } from './export-runner';
import { TICKET_MS, toDataExport } from './exports.mapper';
import { MOST_SHIFT_DAYS } from './pseudonyms';
import { RunningExports } from './running-exports';

/** Exports that a practice runs at once. */
const MOST_AT_ONCE = 2;

/** Who may have each kind: a permission of its own. Routes declare it; a download is asked once more. */
export const exportRoles = {
  identified: ['administrator'],
  pseudonymised: ['administrator', 'psychiatrist'],
} as const satisfies Record<ExportKind, readonly Role[]>;

/** The practice's data as files: counted, prepared, downloaded once, and kept in a history that holds no file. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly exports: DataExportsRepository,
    private readonly rows: ExportRowsRepository,
    private readonly runner: ExportRunner,
    private readonly running: RunningExports,
    private readonly practices: PracticeService,
    private readonly clock: Clock,
  ) {}

  /** How many rows an export would hold now. */
  preview(caller: Caller, selection: ExportSelection): Promise<ExportPreview> {
    return this.tenant.run(caller, async (tx) => {
      recordAudit(tx, { action: 'export.preview' });
      const [counts, pseudonymised] = await arrived(
        this.rows.count(tx, { selection, kind: 'identified' }),
        this.rows.count(tx, { selection, kind: 'pseudonymised' }),
      );
      return { counts, pseudonymised };
    });
  }

  /** Makes an export ready: its download must begin within two minutes, and happens once. */
  prepare(
    caller: Caller,
    idempotencyKey: string,
    kind: ExportKind,
    request: ExportRequest,
  ): Promise<DataExport> {
    const creation = { idempotencyKey, route: `POST exports/${kind}`, body: request };
    return this.creations.once(caller, creation, async (tx) => {
      const at = this.clock.now();
      if (kind === 'pseudonymised') await this.refuseTellingPeriod(tx, request.selection);
      await this.failAbandoned(tx, at);
      await this.refuseMoreAtOnce(tx, at);
      const counts = await this.rows.count(tx, { selection: request.selection, kind });
      if (request.format === 'xlsx') refuseLongSheets(Math.max(...Object.values(counts)));
      const id = randomUUID();
      await this.exports.insert(tx, id, kind, request, totalRows(counts), at);
      recordAudit(tx, {
        action: 'export.prepare',
        subjectType: 'export',
        subjectId: id,
        detail: { kind, format: request.format },
      });
      return this.toAnswer(await this.readOne(tx, id));
    });
  }

  /** The archive of a prepared export, for whoever prepared it. */
  async open(caller: Caller, id: string): Promise<OpenArchive> {
    const { kind, status } = await this.read(caller, id);
    if (!exportRoles[kind].some((role) => caller.roles.includes(role))) {
      throw new NotAllowed('export.kind', 'Your role does not allow this export any more.');
    }
    // Asked before a connection for streams is taken: all practices share these.
    if (status !== 'prepared') throw notWaiting();
    return this.runner.open(caller, id);
  }

  /** Rows that an export of this process has written; null when it does not run here. */
  rowsWritten(id: string): number | null {
    return this.running.rowsOf(id);
  }

  /** Resolves once the end of an export of this process stands in the history. */
  ended(id: string): Promise<void> {
    return this.running.end(id);
  }

  list(caller: Caller): Promise<DataExportList> {
    return this.tenant.run(caller, async (tx) => {
      await this.failAbandoned(tx, this.clock.now());
      const rows = await this.exports.list(tx, seesAll(caller) ? null : caller.staffId);
      recordAudit(tx, { action: 'export.list' });
      return { rows: rows.map((row) => this.toAnswer(row)) };
    });
  }

  read(caller: Caller, id: string): Promise<DataExport> {
    return this.tenant.run(caller, async (tx) => {
      await this.failAbandoned(tx, this.clock.now());
      recordAudit(tx, { action: 'export.look', subjectType: 'export', subjectId: id });
      return this.toAnswer(await this.readOne(tx, id));
    });
  }

  /** Breaks off an export, or withdraws one whose download has not begun. */
  async cancel(caller: Caller, id: string): Promise<DataExport> {
    await this.tenant.run(caller, async (tx) => {
      await this.readOne(tx, id);
      if (!(await this.exports.cancel(tx, id, this.clock.now()))) {
        throw new StateConflict('export.not_running', 'This export has ended already.');
      }
      recordAudit(tx, { action: 'export.cancel', subjectType: 'export', subjectId: id });
    });
    await this.running.stop(id);
    return this.read(caller, id);
  }

  private async readOne(tx: TenantTransaction, id: string): Promise<DataExportRow> {
    const row = await this.exports.find(tx, id);
    const isTheirs = row?.created_by === tx.caller.staffId || seesAll(tx.caller);
    if (!row || !isTheirs) throw new RecordNotFound('export');
    return row;
  }

  private toAnswer(row: DataExportRow): DataExport {
    return toDataExport(row, this.clock.now(), this.running.rowsOf(row.id));
  }

  /** What a stopped process left running has failed: its connection, and with it its lock, is gone. */
  private async failAbandoned(tx: TenantTransaction, at: Date): Promise<void> {
    for (const id of await this.exports.failAbandoned(tx, at, this.running.ids)) {
      const act = { action: 'export.abandoned', outcome: 'failed', subjectType: 'export' } as const;
      recordAudit(tx, { ...act, subjectId: id });
    }
  }

  private async refuseMoreAtOnce(tx: TenantTransaction, at: Date): Promise<void> {
    const since = new Date(at.getTime() - TICKET_MS);
    if ((await this.exports.countOpen(tx, since)) < MOST_AT_ONCE) return;
    throw new StateConflict(
      'export.too_many',
      'Two exports of this practice are running, which is as many as run at once. Wait for one to end, or cancel it.',
    );
  }

  /** In a short period every session lies near a known day: the day shift of a patient could be worked out. */
  private async refuseTellingPeriod(
    tx: TenantTransaction,
    { from, until }: ExportSelection,
  ): Promise<void> {
    if (from === null) return;
    const last = until ?? (await this.practices.read(tx)).today;
    if (daysBetween(from, last) >= MOST_SHIFT_DAYS) return;
    const message =
      `Choose a period of more than ${MOST_SHIFT_DAYS} days, or no first day: in a shorter one the moved dates ` +
      'could be worked out.';
    throw new RuleBroken('export.period_too_short', message, {}, [
      { path: 'selection.from', message },
    ]);
  }
}

function seesAll(caller: Caller): boolean {
  return caller.roles.includes('administrator');
}

function refuseLongSheets(longest: number): void {
  if (longest < SHEET_ROWS) return;
  throw new RuleBroken(
    'export.sheet_too_long',
    `A sheet of Excel takes ${SHEET_ROWS - 1} rows; a table here has ${longest}. Choose CSV, or a shorter period.`,
    { rows: longest },
    [{ path: 'format', message: 'Too many rows for Excel. Choose CSV.' }],
  );
}
