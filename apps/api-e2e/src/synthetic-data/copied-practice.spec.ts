import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { generatePractice, type SyntheticOptions } from '@glabella/synthetic';
import {
  loadSyntheticPractice,
  Sealer,
  SealRepository,
  SummaryRebuild,
  verifyTrail,
  type Caller,
} from '../support/api-under-test';
import { copyPatients } from '../support/bench-data';
import { withClient } from '../support/cluster-under-test';
import { useApi, type RunningApi } from '../support/running-api';

const options: SyntheticOptions = {
  seed: 'glabella-demo',
  today: '2026-11-23',
  patientCount: 145,
  showsOtherTreatment: true,
};
/** What the seed stores before the rest is copied. */
const SEEDED = 101;

/** What a password was salted with is of one load alone. */
const ofOneLoad: Readonly<Record<string, readonly string[]>> = {
  login: ['password_hash'],
};
/** The trail tells of the two ways that they are two. */
const compared = (table: string) => !table.startsWith('audit_');

describe('a synthetic practice whose patients are copied', () => {
  const settings = { now: '2026-11-23T09:00:00Z' };
  const seeded = useApi(settings);
  const copied = useApi(settings);

  beforeAll(async () => {
    await loadSyntheticPractice(seeded().app, options, () => undefined);
    const first = { ...options, patientCount: SEEDED };
    await loadSyntheticPractice(copied().app, first, () => undefined);
    await copyPatients(copied().database.adminUrl, { options, first: SEEDED }, () => undefined);
    await copied().app.get(SummaryRebuild).rebuild(administrator());
  }, 240_000);

  it('has in every table the rows that the seed stores through the application', async () => {
    const [expected, found] = [await rowsOf(seeded()), await rowsOf(copied())];
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    for (const [table, rows] of Object.entries(expected)) {
      expect({ table, rows: found[table] }).toEqual({ table, rows });
    }
    expect(expected['patient']).toHaveLength(options.patientCount);
    expect(expected['patient_summary']).toHaveLength(options.patientCount);
    expect(expected['assessment']?.length).toBeGreaterThan(2_000);
  });

  it('says in the trail who was loaded, each patient once, and the trail verifies', async () => {
    const named = await withClient(copied().database.adminUrl, async (admin) => {
      const { rows } = await admin.query<{ id: string }>(
        `SELECT unnest(patient_ids) AS id FROM audit_event WHERE action = 'patient.load-synthetic'`,
      );
      return rows.map(({ id }) => id);
    });
    expect(new Set(named).size).toBe(options.patientCount);
    expect(named).toHaveLength(options.patientCount);
    expect(await verifiedTrail(copied())).toMatchObject({ findings: [], unsealedEvents: 0 });
  });
});

const practice = generatePractice(options);

function administrator(): Caller {
  const person = practice.staff.find(({ roles }) => roles.includes('administrator'));
  if (!person) throw new Error('A practice has an administrator');
  return {
    practiceId: practice.id,
    staffId: person.id,
    displayName: person.displayName,
    roles: person.roles,
    sessionId: randomUUID(),
    requestId: randomUUID(),
    address: 'command line',
  };
}

/** Seals until every event is covered: a transaction in another database of the cluster holds a seal back. */
async function verifiedTrail({ app, database, environment }: RunningApi) {
  const verify = () =>
    withClient(database.appUrl, (client) =>
      verifyTrail(new SealRepository(client), practice.id, environment.dataDir, null),
    );
  const deadline = Date.now() + 60_000;
  for (;;) {
    await app.get(Sealer).sealNow();
    const report = await verify();
    if (report.unsealedEvents === 0 || Date.now() > deadline) return report;
    await delay(200);
  }
}

/** Every row of every table as a text, by table. */
async function rowsOf({ database }: RunningApi): Promise<Record<string, readonly string[]>> {
  return withClient(database.adminUrl, async (admin) => {
    const { rows: tables } = await admin.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
    );
    const found: Record<string, readonly string[]> = {};
    for (const { name } of tables.filter((table) => compared(table.name))) {
      const { rows } = await admin.query<{ row: string }>(
        `SELECT (to_jsonb(t) - $1::text[])::text AS row FROM ${name} t ORDER BY 1`,
        [ofOneLoad[name] ?? []],
      );
      found[name] = rows.map(({ row }) => row);
    }
    return found;
  });
}
