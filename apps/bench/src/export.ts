import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyOut, copyStatements } from './export/copy-out';
import { brokenLimits, EXPORT_LIMITS, exportFigures, exportTable } from './export/export-report';
import { exportRound, prepareExport } from './export/export-round';
import { openPractice } from './run/open-practice';
import { RECORD_HEADER } from './product/bench-client';
import { BenchProduct, RECORDER } from './product/bench-product';
import { memoryMb } from './product/tests-support';
import { readRecording } from './record/recorded-statement';
import { describeMachine, machineLine } from './report/machine';
import { publish, say, verdict } from './report/output';

/** So many made-up patients have somewhat more than the 204,800 assessments that others were measured with. */
const PATIENTS = 8_700;
const ROUNDS = 3;

/**
 * The export of a whole practice beside `COPY ... TO STDOUT` of the very statements by which it reads, in turns; prints both
 * sides, and resolves with the exit code.
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { patients: { type: 'string' }, 'data-dir': { type: 'string' } },
  });
  const product = values['data-dir']
    ? BenchProduct.in(values['data-dir'])
    : await BenchProduct.withPatients(Number(values.patients ?? PATIENTS), say);
  try {
    const statements = await recordedStatements(product);
    await product.start();
    return await product.withAdmin(async (admin) => {
      const { administrator, practiceId } = await openPractice(product.url, admin);
      const beforeMb = memoryMb(product.pid);
      const rounds = [];
      for (let round = 1; round <= ROUNDS; round += 1) {
        say(`Round ${round} of ${ROUNDS}`);
        const copied = await copyOut(product.appUrl, practiceId, statements);
        const exported = await exportRound(administrator, product.pid);
        rounds.push({ exported, copied });
      }
      const figures = exportFigures(rounds, beforeMb);
      const machine = await describeMachine(admin);
      publish('export', `${exportTable(figures)}\n\n${machineLine(machine)}`, {
        machine,
        figures,
        rounds,
      });
      const broken = brokenLimits(figures);
      return verdict(EXPORT_LIMITS - broken.length, broken);
    });
  } finally {
    await product.remove();
  }
}

/** What reads the rows of one export, taken down while the API runs it. */
async function recordedStatements(product: BenchProduct): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'glabella-bench-record-'));
  const file = join(folder, 'statements.ndjson');
  try {
    await product.start({ BENCH_RECORD: file }, `--require ${RECORDER}`);
    await product.withAdmin(async (admin) => {
      const { administrator } = await openPractice(product.url, admin);
      const id = await prepareExport(administrator);
      const call = { method: 'GET', path: `/exports/${id}/file` } as const;
      await administrator.send(call, { [RECORD_HEADER]: id });
    });
    await product.stop();
    const statements = copyStatements([...readRecording(file).values()].flat());
    if (statements.length === 0) throw new Error('The export read no rows');
    return statements;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
