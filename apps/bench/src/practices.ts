import { parseArgs } from 'node:util';
import { closedLoop, type MeasuredSlice } from './load/closed-loop';
import { figuresOf } from './load/percentiles';
import { foundPractice, type FoundedPractice } from './practices/found-practice';
import { judgePractices, practicesTable } from './practices/practices-report';
import { BenchProduct } from './product/bench-product';
import { describeMachine, machineLine } from './report/machine';
import { publish, say, verdict } from './report/output';

const CLIENTS = 32;
const PRACTICES = 20;
/** As many patients on either side, so that nobody's history is longer. */
const PATIENTS = 80;
const TURN_MS = 2_000;

/** Records in one practice beside the same in twenty; prints both, and resolves with the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { rounds: { type: 'string', default: '8' } },
  });
  const product = await BenchProduct.withPatients(1, say);
  try {
    await product.start();
    say(`Founding ${PRACTICES + 1} practices`);
    const one = [await foundPractice(product, 0, PATIENTS)];
    const several: FoundedPractice[] = [];
    for (let number = 1; number <= PRACTICES; number += 1) {
      several.push(await foundPractice(product, number, PATIENTS / PRACTICES));
    }
    const slices = { one: [] as MeasuredSlice[], several: [] as MeasuredSlice[] };
    const sides = { one: callsOf(one), several: callsOf(several) };
    for (let round = 1; round <= Number(values.rounds); round += 1) {
      say(`Round ${round} of ${values.rounds}`);
      for (const name of ['one', 'several'] as const) {
        slices[name].push(await closedLoop(CLIENTS, { ms: TURN_MS }, sides[name]));
      }
    }
    const machine = await product.withAdmin(describeMachine);
    const figures = {
      clients: CLIENTS,
      practices: PRACTICES,
      one: figuresOf(slices.one),
      several: figuresOf(slices.several),
    };
    publish('practices', [practicesTable(figures), machineLine(machine)].join('\n\n'), {
      machine,
      ...figures,
    });
    const { isFailure } = judgePractices(figures);
    const [why] = [...slices.one, ...slices.several].flatMap(({ firstError }) => firstError ?? []);
    return verdict(isFailure ? 0 : 1, isFailure ? [`one practice beside twenty ${why ?? ''}`] : []);
  } finally {
    await product.remove();
  }
}

/** Sends the next recording of the next practice, round and round. */
function callsOf(practices: readonly FoundedPractice[]): () => Promise<void> {
  let sent = 0;
  return async () => {
    const place = sent;
    sent += 1;
    const practice = practices[place % practices.length];
    const turn = Math.floor(place / practices.length);
    const call = practice?.recordings[turn % practice.recordings.length];
    if (!practice || !call) throw new Error('A practice without patients');
    await practice.clinician.send(call);
  };
}
