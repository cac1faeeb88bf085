import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { BenchProduct } from './product/bench-product';
import { describeMachine, machineLine } from './report/machine';
import { print, say } from './report/output';
import { judge } from './report/judgement';
import { operationsTable } from './report/tables';
import { compareOperations } from './run/compare-operations';
import { readSettings } from './run/settings';

const RESULT = resolve('dist/bench/operations.json');
/** What a server may need, in MB; with the heap that it is given (`HEAP`). */
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
    print(`\n${operationsTable(operations)}\n`);
    print(machineLine(machine));
    print(
      `figure: memory of the server: ${Math.round(peakMemoryMb)} MB at most (limit: ${MEMORY_LIMIT_MB} MB)`,
    );
    mkdirSync(dirname(RESULT), { recursive: true });
    writeFileSync(
      RESULT,
      JSON.stringify({ startedAt, machine, settings, peakMemoryMb, operations: judged }, null, 2),
    );
    for (const { id, clients, firstError } of judged) {
      if (firstError !== null) print(`${id}, ${clients} clients: ${firstError}`);
    }
    const failures = judged.filter(({ isFailure }) => isFailure);
    print(`${judged.length - failures.length} passed, ${failures.length} failed`);
    return failures.length === 0 && peakMemoryMb <= 2 * MEMORY_LIMIT_MB ? 0 : 1;
  } finally {
    await product.remove();
  }
}
