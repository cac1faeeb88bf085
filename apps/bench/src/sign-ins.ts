import { request } from 'node:http';
import { parseArgs } from 'node:util';
import { closedLoop, type MeasuredSlice } from './load/closed-loop';
import { patientChart } from './operations/reads';
import { BenchProduct } from './product/bench-product';
import { describeMachine, machineLine } from './report/machine';
import { publish, say, verdict } from './report/output';
import { openPractice } from './run/open-practice';
import { warmUp } from './run/warm-up';
import { judgeSignIns, signInsTable } from './sign-ins/sign-ins-report';

const PATIENTS = 200;
const READERS = 8;
const SIGN_INS = 50;
const ALONE_MS = 2_000;
/** Reading goes on in turns this short until the last of those who sign in has been answered. */
const MEANWHILE_MS = 200;

/** Reads charts by itself and while fifty people sign in at once; prints both, and resolves with the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { rounds: { type: 'string', default: '6' } },
  });
  const product = await BenchProduct.withPatients(PATIENTS, say);
  try {
    await product.start();
    const { client, jobs } = await product.withAdmin(async (admin) =>
      patientChart.prepare(await openPractice(product.url, admin), PATIENTS),
    );
    let sent = 0;
    const read = async () => {
      const job = jobs[sent % jobs.length];
      sent += 1;
      if (!job) throw new Error('A practice without patients');
      await client.send(job.call);
    };
    await warmUp({ read }, { sliceMs: 1_000, atMostMs: 10_000 });
    const alone: MeasuredSlice[] = [];
    const meanwhile: MeasuredSlice[] = [];
    const burstMs: number[] = [];
    for (let round = 1; round <= Number(values.rounds); round += 1) {
      say(`Round ${round} of ${values.rounds}`);
      alone.push(await closedLoop(READERS, { ms: ALONE_MS }, read));
      const burst = signInAtOnce(product.url, round);
      let isOver = false;
      void burst.finally(() => (isOver = true)).catch(() => undefined);
      while (!isOver) meanwhile.push(await closedLoop(READERS, { ms: MEANWHILE_MS }, read));
      burstMs.push(await burst);
    }
    await client.close();
    const machine = await product.withAdmin(describeMachine);
    const figures = { readers: READERS, signIns: SIGN_INS, alone, meanwhile, burstMs };
    const judged = judgeSignIns(figures);
    publish('sign-ins', [signInsTable(figures), machineLine(machine)].join('\n\n'), {
      machine,
      ...judged,
      burstMs,
    });
    const [why] = [...alone, ...meanwhile].flatMap(({ firstError }) => firstError ?? []);
    return verdict(
      judged.isFailure ? 0 : 1,
      judged.isFailure ? [`reading while ${SIGN_INS} sign in ${why ?? ''}`] : [],
    );
  } finally {
    await product.remove();
  }
}

/** Resolves with the ms until all were answered. */
async function signInAtOnce(url: string, round: number): Promise<number> {
  const since = performance.now();
  const answers = await Promise.all(
    Array.from({ length: SIGN_INS }, (_, place) => signInAsNobody(url, round, place + 1)),
  );
  const odd = answers.find((status) => status !== 401);
  if (odd !== undefined) throw new Error(`A sign-in was answered ${odd}`);
  return performance.now() - since;
}

/**
 * With a name that nobody has, from an address of its own: the server does the same work as for a known one and says no,
 * and looks at ten a quarter of an hour of one account. Resolves with the status.
 */
function signInAsNobody(url: string, round: number, place: number): Promise<number> {
  const body = JSON.stringify({
    email: `nobody-${round}-${place}@glabella.example`,
    password: 'a synthetic guess',
  });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-glabella-request': '1',
  };
  const localAddress = `127.0.${round}.${place}`;
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, localAddress, agent: false } as const;
    const sent = request(`${url}/api/v1/sign-in`, options, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
