import { randomUUID } from 'node:crypto';
import { courseHistorySchema, problemSchema } from '@glabella/contracts';
import type { Answer } from '../support/api-client';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

const ending = { endedOn: '2026-04-20', endReason: 'lost', note: null };
const runsOn = { standing: 'running', reason: 'Synthetic: ended by mistake' };
const endsOtherwise = {
  ...ending,
  standing: 'ended',
  endedOn: '2026-04-22',
  endReason: 'remission',
  reason: 'Synthetic: misread',
};

describe('the end of a course', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patientId: string;
  let id: string;
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
    patientId = await clinic.createPatient();
    id = await clinic.createCourse(patientId);
    await clinic.clinician.put(`/api/v1/courses/${id}/ending`, ending, { version: 1 });
  });

  const correct = (body: object, version = 2, client = clinic.clinician) =>
    client.put(`/api/v1/courses/${id}/ending-correction`, body, { version });
  const start = () =>
    clinic.clinician.post(`/api/v1/patients/${patientId}/courses`, clinic.courseFacts(), {
      idempotencyKey: randomUUID(),
    });
  const problem = (answer: Answer) => {
    const { code, issues } = answer.as(problemSchema);
    return [answer.status, code, ...(issues ?? []).map(({ path }) => path)];
  };
  const versions = async () =>
    (await clinic.clinician.get(`/api/v1/courses/${id}/history`))
      .as(courseHistorySchema)
      .versions.map(({ endedOn, endReason, reason }) => [endedOn, endReason, reason]);

  it('is corrected by a version with its reason, the one before stays readable', async () => {
    expect((await correct(endsOtherwise)).json()).toEqual({ id, version: 3 });
    expect(await versions()).toEqual([
      ['2026-04-22', 'remission', 'Synthetic: misread'],
      ['2026-04-20', 'lost', 'Course ended: Lost to follow-up'],
      [null, null, null],
    ]);
  });

  it('is taken back: the course runs again, can end again, and no other starts meanwhile', async () => {
    expect((await correct(runsOn)).status).toBe(200);
    expect((await versions())[0]).toEqual([null, null, 'Synthetic: ended by mistake']);
    expect(problem(await start())).toEqual([409, 'course.already_open', 'protocolId']);
    const again = await clinic.clinician.put(`/api/v1/courses/${id}/ending`, ending, {
      version: 3,
    });
    expect(again.status).toBe(200);
  });

  it('is not taken back while another course runs, also when both are asked at once', async () => {
    const answers = await Promise.all([start(), correct(runsOn), start()]);
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status >= 300);
    expect(refused.map(problem)).toEqual([
      [409, 'course.already_open', 'protocolId'],
      [409, 'course.already_open', 'protocolId'],
    ]);
  });

  it('keeps to the rules of an end', async () => {
    const invalid = (path: string) => [422, 'course.invalid', path];
    const but = (change: object) => correct({ ...endsOtherwise, ...change });
    expect(problem(await but({ endedOn: '2026-04-24' }))).toEqual(invalid('endedOn'));
    expect(problem(await but({ endedOn: '2026-01-04' }))).toEqual(invalid('endedOn'));
    expect(problem(await but({ endReason: 'other' }))).toEqual(invalid('note'));
    expect((await but({ reason: ' ' })).status).toBe(400);
    expect((await correct({ ...runsOn, endedOn: '2026-04-22' })).status).toBe(400);
    expect(problem(await correct(runsOn, 1))).toEqual([412, 'record.changed']);
    expect((await correct(runsOn, 2, clinic.administrator)).status).toBe(403);
    expect((await correct(runsOn)).status).toBe(200);
    expect(problem(await correct(endsOtherwise, 3))).toEqual([409, 'course.not_ended']);
  });

  it('is not taken back for an archived patient', async () => {
    const archived = await clinic.clinician.put(
      `/api/v1/patients/${patientId}/archiving`,
      { isArchived: true, reason: 'x' },
      { version: 1 },
    );
    expect(archived.status).toBe(200);
    expect(problem(await correct(runsOn))).toEqual([409, 'patient.archived']);
  });
});
