import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { type ImportRequest, importBatchSchema } from '@glabella/contracts';
import { figure } from '../support/figure';
import { inPractice, TestPractice } from '../support/practice-builder';
import { ProductProcess } from '../support/product-process';
import { type RunningApi, useApi } from '../support/running-api';
import { withClient } from '../support/cluster-under-test';
import { TestClinic } from '../support/test-clinic';
import { TestClock } from '../support/test-clock';
import { batchOf, codes, counts, ended, run, start } from './import-steps';

jest.setTimeout(300_000);

const PATIENTS = 500;
const FORMS_PER_PATIENT = 20;

/** 10,000 complete forms of 500 synthetic patients, every fifth with a note of its own line ends. */
function largeFile(prefix: string, forms = FORMS_PER_PATIENT): ImportRequest {
  const lines = [
    'MRN;Vorname;Nachname;Geburtsdatum;Geschlecht;Datum;q1;q2;q3;q4;q5;q6;q7;q8;q9;Notiz',
  ];
  for (let patient = 0; patient < PATIENTS; patient += 1) {
    for (let at = 0; at < forms; at += 1) {
      const day = new Date(Date.UTC(2024, 0, 1 + at * 14)).toISOString().slice(0, 10);
      const items = Array.from({ length: 9 }, (_, item) => (patient + at + item) % 4);
      const note = at % 5 === 0 ? '"two\nlines; quoted ""so"""' : '';
      lines.push(
        `${prefix}-${patient};Ada;Synthetic${patient};1980-02-03;f;${day};${items.join(';')};${note}`,
      );
    }
  }
  return { kind: 'csv', content: lines.join('\n'), createPatients: true };
}

/** Waits until the import has stored a part of its rows and not all of them. */
async function inTheMiddle(clinic: TestClinic, id: string): Promise<void> {
  for (;;) {
    const { status, doneCount } = await batchOf(clinic, id);
    if (status !== 'running') throw new Error(`It ended before it could be stopped: ${status}`);
    if (doneCount > 0) return;
    await delay(5);
  }
}

describe('an import of 10,000 rows', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  it('is one transaction with progress, and changes nothing the second time', async () => {
    const file = largeFile('BIG');
    const seen = new Set<number>();
    const begin = performance.now();
    const { id } = (await start(clinic, file)).as(importBatchSchema);
    const first = await ended(clinic, id, ({ doneCount }) => seen.add(doneCount));
    const firstSeconds = (performance.now() - begin) / 1_000;
    expect(first).toMatchObject({
      status: 'finished',
      rowCount: 10_000,
      doneCount: 10_000,
      storedCount: 10_000,
      unchangedCount: 0,
      newPatientCount: PATIENTS,
      problems: [],
    });
    expect([...seen].filter((done) => done > 0 && done < 10_000).length).toBeGreaterThan(0);
    const after = await counts(clinic);
    expect(after).toMatchObject({ assessments: 10_000, versions: 10_000, patients: PATIENTS });
    const again = performance.now();
    expect(await run(clinic, file)).toMatchObject({
      status: 'finished',
      storedCount: 0,
      unchangedCount: 10_000,
      newPatientCount: 0,
    });
    const secondSeconds = (performance.now() - again) / 1_000;
    expect(await counts(clinic)).toEqual(after);
    const voiding = performance.now();
    const voided = await clinic.administrator.post(`/api/v1/imports/${id}/void`, {
      reason: 'Test',
    });
    expect(voided.as(importBatchSchema).status).toBe('voided');
    const voidSeconds = (performance.now() - voiding) / 1_000;
    expect(await counts(clinic)).toMatchObject({ assessments: 10_000, versions: 20_000 });
    expect(await run(clinic, file)).toMatchObject({ storedCount: 10_000 });
    figure(
      'CSV of 10,000 rows',
      `imported in ${firstSeconds.toFixed(1)} s, again without change in ` +
        `${secondSeconds.toFixed(1)} s, voided in ${voidSeconds.toFixed(1)} s`,
      'every row once',
    );
  });

  it('is known to the planner of queries before PostgreSQL looks by itself', async () => {
    const { ownerUrl } = api().database;
    const estimate = () =>
      inPractice(ownerUrl, clinic.practice.id, async (owner) => {
        const { rows } = await owner.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
          'EXPLAIN (FORMAT JSON) SELECT id FROM assessment WHERE practice_id = $1',
          [clinic.practice.id],
        );
        return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
      });
    await inPractice(ownerUrl, clinic.practice.id, async (owner) => {
      await owner.query('ALTER TABLE assessment SET (autovacuum_enabled = false)');
      await owner.query('ANALYZE assessment');
    });
    expect(await estimate()).toBeLessThan(10);
    await run(clinic, largeFile('PLAN'));
    while ((await estimate()) < 5_000) await delay(50);
  });

  it('leaves nothing when it is cancelled in the middle', async () => {
    const before = await counts(clinic);
    const { id } = (await start(clinic, largeFile('CANCEL'))).as(importBatchSchema);
    await inTheMiddle(clinic, id);
    const answer = await clinic.administrator.post(`/api/v1/imports/${id}/cancel`);
    expect(answer.as(importBatchSchema).status).toBe('cancelled');
    expect(await batchOf(clinic, id)).toMatchObject({ status: 'cancelled', storedCount: 0 });
    expect(await counts(clinic)).toEqual(before);
  });

  it('lets one import of a practice run at a time, and other practices theirs', async () => {
    const other = await TestClinic.open(api());
    const { id } = (await start(clinic, largeFile('FIRST'))).as(importBatchSchema);
    expect((await start(clinic, largeFile('SECOND'))).status).toBe(409);
    const theirs = await start(other, largeFile('THEIRS', 1));
    expect(await ended(other, theirs.as(importBatchSchema).id)).toMatchObject({ storedCount: 500 });
    expect(await ended(clinic, id)).toMatchObject({ status: 'finished' });
  });

  it('leaves nothing when its connection is cut in the middle', async () => {
    const before = await counts(clinic);
    const { id } = (await start(clinic, largeFile('CUT'))).as(importBatchSchema);
    await inTheMiddle(clinic, id);
    await withClient(api().database.adminUrl, (admin) =>
      admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = $1 AND application_name = 'glabella-api'
            AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')`,
        [api().database.name],
      ),
    );
    const batch = await ended(clinic, id);
    expect(batch).toMatchObject({ status: 'failed', storedCount: 0 });
    expect(codes(batch)).toEqual(['import.unavailable']);
    expect(await counts(clinic)).toEqual(before);
  });

  it('leaves nothing when its process is killed, and the next start says so', async () => {
    const before = await counts(clinic);
    const variables = { DATABASE_APP_URL: api().database.appUrl };
    const product = new ProductProcess(['serve'], variables);
    const there = await administratorAt(api(), clinic, await product.ready());
    const { id } = (await start(there, largeFile('KILL'))).as(importBatchSchema);
    await inTheMiddle(there, id);
    await product.kill('SIGKILL');
    const next = new ProductProcess(['serve'], variables);
    await next.ready();
    const batch = await batchOf(clinic, id);
    expect(batch).toMatchObject({ status: 'failed', storedCount: 0 });
    expect(codes(batch)).toEqual(['import.interrupted']);
    expect(await counts(clinic)).toEqual(before);
    expect(await next.kill('SIGTERM')).toBe(0);
  });
});

/** The same practice through another process, whose clock is the real one. */
async function administratorAt(
  api: RunningApi,
  clinic: TestClinic,
  url: string,
): Promise<TestClinic> {
  const elsewhere = { ...api, url, clock: new TestClock(new Date()) };
  const practice = new TestPractice(elsewhere, clinic.practice.id);
  const administrator = await practice.signIn(clinic.people.administrator);
  return Object.assign(Object.create(TestClinic.prototype) as TestClinic, {
    ...clinic,
    administrator,
  });
}
