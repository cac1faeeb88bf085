import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { planFile } from './growth/explain';
import {
  growingStatements,
  growingTable,
  growthTable,
  judgeGrowth,
  type OperationGrowth,
} from './growth/growth-report';
import { loadSizedPractice, openSizedPractice, type SizedPractice } from './growth/sized-practice';
import { operations } from './operations';
import { closedLoop, type MeasuredSlice } from './load/closed-loop';
import { figuresOf } from './load/percentiles';
import { describeMachine, machineLine } from './report/machine';
import { publish, RESULTS, say, verdict } from './report/output';

const SIZES = [1_000, 10_000, 100_000];
const ROUNDS = 3;
/** A turn ends after this time, or after as many calls as say enough of the median. */
const TURN = { ms: 8_000, calls: 40 };
/** Of jobs that are used up, each of which takes ten calls to prepare. */
const USED_UP_TURN = { ms: 60_000, calls: 12 };
/** The first calls of a started program are no ordinary ones. */
const WARM_UP = 5;

/**
 * The same operations in practices of several sizes, all open at once and measured in turns; prints the medians by size and
 * the statements that touch more pages, leaves the plan of each statement in `dist/bench/plans`, and resolves with
 * the exit code.
 */
export async function main(args: readonly string[]): Promise<number> {
  const sizes = sizesOf(args);
  const practices: SizedPractice[] = [];
  try {
    const usedUp = WARM_UP + ROUNDS * USED_UP_TURN.calls;
    // All are loaded before the first is opened: whoever signed in there would be signed out while a large one is loaded.
    for (const patients of sizes) await loadSizedPractice(patients, say);
    for (const patients of sizes) practices.push(await openSizedPractice(patients, usedUp, say));
    keepPlans(practices);
    const measured = await measure(practices);
    const growing = growingStatements(measured);
    const machine = await practices[0]?.product.withAdmin(describeMachine);
    publish(
      'growth',
      [
        growthTable(measured),
        growingTable(growing, sizes),
        ...(machine ? [machineLine(machine)] : []),
      ].join('\n\n'),
      { sizes, machine, operations: measured.map(withoutPlans), growing },
    );
    const failures = measured.filter((one) => judgeGrowth(one).isFailure);
    return verdict(
      measured.length - failures.length,
      failures.map(({ operation }) => operation.title),
    );
  } finally {
    for (const { product } of practices) await product.stop();
  }
}

function sizesOf(args: readonly string[]): number[] {
  const { values } = parseArgs({ args: [...args], options: { patients: { type: 'string' } } });
  const sizes = values.patients?.split(',').map(Number) ?? SIZES;
  if (sizes.some((size) => !Number.isInteger(size) || size < 100)) {
    throw new Error('--patients takes whole numbers from 100, separated by commas');
  }
  return sizes.sort((a, b) => a - b);
}

/** All sizes of one operation before the next operation: what else the machine does meets them all. */
async function measure(practices: readonly SizedPractice[]): Promise<OperationGrowth[]> {
  const measured: OperationGrowth[] = [];
  for (const operation of operations) {
    say(`${operation.title}: measuring`);
    const sides = practices.map(({ patients, operations }) => {
      const sized = operations.find((one) => one.operation.id === operation.id);
      if (!sized) throw new Error(`${operation.id} is missing at ${patients} patients`);
      return { patients, ...sized, slices: [] as MeasuredSlice[] };
    });
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const { call, slices } of sides) {
        if (call === null) continue;
        const isWarmUp = round === 0;
        const turn = operation.usesUpJobs ? USED_UP_TURN : TURN;
        const slice = await closedLoop(1, isWarmUp ? { ...turn, calls: WARM_UP } : turn, call);
        if (slice.firstError !== null) say(slice.firstError);
        if (!isWarmUp) slices.push(slice);
      }
    }
    measured.push({
      operation,
      sizes: sides.map(({ patients, slices, statements }) => ({
        patients,
        api: figuresOf(slices),
        statements,
      })),
    });
  }
  return measured;
}

function keepPlans(practices: readonly SizedPractice[]): void {
  for (const { patients, operations } of practices) {
    const folder = join(RESULTS, 'plans', String(patients));
    mkdirSync(folder, { recursive: true });
    for (const { operation, statements } of operations) {
      writeFileSync(join(folder, `${operation.id}.txt`), planFile(statements));
    }
  }
}

function withoutPlans({ operation, sizes }: OperationGrowth) {
  return {
    id: operation.id,
    sizes: sizes.map(({ patients, api }) => ({ patients, api })),
    ...judgeGrowth({ operation, sizes }),
  };
}
