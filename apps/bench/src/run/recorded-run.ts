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
    const { practice, sent } = await product.withAdmin(async (admin) => {
      await createFloorTable(admin);
      const practice = await openPractice(product.url, admin);
      return { practice, sent: await recordAll(practice, plan, say) };
    });
    await product.withAdmin((admin) => admin.query('VACUUM ANALYZE'));
    await product.stop();
    const recording = readRecording(file);
    const recorded = sent.map(({ sendings, ...one }) => ({
      ...one,
      templates: templatesOf(sendings, recording),
    }));
    return { practice, recorded };
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
): Promise<SentOperation[]> {
  const sent: SentOperation[] = [];
  for (const operation of operations) {
    say(`${operation.title}: preparing and recording`);
    const prepared = await operation.prepare(practice, operation.usesUpJobs ? usedUp : recorded);
    const sendings = await recordOperation(prepared, operation.usesUpJobs);
    sent.push({ operation, prepared, sendings });
  }
  return sent;
}
