import { randomUUID } from 'node:crypto';
import {
  courseSchema,
  dueVisitPageSchema,
  patientRecordSchema,
  problemSchema,
  protocolHistorySchema,
  protocolListSchema,
  protocolVersionRefSchema,
} from '@glabella/contracts';
import { glabellarDepression, shippedProtocols } from '@glabella/domain/treatment';
import { addDays, todayIn } from '@glabella/domain/values';
import type { ApiClient } from '../support/api-client';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

const { id: shippedId, version: firstVersion, ...content } = glabellarDepression;

/** A treatment of another region with areas, units and instruments of its own. */
const jaw = {
  ...content,
  name: 'Masseter, two points',
  indication: 'Bruxism',
  region: 'Jaw',
  areas: [{ id: 'Masseter', label: 'Masseter', sides: ['left', 'right'] }],
  diagnoses: [{ code: 'F45.8', label: 'Other somatoform disorders' }],
  sites: (['left', 'right'] as const).map((side) => ({
    muscle: 'Masseter',
    side,
    units: { onabotulinumtoxinA: { female: 25, male: 25, other: 25, unknown: 25 } },
  })),
  instruments: ['gad7'],
  visitWeeks: [4, 12],
  responseRule: { kind: 'percent-fall', instrument: 'gad7', percent: 50 },
};

describe('protocols', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });

  const create = (
    by: ApiClient,
    change: Record<string, unknown> = {},
    idempotencyKey: string = randomUUID(),
  ) => by.post('/api/v1/protocols', { content: { ...jaw, ...change } }, { idempotencyKey });
  const createOne = async (change: Record<string, unknown> = {}): Promise<string> =>
    (await create(clinic.administrator, change)).as(protocolVersionRefSchema).id;
  const change = (id: string, version: number, changed: Record<string, unknown>) =>
    clinic.psychiatrist.put(
      `/api/v1/protocols/${id}`,
      { content: { ...jaw, ...changed }, reason: 'Read the new trial' },
      { version },
    );
  const history = async (id: string) =>
    (await clinic.clinician.get(`/api/v1/protocols/${id}/history`)).as(protocolHistorySchema);
  const list = async () =>
    (await clinic.clinician.get('/api/v1/protocols')).as(protocolListSchema).rows;

  it('of a new practice are those that come with the product, word for word', async () => {
    const fresh = await TestClinic.open(api());
    const { rows } = (await fresh.clinician.get('/api/v1/protocols')).as(protocolListSchema);
    expect(rows.every(({ isShipped, isRetired }) => isShipped && !isRetired)).toBe(true);
    expect(rows.map(({ protocol }) => [protocol.id, protocol.version])).toContainEqual([
      shippedId,
      firstVersion,
    ]);
    expect(new Map(rows.map(({ protocol }) => [protocol.id, protocol]))).toEqual(
      new Map(shippedProtocols.map((protocol) => [protocol.id, protocol])),
    );
  });

  it('are set up by an administrator or a psychiatrist, once however often the request comes', async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      [1, 2, 3].map(() => create(clinic.administrator, { name: 'Once' }, key)),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await list()).filter(({ protocol }) => protocol.name === 'Once')).toHaveLength(1);
    expect((await create(clinic.psychiatrist)).status).toBe(201);
    expect((await create(clinic.clinician)).status).toBe(403);
  });

  it.each([
    ['no site at all', 'content.sites', { sites: [] }, 400],
    ['an area that it does not name', 'content.sites.0.muscle', { areas: content.areas }, 422],
    [
      'a response by what it does not measure',
      'content.responseRule.instrument',
      {
        responseRule: { kind: 'percent-fall', instrument: 'phq9', percent: 50 },
      },
      422,
    ],
    [
      'a code that is none of ICD-10',
      'content.diagnoses.0.code',
      {
        diagnoses: [{ code: '12', label: 'x' }],
      },
      422,
    ],
  ])('are refused with %s', async (_, path, changed, status) => {
    const answer = await create(clinic.administrator, changed);
    expect(answer.status).toBe(status);
    expect(answer.as(problemSchema).issues?.map((one) => one.path)).toContain(path);
  });

  it('keep every version with author, time and reason', async () => {
    const id = await createOne({ name: 'First words' });
    expect((await change(id, 1, { name: 'Second words' })).as(protocolVersionRefSchema)).toEqual({
      id,
      version: 2,
    });
    const { versions } = await history(id);
    expect(versions.map(({ protocol, reason, author }) => [protocol.name, reason, author])).toEqual(
      [
        [
          'Second words',
          'Read the new trial',
          { id: clinic.people.psychiatrist.id, displayName: 'Dr. Synthetic One' },
        ],
        [
          'First words',
          null,
          { id: clinic.people.administrator.id, displayName: 'Synthetic Office' },
        ],
      ],
    );
    expect((await change(id, 1, {})).status).toBe(412);
    expect((await list()).find(({ protocol }) => protocol.id === id)?.protocol.version).toBe(2);
  });

  it('that two change at once keep one change, and say to the other that there is a newer version', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await createOne();
      const both = await Promise.all(['One', 'Two'].map((name) => change(id, 1, { name })));
      expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    }
  });

  it('when retired are no choice for a new course, and can be brought back', async () => {
    const id = await createOne();
    const retire = (isRetired: boolean) =>
      clinic.administrator.put(
        `/api/v1/protocols/${id}/retirement`,
        { isRetired, reason: 'No longer given here' },
        { version: 1 },
      );
    const start = async () =>
      clinic.psychiatrist.post(
        `/api/v1/patients/${await clinic.createPatient()}/courses`,
        { ...clinic.courseFacts(), protocolId: id, diagnosisCode: 'F45.8' },
        { idempotencyKey: randomUUID() },
      );
    expect((await retire(true)).status).toBe(200);
    expect((await retire(true)).status).toBe(409);
    expect((await start()).as(problemSchema).issues?.[0]?.path).toBe('protocolId');
    expect((await retire(false)).status).toBe(200);
    expect((await start()).status).toBe(201);
    const { retirements, isRetired } = await history(id);
    expect([isRetired, ...retirements.map((one) => one.isRetired)]).toEqual([false, false, true]);
  });

  it('that came with the product are changed and retired as the practice’s own', async () => {
    const fresh = await TestClinic.open(api());
    const path = `/api/v1/protocols/${shippedId}`;
    const reason = 'Read the new trial';
    const next = { ...content, name: 'Five points of ours' };
    const changed = await fresh.psychiatrist.put(path, { content: next, reason }, { version: 1 });
    expect(changed.as(protocolVersionRefSchema)).toEqual({ id: shippedId, version: 2 });
    const retiring = { isRetired: true, reason };
    const retired = await fresh.psychiatrist.put(`${path}/retirement`, retiring, { version: 2 });
    expect(retired.status).toBe(200);
    const trail = await fresh.administrator.get('/api/v1/audit?limit=20');
    expect(trail.text).toContain('protocol.retire');
    expect(trail.text).toContain(`"protocolId":"${shippedId}"`);
  });

  it('are not found in another practice', async () => {
    const id = await createOne();
    const elsewhere = await TestClinic.open(api());
    expect((await elsewhere.clinician.get(`/api/v1/protocols/${id}/history`)).status).toBe(404);
    const content = { content: jaw, reason: 'Not mine' };
    const changed = await elsewhere.administrator.put(`/api/v1/protocols/${id}`, content, {
      version: 1,
    });
    expect(changed.status).toBe(404);
  });

  it('leave a running course on the version that it started with, until a psychiatrist moves it', async () => {
    const own = await clinic.psychiatrist.post(
      '/api/v1/protocols',
      { content: { ...content, name: 'As started' } },
      { idempotencyKey: randomUUID() },
    );
    const { id: protocolId } = own.as(protocolVersionRefSchema);
    const patientId = await clinic.createPatient();
    const courseId = await clinic.createCourse(patientId, { protocolId });
    await clinic.signedSession(courseId);
    const weeks = async (): Promise<number[]> => {
      const from = todayIn('Europe/Berlin', api().clock.now());
      const query = `from=${from}&to=${addDays(from, 62)}`;
      const { rows } = (await clinic.psychiatrist.get(`/api/v1/due/visits?${query}`)).as(
        dueVisitPageSchema,
      );
      return rows.filter(({ patient }) => patient.id === patientId).map(({ week }) => week);
    };
    const draft = async () => {
      const { context, body } = await clinic.createDraft(courseId);
      return {
        version: context.protocol.version,
        procerus: body.sites.find(({ muscle }) => muscle === 'procerus')?.units,
        interval: context.protocol.interval.acknowledgeUnderDays,
      };
    };
    const before = { weeks: await weeks(), draft: await draft() };
    expect(before.weeks).toEqual([2, 6]);
    expect(before.draft).toMatchObject({ version: 1, interval: 90 });

    const [procerus, ...others] = content.sites;
    const changed = await clinic.psychiatrist.put(
      `/api/v1/protocols/${protocolId}`,
      {
        reason: 'Read the new trial',
        content: {
          ...content,
          name: 'As changed',
          visitWeeks: [3],
          interval: { ...content.interval, acknowledgeUnderDays: 120 },
          sites: [
            {
              ...procerus,
              units: { onabotulinumtoxinA: { female: 9, male: 11 } },
            },
            ...others,
          ],
        },
      },
      { version: 1 },
    );
    expect(changed.status).toBe(200);
    expect({ weeks: await weeks(), draft: await draft() }).toEqual(before);
    const read = async () =>
      (await clinic.clinician.get(`/api/v1/courses/${courseId}`)).as(courseSchema);
    const course = await read();
    expect(course).toMatchObject({ protocolId, protocolVersion: 1 });
    const { versions } = await history(protocolId);
    expect(versions.map(({ openCourses }) => openCourses)).toEqual([0, 1]);

    const move = (by: ApiClient, protocolVersion: number) =>
      by.put(
        `/api/v1/courses/${courseId}/protocol-version`,
        { protocolVersion, reason: 'Agreed with the patient' },
        { version: course.version },
      );
    expect((await move(clinic.clinician, 2)).status).toBe(403);
    expect((await move(clinic.psychiatrist, 3)).as(problemSchema).issues?.[0]?.path).toBe(
      'protocolVersion',
    );
    expect((await move(clinic.psychiatrist, 2)).status).toBe(200);
    expect(await read()).toMatchObject({ protocolVersion: 2, version: course.version + 1 });
    expect(await weeks()).toEqual([3]);
    expect(await draft()).toMatchObject({ version: 2, interval: 120 });
    const record = (await clinic.clinician.get(`/api/v1/patients/${patientId}/record`)).as(
      patientRecordSchema,
    );
    expect(record.sessions.map(({ protocolVersion }) => protocolVersion)).toEqual([1]);
    expect(record.protocols.map(({ name, version }) => [name, version])).toEqual([
      ['As started', 1],
      ['As changed', 2],
    ]);
  });
});
