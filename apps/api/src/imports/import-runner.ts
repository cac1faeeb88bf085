import { randomUUID } from 'node:crypto';
import { findInstrument, safetyStateOf } from '@glabella/domain/instruments';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { isServiceUnavailable } from '../database/database-trouble';
import { TableStatistics } from '../database/table-statistics';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import { asksForFollowUp } from '../follow-ups/safety-state';
import { SafetyTasks } from '../follow-ups/safety-tasks';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { ProcessLog } from '../http/process-log';
import { refreshPatientSummaries } from '../patient-summary/refresh-patient-summary';
import { PatientsService } from '../patients/patients.service';
import {
  type CheckedImportRequest,
  type ImportOutcome,
  outcomeOfNothing,
  wholeFileProblem,
} from './import-batch';
import { ImportBatchesRepository } from './import-batches.repository';
import { importKey } from './import-key';
import { type ImportPlan, ImportPlanner, partsOf } from './import-planner';
import {
  type ImportedAssessment,
  ImportedAssessmentsRepository,
} from './imported-assessments.repository';
import type { ReadFile } from './read-assessment';
import { readImport } from './read-import';
import type { RunningImport } from './running-imports';

const ROWS_PER_STATEMENT = 500;
const PATIENTS_PER_STATEMENT = 200;
/** An import of so many rows changes what the plans of queries are made from. */
const MANY_ROWS = 1_000;

/** Somebody ended the import, or the server stops: nothing of it may stay. */
class ImportStopped extends Error {
  override readonly name = 'ImportStopped';
}

/** What was asked for: which batch, by whom, with which file. */
interface Run {
  readonly caller: Caller;
  readonly batchId: string;
  readonly request: CheckedImportRequest;
  readonly state: RunningImport;
}

/** Runs an import in one transaction: all of it is stored, or nothing. */
@Injectable()
export class ImportRunner {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly batches: ImportBatchesRepository,
    private readonly planner: ImportPlanner,
    private readonly patients: PatientsService,
    private readonly assessments: ImportedAssessmentsRepository,
    private readonly safetyTasks: SafetyTasks,
    private readonly statistics: TableStatistics,
    private readonly clock: Clock,
    private readonly log: ProcessLog,
  ) {}

  /** Never rejects: what went wrong stands on the batch. */
  async run(run: Run): Promise<void> {
    try {
      const file = await readImport(run.request);
      run.state.rowCount = file.rowCount;
      const stored = await this.tenant.run(run.caller, (tx) => this.runIn(tx, run, file));
      if (stored >= MANY_ROWS) await this.statistics.refresh(run.caller.requestId);
    } catch (error) {
      await this.fail(run, error).catch((failure: unknown) =>
        this.log.unforeseen(failure, run.caller.requestId),
      );
    }
  }

  /** Resolves with the number of assessments that it stored. */
  private async runIn(tx: TenantTransaction, run: Run, file: ReadFile): Promise<number> {
    await this.batches.claim(tx, run.batchId);
    const plan = await this.planner.plan(tx, run.request, file);
    if (file.problems.errorCount > 0) {
      auditRun(tx, run, 'failed', plan.patientIds);
      const outcome = outcomeOfNothing(file.problems.list, file.rowCount, file.problems.count);
      await this.end(tx, run, 'failed', outcome);
      return 0;
    }
    const at = this.clock.now();
    const newIds = await this.createPatients(tx, plan);
    run.state.doneCount = file.rowCount - plan.toStore.length;
    const stored = await this.storeAssessments(tx, run, plan, newIds, at);
    await this.openSafetyTasks(tx, run, plan, at);
    const patientIds = [...new Set([...plan.patientIds, ...newIds])];
    for (const part of partsOf(patientIds, PATIENTS_PER_STATEMENT)) {
      await this.assertWanted(tx, run);
      await refreshPatientSummaries(tx, part);
    }
    auditRun(tx, run, 'done', patientIds);
    await this.end(tx, run, 'finished', {
      rowCount: file.rowCount,
      storedCount: stored,
      unchangedCount: plan.unchangedCount + (plan.toStore.length - stored),
      newPatientCount: newIds.length,
      skippedCount: file.problems.skippedCount,
      problems: file.problems.list,
      problemCount: file.problems.count,
    });
    return stored;
  }

  private async createPatients(tx: TenantTransaction, plan: ImportPlan): Promise<string[]> {
    const ids: string[] = [];
    for (const part of partsOf(plan.newPatients, ROWS_PER_STATEMENT)) {
      ids.push(...(await this.patients.createAll(tx, part)));
    }
    return ids;
  }

  private async storeAssessments(
    tx: TenantTransaction,
    run: Run,
    plan: ImportPlan,
    newIds: readonly string[],
    at: Date,
  ): Promise<number> {
    const source = { batchId: run.batchId, kind: run.request.kind, at };
    let stored = 0;
    for (const part of partsOf(plan.toStore, ROWS_PER_STATEMENT)) {
      await this.assertWanted(tx, run);
      const rows = part.map(({ read, person }): ImportedAssessment => {
        const patientId = person.kind === 'known' ? person.patientId : newIds[person.index];
        if (patientId === undefined) throw new Error('A new patient of an import has no id');
        return { id: randomUUID(), patientId, importKey: importKey(patientId, read), read };
      });
      stored += await this.assessments.insert(tx, source, rows);
      run.state.doneCount += part.length;
    }
    return stored;
  }

  /** A task only for the latest form of a patient, and only while it is recent. */
  private async openSafetyTasks(
    tx: TenantTransaction,
    run: Run,
    plan: ImportPlan,
    at: Date,
  ): Promise<void> {
    const { safetyTasksFrom } = plan;
    for (const row of await this.assessments.findLatestRecent(tx, run.batchId, safetyTasksFrom)) {
      const instrument = findInstrument(row.instrument_id);
      if (!instrument) continue;
      const state = safetyStateOf(instrument, row.item_scores);
      if (!asksForFollowUp(state)) continue;
      await this.safetyTasks.open(tx, {
        patientId: row.patient_id,
        assessmentId: row.id,
        state,
        authorId: run.caller.staffId,
        at,
        followUpHours: plan.followUpHours,
        acknowledgement: null,
      });
    }
  }

  /** Throws once somebody cancelled the import, here or in another process, or the server stops. */
  private async assertWanted(tx: TenantTransaction, { batchId, state }: Run): Promise<void> {
    if (state.isStopping || !(await this.batches.isRunning(tx, batchId))) throw new ImportStopped();
  }

  private async end(
    tx: TenantTransaction,
    run: Run,
    status: 'finished' | 'failed',
    outcome: ImportOutcome,
  ): Promise<void> {
    const isOurs = await this.batches.end(tx, run.batchId, status, outcome, this.clock.now());
    if (!isOurs) throw new ImportStopped();
  }

  /** Says on the batch why nothing was stored; does nothing when somebody ended it before. */
  private async fail(run: Run, error: unknown): Promise<void> {
    if (!(error instanceof ImportStopped)) this.log.unforeseen(error, run.caller.requestId);
    const outcome = outcomeOfNothing([problemOf(error)], run.state.rowCount);
    await this.tenant.run(run.caller, async (tx) => {
      auditRun(tx, run, 'failed', []);
      await this.batches.end(tx, run.batchId, 'failed', outcome, this.clock.now());
    });
  }
}

function problemOf(error: unknown) {
  if (error instanceof ImportStopped) {
    return wholeFileProblem(
      'import.stopped',
      'The import was stopped. Nothing was stored: run it again.',
    );
  }
  return isServiceUnavailable(error)
    ? wholeFileProblem(
        'import.unavailable',
        'The server could not reach its records. Nothing was stored: run it again.',
      )
    : wholeFileProblem(
        'import.unexpected',
        'The import met an error that it did not expect. Nothing was stored.',
      );
}

/** Every patient of the import stands in the trail, in rows of a bearable length. */
function auditRun(
  tx: TenantTransaction,
  { batchId }: Run,
  outcome: 'done' | 'failed',
  patientIds: readonly string[],
): void {
  const parts = [...partsOf(patientIds, ROWS_PER_STATEMENT)];
  for (const part of parts.length > 0 ? parts : [[]]) {
    recordAudit(tx, {
      action: 'import.run',
      outcome,
      patientIds: part,
      subjectType: 'import',
      subjectId: batchId,
    });
  }
}
