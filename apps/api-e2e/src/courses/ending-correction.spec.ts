import { randomUUID } from 'node:crypto';
import {
  type CourseCreation,
  courseHistorySchema,
  problemSchema,
  recordRefSchema,
} from '@glabella/contracts';
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
  const start = (facts: Partial<CourseCreation> = {}) =>
    clinic.clinician.post(`/api/v1/patients/${patientId}/courses`, clinic.courseFacts(facts), {
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

  it('moves up to the day on which the next course starts, not into that course', async () => {
    expect((await start({ startedOn: '2026-04-21' })).status).toBe(201);
    const late = await correct(endsOtherwise);
    expect(problem(late)).toEqual([422, 'course.invalid', 'endedOn']);
    expect(late.text).toContain('The next course started on 21 Apr 2026: end then or earlier.');
    expect((await correct({ ...endsOtherwise, endedOn: '2026-04-21' })).status).toBe(200);
    expect((await correct({ ...endsOtherwise, endedOn: '2026-04-19' }, 3)).status).toBe(200);
  });

  it('moves and is corrected in words alone where an earlier course came before', async () => {
    const earlier = await start({ startedOn: '2026-01-02' });
    const { id: other } = earlier.as(recordRefSchema);
    const ended = { ...ending, endedOn: '2026-04-21' };
    const path = `/api/v1/courses/${other}/ending`;
    expect((await clinic.clinician.put(path, ended, { version: 1 })).status).toBe(200);
    expect((await correct({ ...endsOtherwise, endedOn: ending.endedOn })).status).toBe(200);
    const late = await correct(endsOtherwise, 3);
    expect(late.text).toContain('begun on 2 Jan 2026, lasted longer: end on 20 Apr 2026');
  });

  it('is not taken back once another course came after it, though that has ended', async () => {
    const { id: other } = (await start({ startedOn: '2026-04-21' })).as(recordRefSchema);
    const ended = { ...ending, endedOn: '2026-04-22' };
    const path = `/api/v1/courses/${other}/ending`;
    expect((await clinic.clinician.put(path, ended, { version: 1 })).status).toBe(200);
    expect(problem(await correct(runsOn))).toEqual([409, 'course.followed']);
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
