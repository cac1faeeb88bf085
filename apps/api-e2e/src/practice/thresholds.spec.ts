import { randomUUID } from 'node:crypto';
import {
  auditPageSchema,
  patientPageSchema,
  patientRecordSchema,
  practiceThresholdsSchema,
  type PracticeThresholds,
  recordRefSchema,
} from '@glabella/contracts';
import { refusal } from '../assessments/forms';
import { callerOf } from '../support/caller';
import type { ApiClient } from '../support/api-client';
import { RebuildWorker, SummaryRebuild } from '../support/api-under-test';
import { useApi } from '../support/running-api';
import { acknowledged, TestClinic } from '../support/test-clinic';

const path = '/api/v1/practice/thresholds';

describe('the thresholds of a practice', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  const read = async (client: ApiClient = clinic.administrator): Promise<PracticeThresholds> =>
    (await client.get(path)).as(practiceThresholdsSchema);
  const set = (
    values: Record<string, unknown>,
    version: number,
    client: ApiClient = clinic.administrator,
  ) => client.put(path, { values, reason: 'Synthetic reason.' }, { version });
  const finishRebuild = () => api().app.get(RebuildWorker).finishPending();
  const rebuildAgain = () => {
    const caller = callerOf(clinic.people.administrator);
    return api().app.get(SummaryRebuild).rebuild(caller);
  };
  /** A patient whose only PHQ-9 lies 10 days before the first injection. */
  const patientWithOldBaseline = async (familyName: string) => {
    const patientId = await clinic.createPatient({ familyName });
    const courseId = await clinic.createCourse(patientId);
    const recorded = await clinic.clinician.post(
      `/api/v1/patients/${patientId}/assessments`,
      {
        instrumentId: 'phq9',
        assessedOn: '2026-04-13',
        mode: 'self-paper',
        answers: [2, 2, 2, 2, 2, 2, 2, 2, 0],
      },
      { idempotencyKey: randomUUID() },
    );
    recorded.as(recordRefSchema.loose());
    // Where the practice's number does not take it for a baseline by now, that is acknowledged.
    await clinic.signedSession(courseId, { checkAnswers: [acknowledged('baseline-missing')] });
    return patientId;
  };
  const baselineOf = async (text: string) => {
    const answer = await clinic.clinician.post('/api/v1/patients/search', { text });
    return answer.as(patientPageSchema).rows[0]?.baseline;
  };

  it('are the published ones until somebody sets another', async () => {
    const answer = await clinic.clinician.get(path);
    expect(answer.headers.get('etag')).toBe('"0"');
    expect(await read()).toEqual({ version: 0, values: {}, versions: [], rebuild: null });
  });

  it('keep every version with author, time and reason', async () => {
    const first = await set({ phq9ReliableChange: 5, responsePercent: 50 }, 0);
    expect(first.headers.get('etag')).toBe('"1"');
    await set({}, 1);
    const { version, values, versions } = await read(clinic.psychiatrist);
    expect([version, values]).toEqual([2, {}]);
    // A number equal to the published one is none of the practice's own.
    expect(versions.map((one) => [one.version, one.values])).toEqual([
      [2, {}],
      [1, { phq9ReliableChange: 5 }],
    ]);
    expect(versions[1]).toMatchObject({
      reason: 'Synthetic reason.',
      author: { displayName: 'Synthetic Office' },
      recordedAt: api().clock.now().toISOString(),
    });
  });

  it.each([
    ['below the range', { phq9ReliableChange: 1 }, 'values.phq9ReliableChange'],
    ['above the range', { responsePercent: 76 }, 'values.responsePercent'],
    ['no whole number', { responsePercent: 45.5 }, 'values.responsePercent'],
    ['unknown', { phq9Happiness: 3 }, 'values.phq9Happiness'],
    [
      'in the wrong order',
      { partialResponsePercent: 49, responsePercent: 40 },
      'values.partialResponsePercent',
    ],
    ['of overlapping windows', { weekSixToDay: 75 }, 'values.weekSixToDay'],
    ['by which single people would show', { leastPrinted: 4 }, 'values.leastPrinted'],
    ['by which chance would show', { leastComparable: 19 }, 'values.leastComparable'],
    ['no number', { responsePercent: '50' }, 'values.responsePercent'],
  ])('refuse a number %s and name it', async (_, values, place) => {
    const answer = await set(values, 0);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ issues: [{ path: place }] });
    expect((await read()).version).toBe(0);
  });

  it('are changed from the version that was read, by one of several, with a reason', async () => {
    expect(refusal(await clinic.administrator.put(path, { values: {}, reason: 'x' }))).toEqual([
      428,
      'request.version_missing',
    ]);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => set({ phq9ReliableChange: 7 + (index % 3) }, 0)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(412)]);
    expect((await read()).versions).toHaveLength(1);
    const silent = await clinic.administrator.put(
      path,
      { values: {}, reason: ' ' },
      { version: 1 },
    );
    expect(silent.status).toBe(400);
  });

  it('are set by administrators only, and stand in the trail without a word that was typed', async () => {
    for (const client of [clinic.clinician, clinic.psychiatrist]) {
      expect((await set({ phq9ReliableChange: 7 }, 0, client)).status).toBe(403);
    }
    await set({ phq9ReliableChange: 7 }, 0);
    const trail = await clinic.administrator.get('/api/v1/audit');
    expect(trail.as(auditPageSchema).rows).toContainEqual(
      expect.objectContaining({
        action: 'practice.set-thresholds',
        detail: { version: 1, own: ['phq9ReliableChange'] },
      }),
    );
    expect(trail.text).not.toContain('Synthetic reason.');
  });

  it('stand on the record of every patient', async () => {
    const patientId = await clinic.createPatient();
    await set({ phq9ReliableChange: 8 }, 0);
    const record = await clinic.clinician.get(`/api/v1/patients/${patientId}/record`);
    expect(record.as(patientRecordSchema).thresholdValues).toEqual({ phq9ReliableChange: 8 });
  });

  it('carry the lists with them: every row follows from the numbers in force', async () => {
    await patientWithOldBaseline('Tenday');
    expect(await baselineOf('tenday')).toEqual({ on: '2026-04-13', total: 16 });
    expect((await set({ baselineWindowDays: 9 }, 0)).status).toBe(200);
    await finishRebuild();
    expect(await baselineOf('tenday')).toBeNull();
    expect((await read()).rebuild).toMatchObject({
      patientsDone: 1,
      patientsTotal: 1,
      finishedAt: api().clock.now().toISOString(),
    });
    await set({ baselineWindowDays: 10 }, 1);
    await finishRebuild();
    expect(await baselineOf('tenday')).toEqual({ on: '2026-04-13', total: 16 });
    expect((await rebuildAgain()).differing).toEqual([]);
  });

  it('reach rows that are written while the lists are computed', async () => {
    const names = ['Whilea', 'Whileb', 'Whilec'];
    for (const name of names) await patientWithOldBaseline(name);
    const written = patientWithOldBaseline('Whiled');
    const [changed] = await Promise.all([
      set({ baselineWindowDays: 9 }, 0),
      written,
      finishRebuild(),
    ]);
    expect(changed.status).toBe(200);
    await finishRebuild();
    for (const name of [...names, 'Whiled']) expect(await baselineOf(name)).toBeNull();
    expect((await rebuildAgain()).differing).toEqual([]);
  });

  it('go on where a rebuild was cut off', async () => {
    const ids = [await patientWithOldBaseline('Cutone'), await patientWithOldBaseline('Cuttwo')];
    const [done, open] = [...ids].sort();
    await set({ baselineWindowDays: 11 }, 0);
    await finishRebuild();
    // As a process leaves it that ended after the first patient; the rows are made wrong to tell who is computed.
    await clinic.asApplication(async (application) => {
      await application.query('UPDATE patient_summary SET session_count = 99');
      await application.query(
        `UPDATE derived_rebuild SET finished_at = NULL, patients_done = 1, last_patient_id = $1`,
        [done],
      );
    });
    expect((await read()).rebuild).toMatchObject({ patientsDone: 1, finishedAt: null });
    await Promise.all([finishRebuild(), finishRebuild()]);
    expect((await read()).rebuild).toMatchObject({
      patientsDone: 2,
      patientsTotal: 2,
      finishedAt: expect.any(String),
    });
    expect((await rebuildAgain()).differing).toEqual([
      { patientId: done, differences: ['session_count'] },
    ]);
    expect(open).not.toBe(done);
  });
});
