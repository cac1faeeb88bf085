import { randomUUID } from 'node:crypto';
import { patientPageSchema, recordRefSchema } from '@glabella/contracts';
import { callerOf } from '../support/caller';
import { SummaryRebuild } from '../support/api-under-test';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { clinicPassword, patientFacts, TestClinic } from '../support/test-clinic';

describe('the row of a patient in lists', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  const rebuild = () => {
    const caller = callerOf(clinic.people.administrator);
    return api().app.get(SummaryRebuild).rebuild(caller);
  };
  const row = async (text: string) => {
    const answer = await clinic.clinician.post('/api/v1/patients/search', { text });
    return answer.as(patientPageSchema).rows[0];
  };
  const recordPhq9 = async (patientId: string, assessedOn: string, answer: number) => {
    const recorded = await clinic.clinician.post(
      `/api/v1/patients/${patientId}/assessments`,
      {
        instrumentId: 'phq9',
        assessedOn,
        mode: 'self-paper',
        answers: [...Array.from({ length: 8 }, () => answer), 0],
      },
      { idempotencyKey: randomUUID() },
    );
    return recorded.as(recordRefSchema.loose());
  };

  it('follows every write: score, injection, voiding, end of the course, correction', async () => {
    const patientId = await clinic.createPatient({ familyName: 'Followed' });
    const courseId = await clinic.createCourse(patientId);
    await recordPhq9(patientId, '2026-04-22', 2);
    expect(await row('followed')).toMatchObject({
      courseId,
      latest: { on: '2026-04-22', total: 16, status: 'complete' },
      baseline: null,
      firstInjectionOn: null,
      sessionCount: 0,
    });
    const { id: sessionId } = await clinic.signedSession(courseId, { checkAnswers: [] });
    expect(await row('followed')).toMatchObject({
      baseline: { on: '2026-04-22', total: 16 },
      firstInjectionOn: '2026-04-23',
      lastInjection: { on: '2026-04-23', units: 29 },
      recentScores: [{ on: '2026-04-22', total: 16 }],
      recentInjections: ['2026-04-23'],
    });
    await clinic.psychiatrist.post(
      `/api/v1/sessions/${sessionId}/void`,
      { reason: 'x', password: clinicPassword },
      { version: 1 },
    );
    expect(await row('followed')).toMatchObject({
      baseline: null,
      firstInjectionOn: null,
      lastInjection: null,
      sessionCount: 0,
    });
    await clinic.psychiatrist.put(
      `/api/v1/courses/${courseId}/ending`,
      { endedOn: '2026-04-23', endReason: 'no-effect', note: null },
      { version: 1 },
    );
    const renamed = { ...patientFacts({ familyName: 'Renamed' }), reason: 'x' };
    await clinic.clinician.put(`/api/v1/patients/${patientId}`, renamed, { version: 1 });
    expect(await row('renamed')).toMatchObject({ id: patientId, courseId });
    expect(await rebuild()).toEqual({ patients: 1, differing: [] });
  });

  it('is what a rebuild computes from the records, after many writes at the same time', async () => {
    const patientIds = await Promise.all([1, 2, 3].map(() => clinic.createPatient()));
    const courseIds = await Promise.all(patientIds.map((id) => clinic.createCourse(id)));
    await Promise.all([
      ...patientIds.flatMap((id) =>
        ['2026-04-10', '2026-04-15', '2026-04-20', '2026-04-22'].map((on) => recordPhq9(id, on, 1)),
      ),
      ...courseIds.map((id) => clinic.createDraft(id)),
    ]);
    expect(await rebuild()).toEqual({ patients: 3, differing: [] });
    const { rows } = await clinic.asApplication((client) =>
      client.query('SELECT assessment_count FROM patient_summary'),
    );
    expect(rows).toEqual(patientIds.map(() => ({ assessment_count: 4 })));
  });

  it('is put right by a rebuild, which names what differed', async () => {
    const ids = [
      await clinic.createPatient(),
      await clinic.createPatient(),
      await clinic.createPatient(),
    ];
    await clinic.createCourse(ids[0] ?? '');
    await inPractice(api().database.ownerUrl, clinic.practice.id, async (owner) => {
      await owner.query(
        `UPDATE patient_summary SET session_count = 7, name_key = 'x' WHERE patient_id = $1`,
        [ids[0]],
      );
      await owner.query('DELETE FROM caseload_entry WHERE patient_id = $1', [ids[0]]);
      await owner.query('DELETE FROM patient_summary WHERE patient_id = $1', [ids[1]]);
      await owner.query(`DELETE FROM patient_search_word WHERE patient_id = $1`, [ids[1]]);
      await owner.query(`UPDATE patient_search_word SET name_key = 'x' WHERE patient_id = $1`, [
        ids[2],
      ]);
    });
    const report = await rebuild();
    expect(report.patients).toBe(3);
    expect(
      new Map(report.differing.map((patient) => [patient.patientId, patient.differences])),
    ).toEqual(
      new Map([
        [ids[0], ['name_key', 'session_count', 'caseload']],
        [ids[1], ['missing', 'search words']],
        [ids[2], ['search words']],
      ]),
    );
    expect(await rebuild()).toEqual({ patients: 3, differing: [] });
    expect(await row('synthetic')).toBeDefined();
  });
});
