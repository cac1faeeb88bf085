import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadPractice } from '../data/load-practice';
import { operations } from '../operations';
import type { Operation } from '../operations/operation';
import { BenchProduct } from '../product/bench-product';
import { RECORDED_OF_USED_UP } from '../record/record-operation';
import { recordedRun, type RecordedOperation } from '../run/recorded-run';
import { explainOperation, type ExplainedStatement } from './explain';

/** A practice of one size with its operations, each ready to be called. */
export interface SizedPractice {
  readonly patients: number;
  readonly product: BenchProduct;
  readonly operations: readonly SizedOperation[];
}

export interface SizedOperation {
  readonly operation: Operation;
  /** Empty where the API did not answer. */
  readonly statements: readonly ExplainedStatement[];
  /** One call over HTTP; the next job each time. Null where the API did not answer the first. */
  readonly call: (() => Promise<void>) | null;
}

/** Patients whose requests take turns: enough that no answer is only the last one again. */
const RECORDED = 12;

/** Where `bench:data` loads a practice. */
const folderOf = (patients: number): string => join('dist', 'bench', `practice-${patients}`);

/** Loads a practice that `bench:data` has not loaded. */
export async function loadSizedPractice(
  patients: number,
  say: (line: string) => void,
): Promise<void> {
  const folder = folderOf(patients);
  if (existsSync(folder)) return;
  say(`Loading ${patients} patients`);
  mkdirSync(folder, { recursive: true });
  const product = BenchProduct.in(folder);
  try {
    await loadPractice(product, patients, say);
  } finally {
    await product.stop();
  }
}

/** Opens a practice that is loaded. */
export async function openSizedPractice(
  patients: number,
  usedUp: number,
  say: (line: string) => void,
): Promise<SizedPractice> {
  const product = BenchProduct.in(folderOf(patients));
  try {
    say(`${patients} patients:`);
    const { recorded, unanswered } = await recordedRun(
      product,
      { operations, recorded: RECORDED, usedUp: usedUp + RECORDED },
      say,
    );
    await product.start();
    const sized: SizedOperation[] = [];
    for (const one of recorded) {
      say(`${one.operation.title}: explaining`);
      const statements = await explainOperation(product.appUrl, one);
      sized.push({ operation: one.operation, statements, call: callsOf(one, product.url) });
    }
    for (const { operation } of unanswered) sized.push({ operation, statements: [], call: null });
    return { patients, product, operations: sized };
  } catch (error) {
    await product.stop();
    throw error;
  }
}

/** Takes the jobs in turn; of those that are used up the ones that the recording left. */
function callsOf({ operation, prepared }: RecordedOperation, url: string): () => Promise<void> {
  const client = prepared.client.at(url);
  let next = operation.usesUpJobs ? RECORDED_OF_USED_UP : 0;
  return async () => {
    const job = prepared.jobs[operation.usesUpJobs ? next : next % prepared.jobs.length];
    if (!job) throw new Error('More was asked for than was prepared');
    next += 1;
    await client.send(job.call);
  };
}
