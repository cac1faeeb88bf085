import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bareTable, type BareFigures } from './bare/bare-report';
import type { BareJob, BareWork } from './bare/bare-server';
import { turnsOf } from './bare/turns';
import { FloorPool } from './floors/floor-pool';
import { inTurns } from './load/in-turns';
import { figuresOf } from './load/percentiles';
import { caseloadPage, patientChart } from './operations/reads';
import { BenchClient, type ApiCall } from './product/bench-client';
import { BenchProduct } from './product/bench-product';
import { serverMemory } from './product/tests-support';
import { describeMachine, machineLine } from './report/machine';
import { publish, say, verdict } from './report/output';
import { warmUp } from './run/warm-up';
import { recordedRun, type RecordedOperation } from './run/recorded-run';

/** What is read and, beside every COMMIT, what has to be waited for. */
const measuredReads = [
  { operation: patientChart, waitsBefore: [] },
  // The audit row names the patients of the page.
  { operation: caseloadPage, waitsBefore: ['audit_event_insert'] },
] as const;
const CLIENTS = [1, 8, 32];
const RECORDED = 60;
const WARM_UP = { sliceMs: 1_000, atMostMs: 15_000 };
const TURN_MS = 1_500;
const LEAD_IN_MS = 250;
type Calls = Readonly<Record<'floorB' | 'bare' | 'api', () => Promise<void>>>;

/**
 * What a server could reach that keeps the promises: the same statements in the turns that they ask for, behind bare HTTP,
 * beside floor B and the API. Prints the table and resolves with the exit code.
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      patients: { type: 'string', default: '1000' },
      rounds: { type: 'string', default: '4' },
    },
  });
  const product = await BenchProduct.withPatients(Number(values.patients), say);
  try {
    const operations = measuredReads.map(({ operation }) => operation);
    const { recorded } = await recordedRun(
      product,
      { operations, recorded: RECORDED, usedUp: 0 },
      say,
    );
    await product.start();
    const measured: BareFigures[] = [];
    const errors: string[] = [];
    for (const one of recorded) {
      const { figures, firstError } = await measure(product, one, Number(values.rounds));
      measured.push(...figures);
      if (firstError !== null) errors.push(firstError);
    }
    const machine = await product.withAdmin(describeMachine);
    publish('bare', [bareTable(measured), machineLine(machine)].join('\n\n'), {
      machine,
      measured,
    });
    return verdict(measured.length - errors.length, errors);
  } finally {
    await product.remove();
  }
}

async function measure(
  product: BenchProduct,
  { operation, prepared, templates }: RecordedOperation,
  rounds: number,
): Promise<{ figures: BareFigures[]; firstError: string | null }> {
  const waitsBefore: readonly string[] =
    measuredReads.find((one) => one.operation === operation)?.waitsBefore ?? [];
  const api = prepared.client.at(product.url);
  const floor = await FloorPool.open(product.appUrl);
  const jobs: (BareJob & { call: ApiCall; path: string })[] = [];
  for (const [place, { call, subject }] of prepared.jobs.entries()) {
    const statements = templates[place % templates.length]?.replay(subject) ?? [];
    const turns = turnsOf(statements, waitsBefore);
    jobs.push({ turns, answer: await api.text(call), call, path: `/${place}` });
  }
  const server = startBare({ databaseUrl: product.appUrl, jobs });
  const bare = new BenchClient(`http://127.0.0.1:${await server.port}`);
  try {
    const next = roundAndRound(jobs);
    const calls: Calls = {
      floorB: () => floor.inOneFlight(next().turns.flat()),
      bare: async () => void (await bare.send({ method: 'GET', path: next().path })),
      api: async () => void (await api.send(next().call)),
    };
    const turns = jobs[0]?.turns.length ?? 0;
    return await compare(calls, rounds, { title: operation.title, turns });
  } finally {
    bare.close();
    api.close();
    server.stop();
    await floor.close();
  }
}

async function compare(
  calls: Calls,
  rounds: number,
  described: Pick<BareFigures, 'title' | 'turns'>,
): Promise<{ figures: BareFigures[]; firstError: string | null }> {
  const figures: BareFigures[] = [];
  let firstError: string | null = null;
  await warmUp(calls, WARM_UP);
  for (const clients of CLIENTS) {
    say(`${described.title}: ${clients} at once`);
    const slices = await inTurns(calls, {
      clients,
      rounds,
      length: { ms: TURN_MS },
      leadInMs: LEAD_IN_MS,
    });
    for (const slice of Object.values(slices).flat()) firstError ??= slice.firstError;
    figures.push({
      ...described,
      clients,
      floorB: figuresOf(slices.floorB),
      bare: figuresOf(slices.bare),
      api: figuresOf(slices.api),
    });
  }
  return { figures, firstError };
}

function roundAndRound<One>(all: readonly One[]): () => One {
  let taken = 0;
  return () => {
    const one = all[taken % all.length];
    taken += 1;
    if (one === undefined) throw new Error('Nothing to do');
    return one;
  };
}

/** The bare server in a process of its own, with the memory of the product. */
function startBare(work: BareWork): { port: Promise<number>; stop: () => void } {
  const runner = resolve('tools/workspace/run-typescript.mjs');
  const child = fork(runner, [resolve(__dirname, 'bare/bare-server.ts')], {
    execArgv: [...serverMemory.heap],
    env: { ...process.env, ...serverMemory.environment },
    serialization: 'advanced',
  });
  const port = once(child, 'message').then(([number]) => Number(number));
  child.send(work);
  return { port, stop: () => child.disconnect() };
}
