import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bareTable, type BareFigures } from './bare/bare-report';
import type { BareJob, BareWork } from './bare/bare-server';
import { turnsOf } from './bare/turns';
import { FloorPool } from './floors/floor-pool';
import { closedLoop, type MeasuredSlice } from './load/closed-loop';
import { figuresOf } from './load/percentiles';
import { caseloadPage, patientChart } from './operations/reads';
import { BenchClient } from './product/bench-client';
import { BenchProduct, HEAP } from './product/bench-product';
import { describeMachine, machineLine } from './report/machine';
import { publish, say, verdict } from './report/output';
import { recordedRun, type RecordedOperation } from './run/recorded-run';

/** What is read and, beside every COMMIT, what has to be waited for. */
const measuredReads = [
  { operation: patientChart, waitsBefore: [] },
  // The audit row names the patients of the page.
  { operation: caseloadPage, waitsBefore: ['audit_event_insert'] },
] as const;
const CLIENTS = [1, 8, 32];
const RECORDED = 60;
const WARM_UP_MS = 2_000;
const TURN_MS = 1_500;
const names = ['floorB', 'bare', 'api'] as const;
type Calls = Readonly<Record<(typeof names)[number], () => Promise<unknown>>>;

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
  const jobs: BareJob[] = [];
  for (const [place, { call, subject }] of prepared.jobs.entries()) {
    const statements = templates[place % templates.length]?.replay(subject) ?? [];
    jobs.push({ turns: turnsOf(statements, waitsBefore), answer: await api.send(call) });
  }
  const server = startBare({ databaseUrl: product.appUrl, jobs });
  const bare = new BenchClient(`http://127.0.0.1:${await server.port}`);
  try {
    const next = placesOf(jobs.length);
    const calls: Calls = {
      floorB: () => floor.inOneFlight(jobs[next()]?.turns.flat() ?? []),
      bare: () => bare.send({ method: 'GET', path: `/${next()}` }),
      api: () =>
        api.send((prepared.jobs[next()] ?? prepared.jobs[0])?.call ?? { method: 'GET', path: '/' }),
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
  for (const name of names)
    await closedLoop(8, { ms: WARM_UP_MS }, async () => void (await calls[name]()));
  for (const clients of CLIENTS) {
    say(`${described.title}: ${clients} at once`);
    const slices: Record<(typeof names)[number], MeasuredSlice[]> = {
      floorB: [],
      bare: [],
      api: [],
    };
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) {
        const slice = await closedLoop(
          clients,
          { ms: TURN_MS },
          async () => void (await calls[name]()),
        );
        firstError ??= slice.firstError;
        slices[name].push(slice);
      }
    }
    const [floorB, bare, api] = names.map((name) => figuresOf(slices[name]));
    if (floorB && bare && api) figures.push({ ...described, clients, floorB, bare, api });
  }
  return { figures, firstError };
}

/** Places of jobs, round and round. */
function placesOf(jobs: number): () => number {
  let sent = 0;
  return () => sent++ % jobs;
}

/** The bare server in a process of its own, with the heap of the product. */
function startBare(work: BareWork): { port: Promise<number>; stop: () => void } {
  const runner = resolve('tools/workspace/run-typescript.mjs');
  const child = fork(runner, [resolve(__dirname, 'bare/bare-server.ts')], {
    execArgv: HEAP.split(' '),
    serialization: 'advanced',
  });
  const port = once(child, 'message').then(([number]) => Number(number));
  child.send(work);
  return { port, stop: () => child.disconnect() };
}
