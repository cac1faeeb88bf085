import { todayIn } from '@glabella/domain/values';
import { demoPatientCount, demoSeed, generatePractice } from '@glabella/synthetic';
import { buildApp } from '../../build-app';
import type { Environment } from '../../config/environment';
import { Refusal } from '../../config/refusal';
import { withClient } from '../../database/roles';
import { refuseOtherSchema } from '../../database/schema-version';
import { Clock } from '../../http/clock';
import { UsageError, type Command } from '../command';
import { loadSyntheticPractice, type LoadedPractice } from '../demo/load-practice';
import { withDatabase } from '../with-app';

const DEMO = { seed: demoSeed, patientCount: demoPatientCount } as const;
const MOST_PATIENTS = 100_000;

export const seedCommand: Command = {
  name: 'seed',
  summary: 'Load a synthetic practice into a database that holds none.',
  details: 'Every patient in it is made up and says so by the record number (DEMO-...).',
  options: {
    demo: { type: 'boolean', description: 'Load the demo practice.' },
    patients: {
      type: 'string',
      value: 'NUMBER',
      description: `How many patients, 1 to ${MOST_PATIENTS}; ${DEMO.patientCount} without it.`,
    },
  },
  async run({ environment, options, output }) {
    if (!options.flag('demo')) throw new UsageError('Say --demo: nothing else can be loaded.');
    const patientCount = Number(options.optionalText('patients') ?? DEMO.patientCount);
    if (!Number.isInteger(patientCount) || patientCount < 1 || patientCount > MOST_PATIENTS) {
      throw new UsageError(`--patients takes a whole number from 1 to ${MOST_PATIENTS}.`);
    }
    const log = (line: string) => output.progress(line);
    const loaded = await withDatabase({ environment, output }, async ({ appUrl }) => {
      await refuseOtherSchema(appUrl);
      if (await holdsPractice(appUrl)) throw new Refusal('This database holds a practice already.');
      return loadDemo(environment, appUrl, log, patientCount);
    });
    output.result(loaded, `Loaded ${loaded.patients} synthetic patients.`);
  },
};

/** Whether any practice lives in the database. */
export async function holdsPractice(appUrl: string): Promise<boolean> {
  const found = await withClient(appUrl, (client) => client.query('SELECT 1 FROM tenant LIMIT 1'));
  return found.rows.length > 0;
}

/** Loads the demo practice as of today in its time zone. */
export async function loadDemo(
  environment: Environment,
  appUrl: string,
  log: (line: string) => void,
  patientCount: number = DEMO.patientCount,
): Promise<LoadedPractice> {
  log(`Demo: loading ${patientCount} synthetic patients`);
  const app = await buildApp({ environment, appUrl });
  try {
    const { timeZone } = generatePractice(DEMO);
    const today = todayIn(timeZone, app.get(Clock).now());
    return await loadSyntheticPractice(
      app,
      { ...DEMO, today, patientCount, showsOtherTreatment: true },
      (done) => {
        if (done < patientCount) log(`Demo: ${done} of ${patientCount} patients`);
      },
    );
  } finally {
    await app.close();
  }
}
