import { randomUUID } from 'node:crypto';
import {
  draftSavedSchema,
  injectionSessionRecordSchema,
  problemSchema,
  sessionDraftSchema,
} from '@glabella/contracts';
import { mirtazapine, recorded } from '../patient-history/records';
import type { Answer } from '../support/api-client';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

describe('drafts of sessions', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });

  const code = (answer: Answer) => answer.as(problemSchema).code;
  const newCourse = async (facts = {}) => clinic.createCourse(await clinic.createPatient(facts));
  const units = (sites: readonly { units: number | null }[]) => sites.map((site) => site.units);

  it.each([
    ['female', [7, 6, 6, 5, 5]],
    ['male', [9, 8, 8, 7, 7]],
    ['other', [null, null, null, null, null]],
    ['unknown', [null, null, null, null, null]],
  ] as const)('begin with the doses of the protocol for sex %s', async (sex, doses) => {
    const draft = await clinic.createDraft(await newCourse({ sex }));
    expect(units(draft.body.sites)).toEqual(doses);
    expect(draft.body).toMatchObject({
      performedOn: '2026-04-23',
      performedById: clinic.people.psychiatrist.id,
      productId: 'onabotulinumtoxinA',
      vialUnits: 100,
      diluentMl: 2.5,
      lotNumber: null,
      contraindications: {},
      precautions: {},
      elsewhereAsked: false,
      aftercareTold: [],
    });
  });

  it('name nobody as injector when a clinician begins them', async () => {
    const draft = await clinic.createDraft(await newCourse(), clinic.clinician);
    expect(draft.body.performedById).toBeNull();
    expect(draft.context.injectors.map(({ displayName }) => displayName)).toEqual([
      'Dr. Synthetic One',
      'Synthetic Nurse',
    ]);
  });

  it('begin once, however often the same request arrives', async () => {
    const courseId = await newCourse();
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        clinic.clinician.post('/api/v1/session-drafts', { courseId }, { idempotencyKey }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.as(sessionDraftSchema).id)).size).toBe(1);
  });

  it('know what came before: toxin here and elsewhere, the last session, lots, PHQ-9', async () => {
    const courseId = await newCourse();
    const elsewhere = { on: '2025-12-01', productId: 'onabotulinumtoxinA', units: 20 };
    const first = await clinic.createDraft(courseId);
    expect(first.context).toMatchObject({
      isFirstOfCourse: true,
      previousToxin: [],
      lastSession: null,
      lastSites: [],
      offLabelVersions: [1],
      statedConsentOn: null,
      openRecalls: [],
    });
    const signed = await clinic.signedSession(courseId, {
      lotNumber: ' SYN-LOT-7 ',
      toxinElsewhere: [elsewhere],
      sites: [{ muscle: 'procerus', side: 'midline', units: 4.5 }],
      checkAnswers: [
        { code: 'baseline-missing', acknowledged: true, reason: null, evidence: null },
      ],
    });
    const { context } = await clinic.createDraft(courseId);
    expect(context).toMatchObject({
      today: '2026-04-23',
      isFirstOfCourse: false,
      previousToxin: [
        { ...elsewhere, elsewhere: true },
        { on: '2026-04-23', productId: 'onabotulinumtoxinA', units: 4.5, elsewhere: false },
      ],
      lastSession: {
        id: signed.id,
        on: '2026-04-23',
        units: 4.5,
        lotNumber: 'SYN-LOT-7',
        productId: 'onabotulinumtoxinA',
        region: 'glabella',
      },
      lastSites: [{ muscle: 'procerus', side: 'midline', units: 4.5 }],
      openItem9On: null,
      recentPhq9: [],
      phq9Dates: [],
    });
    expect(context.recentLots[0]).toEqual({
      productId: 'onabotulinumtoxinA',
      lotNumber: 'SYN-LOT-7',
      lotExpiresOn: '2027-12-31',
      vialUnits: 100,
      diluentMl: 2.5,
    });
    const copied = await clinic.psychiatrist.post(
      '/api/v1/session-drafts',
      { courseId, prefill: 'last-session' },
      { idempotencyKey: randomUUID() },
    );
    const { body } = copied.as(sessionDraftSchema);
    expect(body.sites).toEqual([{ muscle: 'procerus', side: 'midline', units: 4.5 }]);
    expect(body.lotNumber).toBeNull();
  });

  it('know the antidepressants that stand, not what they are for; a change is noted on the session', async () => {
    const patientId = await clinic.createPatient();
    const courseId = await clinic.createCourse(patientId);
    const record = (facts = {}) =>
      recorded(clinic.clinician, patientId, 'medications', mirtazapine(facts));
    await record();
    const mistaken = await record({ drugId: 'sertraline' });
    const reason = { reason: 'Other patient' };
    const path = `/api/v1/medications/${mistaken.id}/void`;
    expect((await clinic.clinician.post(path, reason, { version: 1 })).status).toBe(200);
    const { context } = await clinic.createDraft(courseId);
    expect(context.medications).toEqual([mirtazapine({ purpose: null })]);
    const { id } = await clinic.signedSession(courseId);
    const session = await clinic.clinician.get(`/api/v1/sessions/${id}`);
    const [signed] = session.as(injectionSessionRecordSchema).versions;
    expect(signed?.checks.find((check) => check.code === 'antidepressant-changed')).toMatchObject({
      severity: 'note',
      evidence:
        'mirtazapine started at 15 mg in Mar 2026, perhaps within 4 weeks before; mirtazapine 15 to 22.5 mg on 10 Apr 2026, 13 days before.',
      answer: null,
    });
  });

  it('survive: what was saved is read back, with the version as ETag', async () => {
    const draft = await clinic.createDraft(await newCourse());
    const body = { ...draft.body, note: 'half a sent', lotNumber: 'ab ' };
    const saved = await clinic.clinician.put(`/api/v1/session-drafts/${draft.id}`, body, {
      version: 1,
    });
    expect(saved.as(draftSavedSchema)).toEqual({
      version: 2,
      savedAt: '2026-04-23T08:30:00.000Z',
    });
    const answer = await clinic.psychiatrist.get(`/api/v1/session-drafts/${draft.id}`);
    expect(answer.headers.get('etag')).toBe('"2"');
    expect(answer.as(sessionDraftSchema)).toMatchObject({
      body,
      updatedBy: { displayName: 'Synthetic Nurse' },
      createdBy: { displayName: 'Dr. Synthetic One' },
    });
  });

  it('keep what one tab saved when another tab still has the version before', async () => {
    const draft = await clinic.createDraft(await newCourse());
    const save = (note: string, version?: number) =>
      clinic.psychiatrist.put(
        `/api/v1/session-drafts/${draft.id}`,
        { ...draft.body, note },
        version === undefined ? {} : { version },
      );
    expect((await save('first tab', 1)).status).toBe(200);
    const second = await save('second tab', 1);
    expect([second.status, code(second)]).toEqual([412, 'record.changed']);
    expect(second.as(problemSchema).fields).toMatchObject({ currentVersion: 2 });
    expect((await save('no version')).status).toBe(428);
    const answer = await clinic.psychiatrist.get(`/api/v1/session-drafts/${draft.id}`);
    expect(answer.as(sessionDraftSchema).body.note).toBe('first tab');
  });

  it.each([
    ['note', { note: 'a\u0000b' }],
    ['lotNumber', { lotNumber: '\ud800' }],
    ['sites.0.units', { sites: [{ muscle: 'procerus', side: 'midline', units: -1 }] }],
    ['sites.0.muscle', { sites: [{ muscle: ' ', side: 'midline', units: 1 }] }],
    [
      'toxinElsewhere.0.units',
      { toxinElsewhere: [{ on: '2026-01-01', productId: null, units: 0.001 }] },
    ],
  ])('refuse what cannot be stored at %s', async (path, change) => {
    const draft = await clinic.createDraft(await newCourse());
    const answer = await clinic.psychiatrist.put(
      `/api/v1/session-drafts/${draft.id}`,
      { ...draft.body, ...change },
      { version: 1 },
    );
    expect(answer.status).toBe(400);
    expect(answer.as(problemSchema).issues?.map((issue) => issue.path)).toContain(path);
  });

  it('are discarded by clinical staff', async () => {
    const draft = await clinic.createDraft(await newCourse());
    const path = `/api/v1/session-drafts/${draft.id}`;
    const { version } = await clinic.saveDraft(draft, { ...draft.body, note: 'kept' });
    expect((await clinic.administrator.delete(path, { version })).status).toBe(403);
    expect((await clinic.clinician.delete(path)).status).toBe(428);
    expect((await clinic.clinician.delete(path, { version: 1 })).status).toBe(412);
    expect((await clinic.clinician.delete(path, { version })).status).toBe(204);
    expect((await clinic.clinician.delete(path, { version })).status).toBe(404);
    expect((await clinic.clinician.get(path)).status).toBe(404);
  });

  it('do not begin for an archived patient, nor for a course that does not exist', async () => {
    const patientId = await clinic.createPatient();
    const courseId = await clinic.createCourse(patientId);
    await clinic.clinician.put(
      `/api/v1/patients/${patientId}/archiving`,
      { isArchived: true, reason: 'x' },
      { version: 1 },
    );
    const begin = (id: string) =>
      clinic.clinician.post(
        '/api/v1/session-drafts',
        { courseId: id },
        { idempotencyKey: randomUUID() },
      );
    expect(code(await begin(courseId))).toBe('patient.archived');
    expect((await begin(randomUUID())).status).toBe(404);
  });

  it('are no business of an administrator or a visitor', async () => {
    const courseId = await newCourse();
    const draft = await clinic.createDraft(courseId);
    const calls = (client: typeof clinic.administrator) => [
      client.post('/api/v1/session-drafts', { courseId }, { idempotencyKey: randomUUID() }),
      client.get(`/api/v1/session-drafts/${draft.id}`),
      client.put(`/api/v1/session-drafts/${draft.id}`, draft.body, { version: 1 }),
      client.delete(`/api/v1/session-drafts/${draft.id}`, { version: 1 }),
      clinic.sign(draft, { client }),
    ];
    const office = await Promise.all(calls(clinic.administrator));
    expect(office.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    const visitor = await Promise.all(calls(api().newClient()));
    expect(visitor.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
  });

  it('of another practice answer like drafts that do not exist', async () => {
    const courseId = await newCourse();
    const draft = await clinic.createDraft(courseId);
    const other = await TestClinic.open(api());
    const calls = (id: string, ofCourse: string) => [
      other.psychiatrist.post(
        '/api/v1/session-drafts',
        { courseId: ofCourse },
        { idempotencyKey: randomUUID() },
      ),
      other.psychiatrist.get(`/api/v1/session-drafts/${id}`),
      other.psychiatrist.put(`/api/v1/session-drafts/${id}`, draft.body, { version: 1 }),
      other.psychiatrist.delete(`/api/v1/session-drafts/${id}`, { version: 1 }),
      other.sign({ id, version: 1 }),
    ];
    const shown = (answers: Answer[]) =>
      answers.map(({ status, text }) => [status, text.replace(/"requestId":"[^"]*"/, '')]);
    const theirs = shown(await Promise.all(calls(draft.id, courseId)));
    expect(theirs).toEqual(shown(await Promise.all(calls(randomUUID(), randomUUID()))));
    expect(theirs.map(([status]) => status)).toEqual([404, 404, 404, 404, 404]);
  });
});
