import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFloorTable } from '../floors/floor-table';
import type { Operation, Practice, PreparedOperation } from '../operations/operation';
import { RECORDER, type BenchProduct } from '../product/bench-product';
import { recordOperation, templatesOf, type Sendings } from '../record/record-operation';
import { readRecording } from '../record/recorded-statement';
import type { StatementTemplate } from '../record/statement-template';
import { openPractice } from './open-practice';

/** What is recorded, and how many jobs of it. */
export interface RecordingPlan {
  readonly operations: readonly Operation[];
  /** Patients whose requests are recorded. */
  readonly recorded: number;
  /** Jobs of operations that use theirs up. */
  readonly usedUp: number;
}

/** An operation with its jobs and the statements of its requests. */
export interface RecordedOperation {
  readonly operation: Operation;
  readonly prepared: PreparedOperation;
  readonly templates: readonly StatementTemplate[];
}

/** What a run with the recorder left: people who stay signed in when the product starts again, and the operations. */
export interface RecordedRun {
  readonly practice: Practice;
  readonly recorded: readonly RecordedOperation[];
  /** Operations that the API did not answer, and what it said. */
  readonly unanswered: readonly UnansweredOperation[];
}

/** An operation that cannot be measured here. */
export interface UnansweredOperation {
  readonly operation: Operation;
  readonly reason: string;
}

/** Starts the product with the recorder, sends the requests of each operation, and stops it again. */
export async function recordedRun(
  product: BenchProduct,
  plan: RecordingPlan,
  say: (line: string) => void,
): Promise<RecordedRun> {
  const folder = mkdtempSync(join(tmpdir(), 'glabella-bench-record-'));
  const file = join(folder, 'statements.ndjson');
  try {
    await product.start({ BENCH_RECORD: file }, `--require ${RECORDER}`);
    await product.isAtRest();
    const { practice, sent, unanswered } = await product.withAdmin(async (admin) => {
      await createFloorTable(admin);
      const practice = await openPractice(product.url, admin);
      return { practice, ...(await recordAll(practice, plan, say)) };
    });
    await product.withAdmin((admin) => admin.query('VACUUM ANALYZE'));
    await product.stop();
    const recording = readRecording(file);
    const recorded = sent.map(({ sendings, ...one }) => ({
      ...one,
      templates: templatesOf(sendings, recording),
    }));
    return { practice, recorded, unanswered };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type SentOperation = Omit<RecordedOperation, 'templates'> & {
  readonly sendings: readonly Sendings[];
};

async function recordAll(
  practice: Practice,
  { operations, recorded, usedUp }: RecordingPlan,
  say: (line: string) => void,
): Promise<{ sent: SentOperation[]; unanswered: UnansweredOperation[] }> {
  const sent: SentOperation[] = [];
  const unanswered: UnansweredOperation[] = [];
  for (const operation of operations) {
    say(`${operation.title}: preparing and recording`);
    const prepared = await operation.prepare(practice, operation.usesUpJobs ? usedUp : recorded);
    try {
      const sendings = await recordOperation(prepared, operation.usesUpJobs);
      sent.push({ operation, prepared, sendings });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      say(reason);
      unanswered.push({ operation, reason });
    }
  }
  return { sent, unanswered };
}
