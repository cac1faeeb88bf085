import { randomUUID } from 'node:crypto';
import type {
  AuditAction,
  ImportBatch,
  ImportBatchList,
  ImportPreview,
  ImportVoiding,
} from '@glabella/contracts';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import { SafetyTasks } from '../follow-ups/safety-tasks';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordNotFound, StateConflict } from '../http/errors';
import { Creations } from '../http/idempotency';
import { callerFor } from '../identity/visitor';
import { refreshPatientSummaries } from '../patient-summary/refresh-patient-summary';
import { PatientsService } from '../patients/patients.service';
import { type CheckedImportRequest, outcomeOfNothing, wholeFileProblem } from './import-batch';
import { ImportBatchesRepository } from './import-batches.repository';
import { ImportPlanner, partsOf } from './import-planner';
import { ImportRunner } from './import-runner';
import { ImportedAssessmentsRepository } from './imported-assessments.repository';
import { toImportBatch } from './imports.mapper';
import { readImport } from './read-import';
import { RunningImports } from './running-imports';

const ROWS_PER_STATEMENT = 2_000;
const PATIENTS_PER_STATEMENT = 200;
/** A running import that no transaction holds is given up after this time: its process is gone. */
const ABANDONED_MS = 60_000;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** There was nothing to do, so there is nothing to audit: rolls the transaction back. */
class NothingAbandoned extends Error {
  override readonly name = 'NothingAbandoned';
}

/** Imports of files: looked at first, run as a whole, voided as a whole. */
@Injectable()
export class ImportsService implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly batches: ImportBatchesRepository,
    private readonly assessments: ImportedAssessmentsRepository,
    private readonly patients: PatientsService,
    private readonly planner: ImportPlanner,
    private readonly runner: ImportRunner,
    private readonly running: RunningImports,
    private readonly safetyTasks: SafetyTasks,
    private readonly clock: Clock,
  ) {}

  /** What a stopped process left running is failed: its transaction went with it, so nothing of it was stored. */
  async onApplicationBootstrap(): Promise<void> {
    for (const practiceId of await this.batches.practiceIds()) {
      const server = callerFor(
        { requestId: 'start-up', address: 'server' },
        { practiceId, staffId: NOBODY },
      );
      await this.tenant
        .run(server, async (tx) => {
          if (!(await this.failAbandoned(tx, 0))) throw new NothingAbandoned();
        })
        .catch((error: unknown) => {
          if (!(error instanceof NothingAbandoned)) throw error;
        });
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.running.stopAll();
  }

  async preview(caller: Caller, request: CheckedImportRequest): Promise<ImportPreview> {
    const file = await readImport(request);
    return this.tenant.run(caller, async (tx) => {
      const plan = await this.planner.plan(tx, request, file);
      auditPatients(tx, 'import.preview', null, plan.patientIds);
      return {
        kind: file.kind,
        header: [...file.header],
        mapping: file.mapping,
        instrumentChoices: [...file.instrumentChoices],
        sample: file.sample.map((row) => [...row]),
        rowCount: file.rowCount,
        newCount: plan.toStore.length,
        unchangedCount: plan.unchangedCount,
        newPatientCount: plan.newPatients.length,
        skippedCount: file.problems.skippedCount,
        problems: [...file.problems.list],
        problemCount: file.problems.count,
        isImportable: file.problems.errorCount === 0,
      };
    });
  }

  /** Stores the batch and begins to import in the background; the same key begins once. */
  async start(
    caller: Caller,
    idempotencyKey: string,
    request: CheckedImportRequest,
  ): Promise<ImportBatch> {
    const creation = { idempotencyKey, route: 'POST imports', body: request };
    let begun: string | null = null;
    const batch = await this.creations.once(caller, creation, async (tx) => {
      await this.failAbandoned(tx, ABANDONED_MS);
      if (request.kind === 'fhir' && request.patientId !== undefined) {
        await this.patients.readOne(tx, request.patientId);
      }
      const id = randomUUID();
      await this.batches.insert(tx, id, request, this.clock.now());
      recordAudit(tx, {
        action: 'import.start',
        subjectType: 'import',
        subjectId: id,
        detail: {
          kind: request.kind,
          createPatients: request.createPatients,
          acceptDuplicates: request.acceptDuplicates,
        },
      });
      begun = id;
      return this.readOne(tx, id);
    });
    // A repeated request gets the first answer and must not run the import again.
    if (begun === batch.id) {
      this.running.begin(batch.id, (state) =>
        this.runner.run({ caller, batchId: batch.id, request, state }),
      );
    }
    return batch;
  }

  /** Imports and waits for the end, for the command line; `onProgress` is told how far it is. */
  async importNow(
    caller: Caller,
    request: CheckedImportRequest,
    onProgress: (doneCount: number, rowCount: number) => void,
  ): Promise<ImportBatch> {
    const { id } = await this.start(caller, randomUUID(), request);
    const ticking = setInterval(() => {
      const progress = this.running.progressOf(id);
      if (progress) onProgress(progress.doneCount, progress.rowCount);
    }, 500);
    try {
      await this.running.end(id);
    } finally {
      clearInterval(ticking);
    }
    return this.read(caller, id);
  }

  list(caller: Caller): Promise<ImportBatchList> {
    return this.tenant.run(caller, async (tx) => {
      await this.failAbandoned(tx, ABANDONED_MS);
      const rows = await this.batches.list(tx);
      recordAudit(tx, { action: 'import.list' });
      return { rows: rows.map((row) => toImportBatch(row, this.running.progressOf(row.id))) };
    });
  }

  read(caller: Caller, id: string): Promise<ImportBatch> {
    return this.tenant.run(caller, async (tx) => {
      await this.failAbandoned(tx, ABANDONED_MS);
      recordAudit(tx, { action: 'import.read', subjectType: 'import', subjectId: id });
      return this.readOne(tx, id);
    });
  }

  /** Ends a running import; its transaction finds out before it could commit, so nothing of it stays. */
  async cancel(caller: Caller, id: string): Promise<ImportBatch> {
    const batch = await this.tenant.run(caller, async (tx) => {
      const outcome = outcomeOfNothing([], this.running.progressOf(id)?.rowCount ?? 0);
      const isEnded = await this.batches.end(tx, id, 'cancelled', outcome, this.clock.now());
      const current = await this.readOne(tx, id);
      if (!isEnded) throw new StateConflict('import.not_running', 'This import is not running.');
      recordAudit(tx, { action: 'import.cancel', subjectType: 'import', subjectId: id });
      return current;
    });
    this.running.stop(id);
    await this.running.end(id);
    return batch;
  }

  /** Voids everything that an import brought and that still stands; it may be imported again afterwards. */
  void(caller: Caller, id: string, { reason }: ImportVoiding): Promise<ImportBatch> {
    return this.tenant.run(caller, async (tx) => {
      const at = this.clock.now();
      const isVoided = await this.batches.markVoided(tx, id, reason, at);
      const batch = await this.readOne(tx, id);
      if (!isVoided) {
        throw new StateConflict(
          'import.not_finished',
          'Only an import that is finished is voided.',
        );
      }
      const standing = await this.assessments.lockOfBatch(tx, id);
      const note = `The import that brought the entry was voided. Reason: ${reason}`;
      for (const part of partsOf(standing, ROWS_PER_STATEMENT)) {
        const ids = part.map((assessment) => assessment.id);
        for (const followed of await this.assessments.void(tx, ids, reason, at)) {
          await this.safetyTasks.note(tx, followed, at, note);
        }
      }
      const patientIds = [...new Set(standing.map((assessment) => assessment.patient_id))];
      for (const part of partsOf(patientIds, PATIENTS_PER_STATEMENT)) {
        await refreshPatientSummaries(tx, part);
      }
      auditPatients(tx, 'import.void', id, patientIds);
      return batch;
    });
  }

  private async readOne(tx: TenantTransaction, id: string): Promise<ImportBatch> {
    const row = await this.batches.find(tx, id);
    if (!row) throw new RecordNotFound('import');
    const isRunning = row.status === 'running';
    return toImportBatch(row, isRunning ? this.running.progressOf(id) : null);
  }

  private async failAbandoned(tx: TenantTransaction, olderThanMs: number): Promise<boolean> {
    const at = this.clock.now();
    const outcome = outcomeOfNothing([
      wholeFileProblem(
        'import.interrupted',
        'The server stopped while the import was running. Nothing was stored: run it again.',
      ),
    ]);
    const olderThan = new Date(at.getTime() - olderThanMs);
    const failed = await this.batches.failAbandoned(tx, outcome, at, olderThan, this.running.ids);
    for (const id of failed) {
      const act = { action: 'import.abandoned', outcome: 'failed', subjectType: 'import' } as const;
      recordAudit(tx, { ...act, subjectId: id });
    }
    return failed.length > 0;
  }
}

function auditPatients(
  tx: TenantTransaction,
  action: AuditAction,
  batchId: string | null,
  patientIds: readonly string[],
): void {
  const parts = [...partsOf(patientIds, 500)];
  for (const part of parts.length > 0 ? parts : [[]]) {
    recordAudit(tx, {
      action,
      patientIds: part,
      ...(batchId === null ? {} : { subjectType: 'import', subjectId: batchId }),
    });
  }
}
