import { FloorPool } from '../floors/floor-pool';
import { operations } from '../operations';
import { callByCall } from '../load/call-by-call';
import { inTurns } from '../load/in-turns';
import type { Operation } from '../operations/operation';
import type { BenchProduct } from '../product/bench-product';
import { againIfFailing } from './again-if-failing';
import { compareSides, type Comparison } from './compare';
import { recordedRun, type RecordedRun } from './recorded-run';
import { jobsFor, type Settings } from './settings';
import { sidesOf, type Sides } from './sides';
import { warmUp } from './warm-up';

/** What was measured of one operation. */
export interface MeasuredOperation {
  readonly operation: Operation;
  /** Statements of one request, transactions' ends included. */
  readonly statements: number;
  readonly comparisons: readonly Comparison[];
}

/** A turn of calls that are counted ends with the last of them, not with time. */
const USED_UP_MS = 60_000;

/** Two runs of the product: one that writes its statements down, and one, without the recorder, that is measured. */
export async function compareOperations(
  product: BenchProduct,
  settings: Settings,
  say: (line: string) => void,
): Promise<MeasuredOperation[]> {
  const plan = {
    operations: operations.filter(({ id }) => settings.only?.includes(id) ?? true),
    recorded: settings.recorded,
    usedUp: jobsFor(settings),
  };
  const run = await recordedRun(product, plan, say);
  const [failed] = run.unanswered;
  if (failed) throw new Error(`${failed.operation.title}: ${failed.reason}`);
  sayMemory(product, say);
  await product.start();
  return measureAll(product, run, settings, say);
}

async function measureAll(
  product: BenchProduct,
  { practice, recorded }: RecordedRun,
  settings: Settings,
  say: (line: string) => void,
): Promise<MeasuredOperation[]> {
  const floor = await FloorPool.open(product.appUrl);
  const bareFloor = await FloorPool.open(product.adminUrl);
  try {
    const measured: MeasuredOperation[] = [];
    for (const { operation, prepared, templates } of recorded) {
      const client = prepared.client.at(product.url);
      const here = { ...prepared, client };
      const sides = sidesOf({ operation, prepared: here, templates, practice, floor, bareFloor });
      const { tidy, ...calls } = sides;
      if (!operation.usesUpJobs) await warmUp(calls, settings.warmUp, tidy);
      const comparisons: Comparison[] = [];
      // The most clients first: with one at a time the sides are compared when their code has run longest.
      for (const clients of [...settings.clients].reverse()) {
        say(`${operation.title}: ${clients} ${clients === 1 ? 'client' : 'clients'}`);
        const measure = async () =>
          compareSides(clients, await measureSides(operation, clients, sides, settings));
        comparisons.unshift(await againIfFailing(operation, await measure(), measure));
      }
      await client.close();
      sayMemory(product, say);
      measured.push({ operation, statements: templates[0]?.length ?? 0, comparisons });
    }
    return measured;
  } finally {
    await floor.close();
    await bareFloor.close();
  }
}

/** Which operation needed it shows only while it grows. */
function sayMemory({ peakMemoryMb }: BenchProduct, say: (line: string) => void): void {
  say(`The server had ${Math.round(peakMemoryMb)} MB at most so far`);
}

/** One client's calls are measured one after the other's; those of more clients, and those that use jobs up, in turns. */
function measureSides(
  { usesUpJobs }: Operation,
  clients: number,
  { tidy, ...calls }: Sides,
  { oneClient, moreClients, usedUp }: Settings,
) {
  if (usesUpJobs) {
    const length = { ms: USED_UP_MS, calls: usedUp.calls };
    return inTurns(calls, { clients, rounds: usedUp.rounds, length, tidy });
  }
  if (clients === 1) return callByCall(calls, { ...oneClient, tidy });
  const { rounds, sliceMs, leadInMs } = moreClients;
  return inTurns(calls, { clients, rounds, length: { ms: sliceMs }, leadInMs, tidy });
}
