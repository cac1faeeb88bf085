import { randomUUID } from 'node:crypto';
import { patientRecordSchema, problemSchema } from '@glabella/contracts';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

describe('the record of a patient', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });

  const read = (id: string, client = clinic.administrator) =>
    client.get(`/api/v1/patients/${id}/record`);

  it('is empty in every part for a new patient, with the practice’s day and safety text', async () => {
    const id = await clinic.createPatient();
    expect((await read(id)).as(patientRecordSchema)).toMatchObject({
      patient: { id, version: 1, isArchived: false },
      today: '2026-04-23',
      timeZone: 'Europe/Berlin',
      courses: [],
      assessments: [],
      sessions: [],
      sessionDrafts: [],
      followUps: [],
      safety: { text: 'Synthetic safety text.', crisisLines: [] },
    });
  });

  it('holds courses, assessments, sessions, drafts and follow-ups, the first one first', async () => {
    const { patientId, courseId, sessionId } = await clinic.treatedPatient();
    const phq9 = (assessedOn: string, item9: number) =>
      clinic.clinician.post(
        `/api/v1/patients/${patientId}/assessments`,
        {
          instrumentId: 'phq9',
          assessedOn,
          mode: 'phone',
          answers: [1, 1, 1, 1, 1, 1, 1, 1, item9],
          safetyAcknowledgement:
            item9 > 0 ? { disposition: 'assessed-plan-made', note: null } : null,
        },
        { idempotencyKey: randomUUID() },
      );
    expect((await phq9('2026-04-22', 1)).status).toBe(201);
    expect((await phq9('2026-04-01', 0)).status).toBe(201);
    const draft = await clinic.createDraft(courseId);
    const record = (await read(patientId)).as(patientRecordSchema);
    expect(record.courses.map(({ id }) => id)).toEqual([courseId]);
    expect(record.assessments.map(({ assessedOn, total }) => [assessedOn, total])).toEqual([
      ['2026-04-01', 8],
      ['2026-04-22', 9],
    ]);
    expect(record.sessions.map(({ id, totalUnits }) => [id, totalUnits])).toEqual([
      [sessionId, 29],
    ]);
    expect(record.sessionDrafts).toEqual([
      {
        id: draft.id,
        courseId,
        amendsSessionId: null,
        performedOn: '2026-04-23',
        updatedBy: { id: clinic.people.psychiatrist.id, displayName: 'Dr. Synthetic One' },
        updatedAt: '2026-04-23T08:30:00.000Z',
      },
    ]);
    expect(record.followUps).toMatchObject([{ safetyAnswer: 1, closedAt: null }]);
  });

  it('shows at every look what has changed since the one before, and the rest unchanged', async () => {
    const own = await TestClinic.open(api());
    const id = await own.createPatient();
    const recorded = (assessedOn: string) =>
      own.clinician.post(
        `/api/v1/patients/${id}/assessments`,
        {
          instrumentId: 'phq9',
          assessedOn,
          mode: 'phone',
          answers: [1, 1, 1, 1, 1, 1, 1, 1, 0],
          safetyAcknowledgement: null,
        },
        { idempotencyKey: randomUUID() },
      );
    const look = async () => (await read(id, own.administrator)).as(patientRecordSchema);
    await recorded('2026-04-01');
    await recorded('2026-04-15');
    const first = await look();
    expect(await look()).toEqual(first);

    const [before, kept] = first.assessments;
    const reason = { reason: 'Synthetic mistake' };
    await own.clinician.post(`/api/v1/assessments/${before?.id}/void`, reason, { version: 1 });
    const corrected = await look();
    expect(corrected.assessments).toEqual([
      expect.objectContaining({ id: before?.id, version: 2, status: 'voided' }),
      kept,
    ]);

    const staffId = own.people.clinician.id;
    const renamed = { displayName: 'Synthetic Newname', roles: ['clinician'], isDisabled: false };
    const put = await own.administrator.put(`/api/v1/staff/${staffId}`, renamed, { version: 1 });
    expect(put.status).toBe(200);
    const named = (await look()).assessments.map(({ author }) => author.displayName);
    expect(named).toEqual(['Synthetic Newname', 'Synthetic Newname']);
  });

  it('leaves one audit row that names the patient for every look', async () => {
    const id = await clinic.createPatient();
    await read(id, clinic.clinician);
    const { rows } = await clinic.asApplication((client) =>
      client.query(
        `SELECT actor_id, outcome, patient_ids FROM audit_event
          WHERE action = 'patient.read' AND subject_id = $1`,
        [id],
      ),
    );
    expect(rows).toEqual([
      { actor_id: clinic.people.clinician.id, outcome: 'done', patient_ids: [id] },
    ]);
  });

  it('follows the practice’s time zone in what it calls today', async () => {
    const far = await TestClinic.open(api(), { timeZone: 'Pacific/Kiritimati' });
    const id = await far.createPatient();
    expect((await read(id, far.clinician)).as(patientRecordSchema).today).toBe('2026-04-23');
    const west = await TestClinic.open(api(), { timeZone: 'Pacific/Pago_Pago' });
    const other = await west.createPatient();
    expect((await read(other, west.clinician)).as(patientRecordSchema).today).toBe('2026-04-22');
  });

  it('is shut to visitors, and to other practices as if there were no such patient', async () => {
    const id = await clinic.createPatient();
    expect((await read(id, api().newClient())).status).toBe(401);
    const other = await TestClinic.open(api());
    const without = (text: string) => text.replace(/"requestId":"[^"]*"/, '');
    const theirs = await read(id, other.psychiatrist);
    const random = await read(randomUUID(), other.psychiatrist);
    expect(theirs.status).toBe(404);
    expect(without(theirs.text)).toBe(without(random.text));
  });

  it('names the id where the address holds none, as the page counts on', async () => {
    const answer = await read('null');
    expect(answer.status).toBe(400);
    expect(answer.as(problemSchema).issues?.map(({ path }) => path)).toEqual(['id']);
  });

  it('leaves no audit row of a look at a patient who does not exist', async () => {
    const id = randomUUID();
    await read(id);
    const { rows } = await clinic.asApplication((client) =>
      client.query(
        `SELECT 1 FROM audit_event WHERE action = 'patient.read' AND outcome = 'done'
           AND subject_id = $1`,
        [id],
      ),
    );
    expect(rows).toEqual([]);
  });
});
