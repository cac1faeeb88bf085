import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { loadPractice } from './data/load-practice';
import { BenchProduct } from './product/bench-product';
import { print, say } from './report/output';

/** The largest practice that a run of measurements asks for. */
const PATIENTS = 100_000;

/** Loads a synthetic practice into a folder that stays, says how to measure it, and resolves with the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { patients: { type: 'string' }, 'data-dir': { type: 'string' } },
  });
  const patients = Number(values.patients ?? PATIENTS);
  if (!Number.isInteger(patients) || patients < 1) {
    throw new Error('--patients takes a whole number from 1');
  }
  const folder = values['data-dir'] ?? join('dist', 'bench', `practice-${patients}`);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    say(`${folder} holds something already: remove it, or name another folder with --data-dir.`);
    return 1;
  }
  mkdirSync(folder, { recursive: true });
  const since = performance.now();
  const loaded = await loadPractice(BenchProduct.in(folder), patients, say);
  const seconds = Math.round((performance.now() - since) / 1_000);
  print(
    `figure: ${loaded.patients} patients, ${loaded.assessments} assessments, ${loaded.sessions} sessions in ${seconds} s ` +
      `(records copied in ${Math.round(loaded.copiedSeconds)} s, what follows from them derived in ` +
      `${Math.round(loaded.derivedSeconds)} s; the loader had ${Math.round(loaded.loaderPeakMb)} MB at most)`,
  );
  print(`npm run bench -- --data-dir ${folder}`);
  return 0;
}
