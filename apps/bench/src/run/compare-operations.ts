import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FloorPool } from '../floors/floor-pool';
import { createFloorTable } from '../floors/floor-table';
import { operations } from '../operations';
import type { SliceLength } from '../load/closed-loop';
import type { Operation, Practice, PreparedOperation } from '../operations/operation';
import type { BenchProduct } from '../product/bench-product';
import { recordOperation, templatesOf, type Sendings } from '../record/record-operation';
import { readRecording, type RecordedStatement } from '../record/recorded-statement';
import { compareSides, type Comparison } from './compare';
import { openPractice } from './open-practice';
import { jobsFor, type Settings } from './settings';
import { sidesOf } from './sides';

/** What was measured of one operation. */
export interface MeasuredOperation {
  readonly operation: Operation;
  /** Statements of one request, transactions' ends included. */
  readonly statements: number;
  readonly comparisons: readonly Comparison[];
}

const RECORDER = resolve(__dirname, '../record/recorder.cjs');
/** A turn of calls that are counted ends with the last of them, not with time. */
const USED_UP_MS = 60_000;

/** An operation whose requests were sent once to write their statements down. */
interface RecordedOperation {
  readonly operation: Operation;
  readonly prepared: PreparedOperation;
  readonly recorded: readonly Sendings[];
}

/** Two runs of the product: one that writes its statements down, and one, without the recorder, that is measured. */
export async function compareOperations(
  product: BenchProduct,
  settings: Settings,
  say: (line: string) => void,
): Promise<MeasuredOperation[]> {
  const folder = mkdtempSync(join(tmpdir(), 'glabella-bench-record-'));
  const file = join(folder, 'statements.ndjson');
  try {
    await product.start({ BENCH_RECORD: file }, `--require ${RECORDER}`);
    const { practice, recorded } = await product.withAdmin(async (admin) => {
      await createFloorTable(admin);
      const practice = await openPractice(product.url, admin);
      return { practice, recorded: await recordAll(practice, settings, say) };
    });
    await product.withAdmin((admin) => admin.query('VACUUM ANALYZE'));
    await product.stop();
    const recording = readRecording(file);
    await product.start();
    return await measureAll(product, practice, recorded, recording, settings, say);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function recordAll(
  practice: Practice,
  settings: Settings,
  say: (line: string) => void,
): Promise<RecordedOperation[]> {
  const recorded: RecordedOperation[] = [];
  for (const operation of operations.filter(({ id }) => settings.only?.includes(id) ?? true)) {
    say(`${operation.title}: preparing and recording`);
    const jobs = operation.usesUpJobs ? jobsFor(settings) : settings.recorded;
    const prepared = await operation.prepare(practice, jobs);
    const sendings = await recordOperation(prepared, operation.usesUpJobs);
    recorded.push({ operation, prepared, recorded: sendings });
  }
  return recorded;
}

async function measureAll(
  product: BenchProduct,
  practice: Practice,
  recorded: readonly RecordedOperation[],
  recording: ReadonlyMap<string, readonly RecordedStatement[]>,
  settings: Settings,
  say: (line: string) => void,
): Promise<MeasuredOperation[]> {
  const floor = await FloorPool.open(product.appUrl);
  const bareFloor = await FloorPool.open(product.adminUrl);
  try {
    const measured: MeasuredOperation[] = [];
    for (const { operation, prepared, recorded: sendings } of recorded) {
      const templates = templatesOf(sendings, recording);
      const client = prepared.client.at(product.url);
      const here = { ...prepared, client };
      const sides = sidesOf({ operation, prepared: here, templates, practice, floor, bareFloor });
      const comparisons: Comparison[] = [];
      for (const clients of settings.clients) {
        say(`${operation.title}: ${clients} ${clients === 1 ? 'client' : 'clients'}`);
        comparisons.push(
          await compareSides(sides, clients, settings.rounds, lengthOf(operation, settings)),
        );
      }
      client.close();
      measured.push({ operation, statements: templates[0]?.length ?? 0, comparisons });
    }
    return measured;
  } finally {
    await floor.close();
    await bareFloor.close();
  }
}

function lengthOf(operation: Operation, { sliceMs, callsPerSlice }: Settings): SliceLength {
  return operation.usesUpJobs ? { ms: USED_UP_MS, calls: callsPerSlice } : { ms: sliceMs };
}
