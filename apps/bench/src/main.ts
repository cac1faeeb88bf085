import { BenchProduct } from './product/bench-product';
import { describeMachine, machineLine } from './report/machine';
import { print, publish, say, verdict } from './report/output';
import { judge } from './report/judgement';
import { operationsTable } from './report/tables';
import { compareOperations } from './run/compare-operations';
import { readSettings } from './run/settings';

/** What a server may need, in MB; with the memory that it is given (`serverMemory`). */
const MEMORY_LIMIT_MB = 250;

/** Compares the API with its floors, prints the table, leaves the figures as JSON, and resolves with the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const settings = readSettings(args);
  const startedAt = new Date(Date.now()).toISOString();
  say(`Loading ${settings.dataDir ?? `${settings.patients} synthetic patients`}`);
  const product =
    settings.dataDir === undefined
      ? await BenchProduct.withPatients(settings.patients, say)
      : BenchProduct.in(settings.dataDir);
  try {
    const operations = await compareOperations(product, settings, say);
    const machine = await product.withAdmin(describeMachine);
    const { peakMemoryMb } = product;
    const judged = operations.flatMap(({ operation, comparisons }) =>
      comparisons.map((one) => ({ id: operation.id, ...one, ...judge(one, operation.goals) })),
    );
    const memory =
      `Memory of the server: ${Math.round(peakMemoryMb)} MB at most (limit ${MEMORY_LIMIT_MB} MB), ` +
      `${settings.dataDir === undefined ? `${settings.patients} patients` : 'data of a folder'}.`;
    publish(
      'operations',
      [operationsTable(operations), memory, machineLine(machine)].join('\n\n'),
      {
        startedAt,
        machine,
        settings,
        peakMemoryMb,
        operations: judged,
      },
    );
    for (const { id, clients, firstError } of judged) {
      if (firstError !== null) print(`${id}, ${clients} clients: ${firstError}`);
    }
    const failures = judged.filter(({ isFailure }) => isFailure);
    const tooMuch = peakMemoryMb <= 2 * MEMORY_LIMIT_MB ? [] : ['memory'];
    return verdict(judged.length - failures.length, [
      ...failures.map(({ id, clients }) => `${id} with ${clients}`),
      ...tooMuch,
    ]);
  } finally {
    await product.remove();
  }
}
