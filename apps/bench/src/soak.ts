import { parseArgs } from 'node:util';
import { BenchProduct } from './product/bench-product';
import { describeMachine, machineLine } from './report/machine';
import { publish, say, verdict } from './report/output';
import { markdownTable } from './report/tables';
import { openPractice } from './run/open-practice';
import { runSoak } from './soak/run-soak';
import {
  brokenPromises,
  GROWTH_LIMIT_MB,
  growthPerHour,
  SOAK_PROMISES,
  WARM_UP,
} from './soak/steadiness';
import { usersOf } from './soak/users';

/** Sixty minutes of mixed use in five; prints what memory and pool did, and resolves with the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '5' },
      patients: { type: 'string', default: '1000' },
      'data-dir': { type: 'string' },
    },
  });
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new Error('--minutes takes a number above 0');
  const product = values['data-dir']
    ? BenchProduct.in(values['data-dir'])
    : await BenchProduct.withPatients(Number(values.patients), say);
  try {
    await product.start();
    return await product.withAdmin(async (admin) => {
      const users = await usersOf(await openPractice(product.url, admin), product.pid);
      say(`Sixty minutes of use in ${minutes}`);
      const since = performance.now();
      const figures = await runSoak({ users, pid: product.pid, admin }, minutes * 60_000, say);
      const took = (performance.now() - since) / 60_000;
      const machine = await describeMachine(admin);
      const growth = growthPerHour(figures.samples);
      const broken = brokenPromises(figures);
      const table = markdownTable(
        [
          'calls',
          'in minutes',
          'errors',
          'memory grows by',
          'memory at most',
          'connections not idle at the end',
        ],
        [
          [
            String(figures.calls),
            took.toFixed(1),
            String(figures.errors),
            `${growth.toFixed(1)} MB an hour`,
            `${Math.round(figures.peakMb)} MB`,
            String(figures.busyConnections),
          ],
        ],
      );
      const limits = `Growth after the first ${WARM_UP * 60} minutes; limit ${GROWTH_LIMIT_MB} MB an hour.`;
      publish('soak', [table, limits, machineLine(machine)].join('\n\n'), {
        machine,
        minutes,
        took,
        growth,
        ...figures,
      });
      return verdict(SOAK_PROMISES - broken.length, broken);
    });
  } finally {
    await product.remove();
  }
}
