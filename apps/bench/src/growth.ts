import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { planFile } from './growth/explain';
import {
  growingStatements,
  growingTable,
  growthTable,
  judgeGrowth,
  type OperationGrowth,
} from './growth/growth-report';
import { openSizedPractice, type SizedPractice } from './growth/sized-practice';
import { closedLoop, type MeasuredSlice } from './load/closed-loop';
import { figuresOf } from './load/percentiles';
import { describeMachine, machineLine } from './report/machine';
import { print, say } from './report/output';

const FOLDER = resolve('dist/bench');
const SIZES = [1_000, 10_000, 100_000];
const ROUNDS = 3;
/** A turn ends after this time, or after as many calls as say enough of the median. */
const TURN = { ms: 8_000, calls: 40 };
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
    const usedUp = WARM_UP + ROUNDS * TURN.calls;
    for (const patients of sizes) practices.push(await openSizedPractice(patients, usedUp, say));
    keepPlans(practices);
    const measured = await measure(practices);
    const growing = growingStatements(measured);
    print(`\n${growthTable(measured)}\n\n${growingTable(growing, sizes)}\n`);
    const machine = await practices[0]?.product.withAdmin(describeMachine);
    if (machine) print(machineLine(machine));
    writeFileSync(
      join(FOLDER, 'growth.json'),
      JSON.stringify({ sizes, machine, operations: measured.map(withoutPlans), growing }, null, 2),
    );
    const failures = measured.filter((one) => judgeGrowth(one).isFailure);
    print(`${measured.length - failures.length} passed, ${failures.length} failed`);
    return failures.length === 0 ? 0 : 1;
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
  for (const [place, { operation }] of practices[0]?.operations.entries() ?? []) {
    say(`${operation.title}: measuring`);
    const slices = practices.map((): MeasuredSlice[] => []);
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [at, practice] of practices.entries()) {
        const call = practice.operations[place]?.call;
        if (!call) throw new Error(`${operation.id} is missing at one size`);
        const isWarmUp = round === 0;
        const slice = await closedLoop(1, isWarmUp ? { ...TURN, calls: WARM_UP } : TURN, call);
        if (slice.firstError !== null) say(slice.firstError);
        if (!isWarmUp) slices[at]?.push(slice);
      }
    }
    measured.push({
      operation,
      sizes: practices.map(({ patients, operations }, at) => ({
        patients,
        api: figuresOf(slices[at] ?? []),
        statements: operations[place]?.statements ?? [],
      })),
    });
  }
  return measured;
}

function keepPlans(practices: readonly SizedPractice[]): void {
  for (const { patients, operations } of practices) {
    const folder = join(FOLDER, 'plans', String(patients));
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
