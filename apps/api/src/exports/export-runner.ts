import { createHash } from 'node:crypto';
import { finished, Readable } from 'node:stream';
import { totalRows } from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import { todayIn } from '@glabella/domain/values';
import { recordAudit } from '../audit/audit-trail';
import type { RowBatch } from '../database/copied-rows';
import { type Snapshot, Snapshots } from '../database/snapshots';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import { fileName } from '../files/file-name';
import { zipArchive } from '../files/zip-archive';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordNotFound, StateConflict } from '../http/errors';
import { ProcessLog } from '../http/process-log';
import { PracticeThresholdsService } from '../practice/practice-thresholds.service';
import { PracticeService } from '../practice/practice.service';
import { ArchiveRun } from './archive-run';
import type { DataExportRow, ExportOutcome } from './data-export-rows';
import { DataExportsRepository } from './data-exports.repository';
import { ExportRowsRepository } from './export-rows.repository';
import { isOpen, selectionOf } from './exports.mapper';
import { Pseudonyms } from './pseudonyms';
import { RunningExports } from './running-exports';
import type { ExportTable } from './tables/export-table';

/** How often a table that is being written asks whether it is still wanted. */
const ASK_EVERY_MS = 250;

/** An archive on its way: it is written while it is read. */
export interface OpenArchive {
  readonly fileName: string;
  readonly stream: Readable;
}

/** Somebody ended the export, the reader is gone or the server stops. */
class ExportStopped extends Error {
  override readonly name = 'ExportStopped';
}

/** The answer to a download that is not waiting to begin. */
export function notWaiting(): StateConflict {
  return new StateConflict(
    'export.not_waiting',
    'This download was begun before or waited too long. Start the export again.',
  );
}

/** An export that is being written, and what it has written. */
interface Run {
  readonly caller: Caller;
  readonly row: DataExportRow;
  readonly snapshot: Snapshot;
  readonly archive: ArchiveRun;
  readonly hash: ReturnType<typeof createHash>;
  bytes: number;
  isComplete: boolean;
}

/**
 * Writes archives. The trail knows of an export before its first byte leaves, of every patient before their data do, and
 * of its end, whatever that is.
 */
@Injectable()
export class ExportRunner {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly snapshots: Snapshots,
    private readonly exports: DataExportsRepository,
    private readonly rows: ExportRowsRepository,
    private readonly practices: PracticeService,
    private readonly thresholds: PracticeThresholdsService,
    private readonly running: RunningExports,
    private readonly clock: Clock,
    private readonly log: ProcessLog,
  ) {}

  /** Begins a prepared export of the caller. Rejects with `RecordNotFound` or `export.not_waiting`. */
  async open(caller: Caller, id: string): Promise<OpenArchive> {
    const [practice, thresholds] = await Promise.all([
      this.practices.find(caller),
      this.thresholds.find(caller),
    ]);
    const snapshot = await this.snapshots.open(caller);
    try {
      if (!(await this.rows.claim(snapshot, id))) throw notWaiting();
      const at = this.clock.now();
      const row = await this.tenant.run(caller, (tx) => this.start(tx, id, at));
      const isPseudonymised = row.kind === 'pseudonymised';
      const archive = new ArchiveRun(
        {
          exportId: id,
          kind: row.kind,
          format: row.format,
          selection: selectionOf(row),
          practice,
          exporter: { id: caller.staffId, displayName: caller.displayName },
          dataAsOf: at,
          thresholds,
        },
        {
          asOf: todayIn(practice.timeZone, at),
          pseudonyms: isPseudonymised ? new Pseudonyms() : null,
        },
        (table) => this.read(run, table),
      );
      const hash = createHash('sha256');
      const run: Run = { caller, row, snapshot, archive, hash, bytes: 0, isComplete: false };
      const { from, until } = selectionOf(row);
      const named = { practiceName: practice.name, from, until, at, extension: 'zip' } as const;
      const what = isPseudonymised ? 'outcomes-pseudonymised' : 'outcomes';
      return { fileName: fileName({ what, ...named }), stream: this.stream(run, at) };
    } catch (error) {
      await snapshot.close();
      throw error;
    }
  }

  private async start(tx: TenantTransaction, id: string, at: Date): Promise<DataExportRow> {
    const row = await this.exports.find(tx, id);
    if (!row || row.created_by !== tx.caller.staffId) throw new RecordNotFound('export');
    if (!isOpen(row, at) || !(await this.exports.start(tx, id, at))) {
      throw notWaiting();
    }
    const selection = selectionOf(row);
    recordAudit(tx, {
      action: 'export.start',
      subjectType: 'export',
      subjectId: id,
      detail: {
        kind: row.kind,
        format: row.format,
        filters: (
          ['from', 'until', 'protocolId', 'productId', 'diagnosisCode', 'careSite'] as const
        ).filter((name) => selection[name] !== null),
        withVoided: selection.withVoided,
      },
    });
    return row;
  }

  private stream(run: Run, at: Date): Readable {
    const bytes = this.bytes(run, at);
    const stream = new Readable({
      read() {
        bytes.next().then(
          ({ done, value }) => this.push(done ? null : value),
          (error: Error) => this.destroy(error),
        );
      },
      // A reader that is gone ends the statement that is being answered, not only those after it.
      destroy(error, done) {
        void run.snapshot.close().then(() => {
          bytes.return(undefined).catch(() => undefined);
          done(error);
        });
      },
    });
    const ended = new Promise<void>((resolve) => {
      finished(stream, { writable: false }, (error) => {
        void this.end(run, error ?? null).finally(resolve);
      });
    });
    this.running.begin(run.row.id, {
      doneRows: () => totalRows(run.archive.counts),
      stop: () => stream.destroy(new ExportStopped('The export was stopped')),
      ended,
    });
    return stream;
  }

  private async *bytes(run: Run, at: Date): AsyncGenerator<Buffer> {
    for await (const chunk of zipArchive(run.archive.entries(), at)) {
      const bytes = chunk as Buffer;
      run.hash.update(bytes);
      run.bytes += bytes.length;
      yield bytes;
    }
    run.isComplete = true;
  }

  private async *read(run: Run, table: ExportTable): AsyncGenerator<RowBatch> {
    const { caller, row, snapshot } = run;
    const wanted = { kind: row.kind, selection: selectionOf(row) };
    const batches = this.rows.read(snapshot, table.name, caller.practiceId, wanted);
    let askedAt = -Infinity;
    for await (const batch of batches) {
      if (performance.now() - askedAt >= ASK_EVERY_MS) {
        await this.assertWanted(caller, row.id);
        askedAt = performance.now();
      }
      if (table.name === 'patients') await this.auditPatients(run, batch);
      yield batch;
    }
  }

  /** Throws once somebody cancelled the export, here or in another process. */
  private async assertWanted(caller: Caller, id: string): Promise<void> {
    const isRunning = await this.tenant.runOutsideRecord(caller, (tx) =>
      this.exports.isRunning(tx, id),
    );
    if (!isRunning) throw new ExportStopped('The export was cancelled');
  }

  private async auditPatients({ caller, row }: Run, batch: RowBatch): Promise<void> {
    await this.tenant.run(caller, async (tx) => {
      recordAudit(tx, {
        action: 'export.read',
        patientIds: idsIn(batch),
        subjectType: 'export',
        subjectId: row.id,
      });
    });
  }

  /** Never rejects: a failure to note the end is logged, and the next look at the history notices it. */
  private async end(run: Run, error: Error | null): Promise<void> {
    const { caller, row, archive } = run;
    await run.snapshot.close();
    const status = run.isComplete ? 'finished' : isBroken(error) ? 'failed' : 'cancelled';
    if (status === 'failed') this.log.unforeseen(error, caller.requestId);
    const outcome: ExportOutcome = {
      counts: archive.counts,
      bytes: run.bytes,
      sha256: run.isComplete ? run.hash.digest('hex') : null,
    };
    try {
      await this.tenant.run(caller, async (tx) => {
        await this.exports.end(tx, row.id, status, outcome, this.clock.now());
        recordAudit(tx, {
          action: 'export.end',
          outcome: status === 'finished' ? 'done' : 'failed',
          subjectType: 'export',
          subjectId: row.id,
          detail: {
            status,
            ...outcome.counts,
            bytes: outcome.bytes,
            ...(outcome.sha256 === null ? {} : { sha256: outcome.sha256 }),
          },
        });
      });
    } catch (failure) {
      this.log.unforeseen(failure, caller.requestId);
    }
  }
}

/** Whether the export broke by itself; a reader that went away and a stop are no faults. */
function isBroken(error: Error | null): boolean {
  if (error === null || error instanceof ExportStopped) return false;
  return !('code' in error && goneCodes.includes(String(error.code)));
}

const goneCodes = ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE', 'ABORT_ERR'];

function idsIn({ names, rows }: RowBatch): string[] {
  const place = names.indexOf('patient_id');
  return rows.flatMap((row) => row[place] ?? []);
}
