import { todayIn } from '@glabella/domain/values';
import {
  demoSeed,
  demoSignIns,
  generatePractice,
  type SyntheticOptions,
} from '@glabella/synthetic';
import type { BenchProduct } from '../product/bench-product';
import { copyPatients } from './copy-patients';

/** The seed loads the practice, its people and these first patients; one more than what comes with a stock of its own. */
const SEEDED = 101;
const SAY_EVERY = 5_000;
const SAY_EVERY_MS = 20_000;

/** How long each part of a load took, and what is there now. */
export interface LoadedData {
  readonly patients: number;
  readonly assessments: number;
  readonly sessions: number;
  readonly copiedSeconds: number;
  readonly derivedSeconds: number;
  /** What the loading program itself needed at most. */
  readonly loaderPeakMb: number;
}

/**
 * Fills the empty database of a product with a synthetic practice: the seed's own command for the practice, COPY for
 * the patients, `summary rebuild` for what follows from them. The product is stopped before and after.
 */
export async function loadPractice(
  product: BenchProduct,
  patientCount: number,
  say: (line: string) => void,
): Promise<LoadedData> {
  await product.command('migrate');
  await product.command('seed', '--demo', '--patients', String(Math.min(SEEDED, patientCount)));
  await product.start();
  try {
    const since = performance.now();
    if (patientCount > SEEDED) await copyTheRest(product, patientCount, say);
    // Without it the database plans for the hundred patients that it knew of.
    await product.withAdmin((admin) => admin.query('ANALYZE'));
    const copiedAt = performance.now();
    if (patientCount > SEEDED) await derive(product, say);
    const derivedAt = performance.now();
    await product.withAdmin((admin) => admin.query('VACUUM ANALYZE'));
    return {
      ...(await counts(product)),
      copiedSeconds: (copiedAt - since) / 1_000,
      derivedSeconds: (derivedAt - copiedAt) / 1_000,
      loaderPeakMb: process.resourceUsage().maxRSS / 1_024,
    };
  } finally {
    await product.stop();
  }
}

async function copyTheRest(
  product: BenchProduct,
  patientCount: number,
  say: (line: string) => void,
): Promise<void> {
  const options = await seededOptions(product, patientCount);
  let said = 0;
  await copyPatients(product.adminUrl, { options, first: SEEDED }, (done) => {
    if (done - said < SAY_EVERY) return;
    said = done;
    say(`${done} of ${patientCount} patients copied`);
  });
}

/** The options of the seed's own patients, so that those to come are the ones that it would have made. */
async function seededOptions(
  product: BenchProduct,
  patientCount: number,
): Promise<SyntheticOptions> {
  const createdAt = await product.withAdmin(async (admin) => {
    const { rows } = await admin.query<{ at: Date }>('SELECT created_at AS at FROM practice');
    return rows[0]?.at;
  });
  if (!createdAt) throw new Error('The seed left no practice');
  const { timeZone } = generatePractice({ seed: demoSeed });
  const today = todayIn(timeZone, createdAt);
  return { seed: demoSeed, today, patientCount, showsOtherTreatment: true };
}

async function counts(product: BenchProduct) {
  const { rows } = await product.withAdmin((admin) =>
    admin.query<{ patients: number; assessments: number; sessions: number }>(
      `SELECT (SELECT count(*) FROM patient)::integer AS patients,
              (SELECT count(*) FROM assessment)::integer AS assessments,
              (SELECT count(*) FROM injection_session)::integer AS sessions`,
    ),
  );
  const [found] = rows;
  if (!found) throw new Error('Counting answered no row');
  return found;
}

/** Computes what follows from the copied records, by the product's own command. */
async function derive(product: BenchProduct, say: (line: string) => void): Promise<void> {
  say('Computing what is derived from the records');
  const watch = setInterval(() => {
    const derived = product.withAdmin((admin) =>
      admin.query<{ count: number }>('SELECT count(*)::integer FROM patient_summary'),
    );
    derived.then(
      ({ rows }) => say(`${rows[0]?.count ?? 0} patients derived`),
      () => undefined,
    );
  }, SAY_EVERY_MS);
  try {
    await product.command('summary', 'rebuild', '--by', demoSignIns.administrator);
  } finally {
    clearInterval(watch);
  }
}
