import { randomUUID } from 'node:crypto';
import {
  courseHistorySchema,
  courseSchema,
  problemSchema,
  recordRefSchema,
} from '@glabella/contracts';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import type { Answer } from '../support/api-client';

describe('courses of treatment', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });

  const create = (
    patientId: string,
    facts: Record<string, unknown> = {},
    idempotencyKey: string = randomUUID(),
  ) =>
    clinic.clinician.post(
      `/api/v1/patients/${patientId}/courses`,
      { ...clinic.courseFacts(), ...facts },
      { idempotencyKey },
    );
  const problem = (answer: Answer) => {
    const { code, issues } = answer.as(problemSchema);
    return { status: answer.status, code, paths: issues?.map(({ path }) => path) ?? [] };
  };
  const correction = (change: Record<string, unknown> = {}) => ({
    diagnosisCode: 'F33.1',
    episodeStartedOn: null,
    psychosis: 'no',
    bipolar: 'unknown',
    startedOn: '2026-01-05',
    responsibleId: clinic.people.psychiatrist.id,
    clinicianIds: [clinic.people.clinician.id],
    reason: 'Asked again',
    ...change,
  });

  it('start once, however often the same request arrives', async () => {
    const patientId = await clinic.createPatient();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => create(patientId, {}, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('read back as they were stated, with their version as ETag', async () => {
    const patientId = await clinic.createPatient();
    const { id } = (await create(patientId)).as(recordRefSchema);
    const answer = await clinic.administrator.get(`/api/v1/courses/${id}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.as(courseSchema)).toEqual({
      id,
      patientId,
      version: 1,
      protocolId: 'glabellar-depression',
      protocolVersion: 1,
      diagnosisCode: 'F33.1',
      episodeStartedOn: '2025-09-01',
      psychosis: 'no',
      bipolar: 'no',
      responsible: { id: clinic.people.psychiatrist.id, displayName: 'Dr. Synthetic One' },
      clinicians: [{ id: clinic.people.clinician.id, displayName: 'Synthetic Nurse' }],
      startedOn: '2026-01-05',
      endedOn: null,
      endReason: null,
      endNote: null,
    });
  });

  it.each<[string, string, () => Record<string, unknown>]>([
    ['a protocol that does not exist', 'protocolId', () => ({ protocolId: 'axilla' })],
    ['a diagnosis outside the list', 'diagnosisCode', () => ({ diagnosisCode: 'F32.81' })],
    [
      'a clinician as the responsible psychiatrist',
      'responsibleId',
      () => ({ responsibleId: clinic.people.clinician.id }),
    ],
    ['a responsible who does not exist', 'responsibleId', () => ({ responsibleId: randomUUID() })],
    [
      'an administrator as clinician',
      'clinicianIds.0',
      () => ({ clinicianIds: [clinic.people.administrator.id] }),
    ],
    ['a start of tomorrow', 'startedOn', () => ({ startedOn: '2026-04-24' })],
    ['an episode after the start', 'episodeStartedOn', () => ({ episodeStartedOn: '2026-01-06' })],
    ['an episode before birth', 'episodeStartedOn', () => ({ episodeStartedOn: '1984-03-11' })],
  ])('are refused with %s, at %s', async (_, path, change) => {
    const answer = await create(await clinic.createPatient(), change());
    expect(problem(answer)).toEqual({ status: 422, code: 'course.invalid', paths: [path] });
  });

  it.each(['psychosis', 'bipolar', 'episodeStartedOn', 'responsibleId'])(
    'are refused while %s is not answered',
    async (path) => {
      const answer = await create(await clinic.createPatient(), { [path]: undefined });
      expect(problem(answer)).toEqual({ status: 400, code: 'request.invalid', paths: [path] });
    },
  );

  it('do not name somebody of another practice', async () => {
    const other = await TestClinic.open(api());
    const stranger = { responsibleId: other.people.psychiatrist.id };
    const answer = await create(await clinic.createPatient(), stranger);
    expect(problem(answer).paths).toEqual(['responsibleId']);
  });

  const hyperhidrosis = { protocolId: 'axillary-hyperhidrosis', diagnosisCode: 'L74.510' };

  it('are open one at a time, of whatever protocol, also when several start at once', async () => {
    const patientId = await clinic.createPatient();
    const answers = await Promise.all([
      create(patientId),
      create(patientId, hyperhidrosis),
      create(patientId),
      create(patientId, hyperhidrosis),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const [refused] = answers.filter(({ status }) => status === 409);
    expect(refused && problem(refused)).toEqual({
      status: 409,
      code: 'course.already_open',
      paths: ['protocolId'],
    });
  });

  it('start after the open one has ended, and until then name since when that one runs', async () => {
    const patientId = await clinic.createPatient();
    const id = await clinic.createCourse(patientId);
    const refused = await create(patientId, hyperhidrosis);
    expect(refused.as(problemSchema).detail).toBe(
      'The patient has an open course, begun on 5 Jan 2026. End it before another starts.',
    );
    const ending = { endedOn: '2026-04-22', endReason: 'remission', note: null };
    await clinic.psychiatrist.put(`/api/v1/courses/${id}/ending`, ending, { version: 1 });
    expect((await create(patientId, hyperhidrosis)).status).toBe(201);
  });

  it('do not start for an archived patient', async () => {
    const patientId = await clinic.createPatient();
    await clinic.clinician.put(
      `/api/v1/patients/${patientId}/archiving`,
      { isArchived: true, reason: 'x' },
      { version: 1 },
    );
    expect(problem(await create(patientId))).toMatchObject({
      status: 409,
      code: 'patient.archived',
    });
  });

  it('are corrected by a version with its reason', async () => {
    const id = await clinic.createCourse(await clinic.createPatient());
    const put = (body: unknown, version: number) =>
      clinic.psychiatrist.put(`/api/v1/courses/${id}`, body, { version });
    expect((await put(correction({ bipolar: 'yes', clinicianIds: [] }), 1)).json()).toEqual({
      id,
      version: 2,
    });
    expect(problem(await put(correction(), 1))).toMatchObject({ status: 412 });
    expect(problem(await put(correction({ diagnosisCode: 'Z00' }), 2))).toEqual({
      status: 422,
      code: 'course.invalid',
      paths: ['diagnosisCode'],
    });
    const answer = await clinic.administrator.get(`/api/v1/courses/${id}/history`);
    expect(
      answer
        .as(courseHistorySchema)
        .versions.map(({ version, bipolar, clinicians, reason }) => [
          version,
          bipolar,
          clinicians.length,
          reason,
        ]),
    ).toEqual([
      [2, 'yes', 0, 'Asked again'],
      [1, 'no', 1, null],
    ]);
  });

  it('do not start after their first injection, and do not end before the last', async () => {
    const { courseId } = await clinic.treatedPatient();
    const change = correction({ startedOn: '2026-04-24' });
    const moved = await clinic.psychiatrist.put(`/api/v1/courses/${courseId}`, change, {
      version: 1,
    });
    expect(problem(moved).paths).toEqual(['startedOn']);
    const end = (endedOn: string) =>
      clinic.psychiatrist.put(
        `/api/v1/courses/${courseId}/ending`,
        { endedOn, endReason: 'remission', note: null },
        { version: 1 },
      );
    expect(problem(await end('2026-04-22')).paths).toEqual(['endedOn']);
    expect((await end('2026-04-23')).status).toBe(200);
  });

  it('keep somebody who has left as their responsible psychiatrist', async () => {
    const left = await clinic.practice.addStaff(['psychiatrist'], 'Dr. Synthetic Left');
    const responsibleId = left.id;
    const id = await clinic.createCourse(await clinic.createPatient(), { responsibleId });
    const disabled = await clinic.administrator.put(
      `/api/v1/staff/${left.id}`,
      { displayName: left.displayName, roles: ['psychiatrist'], isDisabled: true },
      { version: 1 },
    );
    expect(disabled.status).toBe(200);
    const answer = await clinic.clinician.put(
      `/api/v1/courses/${id}`,
      correction({ responsibleId, bipolar: 'yes' }),
      { version: 1 },
    );
    expect(answer.status).toBe(200);
    const another = await create(await clinic.createPatient(), { responsibleId });
    expect(problem(another).paths).toEqual(['responsibleId']);
  });

  it('end with a reason, once, and may then start again', async () => {
    const patientId = await clinic.createPatient();
    const id = await clinic.createCourse(patientId);
    const end = (change: Record<string, unknown>, version = 1) =>
      clinic.psychiatrist.put(
        `/api/v1/courses/${id}/ending`,
        { endedOn: '2026-04-23', endReason: 'lost', note: null, ...change },
        { version },
      );
    expect(problem(await end({ endedOn: '2026-04-24' })).paths).toEqual(['endedOn']);
    expect(problem(await end({ endedOn: '2026-01-04' })).paths).toEqual(['endedOn']);
    expect(problem(await end({ endReason: 'other' })).paths).toEqual(['note']);
    expect((await end({ endReason: 'bored' })).status).toBe(400);
    expect((await end({ endReason: 'other', note: 'Synthetic' })).json()).toEqual({
      id,
      version: 2,
    });
    expect(problem(await end({}, 2))).toMatchObject({ status: 409, code: 'course.ended' });
    const { versions } = (await clinic.clinician.get(`/api/v1/courses/${id}/history`)).as(
      courseHistorySchema,
    );
    expect(versions[0]).toMatchObject({
      endedOn: '2026-04-23',
      endReason: 'other',
      endNote: 'Synthetic',
      reason: 'Course ended: Other',
    });
    expect((await create(patientId, { startedOn: '2026-04-23' })).status).toBe(201);
  });

  it('are written by clinical staff only', async () => {
    const patientId = await clinic.createPatient();
    const id = await clinic.createCourse(patientId);
    const office = clinic.administrator;
    const ending = { endedOn: '2026-04-23', endReason: 'lost', note: null };
    const refused = await Promise.all([
      office.post(`/api/v1/patients/${patientId}/courses`, clinic.courseFacts(), {
        idempotencyKey: randomUUID(),
      }),
      office.put(`/api/v1/courses/${id}`, correction(), { version: 1 }),
      office.put(`/api/v1/courses/${id}/ending`, ending, { version: 1 }),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await api().newClient().get(`/api/v1/courses/${id}`)).status).toBe(401);
  });

  it('of another practice answer like courses that do not exist', async () => {
    const id = await clinic.createCourse(await clinic.createPatient());
    const patientId = await clinic.createPatient();
    const other = await TestClinic.open(api());
    const theirs = { responsibleId: other.people.psychiatrist.id, clinicianIds: [] };
    const ending = { endedOn: '2026-04-23', endReason: 'lost', note: null };
    const calls = (courseId: string, ofPatient: string) => [
      other.clinician.get(`/api/v1/courses/${courseId}`),
      other.clinician.get(`/api/v1/courses/${courseId}/history`),
      other.clinician.put(`/api/v1/courses/${courseId}`, correction(theirs), { version: 1 }),
      other.clinician.put(`/api/v1/courses/${courseId}/ending`, ending, { version: 1 }),
      other.clinician.post(
        `/api/v1/patients/${ofPatient}/courses`,
        { ...clinic.courseFacts(), ...theirs },
        { idempotencyKey: randomUUID() },
      ),
    ];
    const shown = (answers: Answer[]) =>
      answers.map(({ status, text }) => [status, text.replace(/"requestId":"[^"]*"/, '')]);
    const ofOthers = shown(await Promise.all(calls(id, patientId)));
    expect(ofOthers).toEqual(shown(await Promise.all(calls(randomUUID(), randomUUID()))));
    expect(ofOthers.map(([status]) => status)).toEqual([404, 404, 404, 404, 404]);
  });
});
