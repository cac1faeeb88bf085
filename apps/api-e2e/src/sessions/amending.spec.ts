import { randomUUID } from 'node:crypto';
import {
  injectionSessionRecordSchema,
  patientRecordSchema,
  problemSchema,
  recordRefSchema,
  sessionDraftSchema,
} from '@glabella/contracts';
import { everyPrecaution } from '@glabella/domain/treatment';
import type { Answer } from '../support/api-client';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { clinicPassword, reasoned, TestClinic } from '../support/test-clinic';

describe('a signed session', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });

  const code = (answer: Answer) => answer.as(problemSchema).code;
  const record = async (id: string) =>
    (await clinic.administrator.get(`/api/v1/sessions/${id}`)).as(injectionSessionRecordSchema);
  const amend = (sessionId: string, idempotencyKey: string = randomUUID()) =>
    clinic.clinician.post(`/api/v1/sessions/${sessionId}/amendment-draft`, undefined, {
      idempotencyKey,
    });
  const begun = async (sessionId: string) => (await amend(sessionId)).as(sessionDraftSchema);
  const voided = (
    id: string,
    {
      version = 1,
      client = clinic.psychiatrist,
      password = clinicPassword,
      reason = 'Other patient',
    } = {},
  ) => client.post(`/api/v1/sessions/${id}/void`, { reason, password }, { version });

  it('is amended by a version with its reason; both stay readable', async () => {
    const { sessionId } = await clinic.treatedPatient();
    const before = (await record(sessionId)).versions[0];
    const draft = await begun(sessionId);
    expect(draft.amendsSessionId).toBe(sessionId);
    expect(draft.body).toMatchObject({ lotNumber: 'SYN-LOT-1', amendmentReason: null });
    expect(draft.context).toMatchObject({ isFirstOfCourse: true, previousToxin: [] });
    expect((await record(sessionId)).openAmendment).toMatchObject({
      draftId: draft.id,
      by: { displayName: 'Synthetic Nurse' },
    });
    api().clock.advance({ minutes: 5 });
    const sites = draft.body.sites.map((site, index) =>
      index === 0 ? { ...site, units: 6.5 } : site,
    );
    const changed = { ...draft.body, sites, lotNumber: 'SYN-LOT-2' };
    const unexplained = await clinic.saveDraft(draft, changed);
    const refused = await clinic.sign(unexplained);
    expect(refused.as(problemSchema).issues).toEqual([
      { path: 'checks.amendment-reason-missing', message: expect.any(String) as string },
    ]);
    const explained = { ...changed, amendmentReason: ' Lot misread ' };
    const answer = await clinic.sign(await clinic.saveDraft(unexplained, explained));
    expect(answer.as(recordRefSchema)).toEqual({ id: sessionId, version: 2 });
    const { versions, openAmendment } = await record(sessionId);
    expect(openAmendment).toBeNull();
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(versions[1]).toEqual(before);
    expect(versions[0]).toMatchObject({
      status: 'signed',
      lotNumber: 'SYN-LOT-2',
      totalUnits: 28.5,
      reason: 'Lot misread',
      recordedAt: '2026-04-23T08:35:00.000Z',
      signature: { meaning: 'I confirm this amended record of the injection session.' },
    });
    const page = await clinic.clinician.get(`/api/v1/patients/${draft.context.patient.id}/record`);
    expect(page.as(patientRecordSchema).sessions).toEqual([versions[0]]);
  });

  it('has one amendment in writing at a time', async () => {
    const { sessionId } = await clinic.treatedPatient();
    const key = randomUUID();
    const [first, again] = await Promise.all([amend(sessionId, key), amend(sessionId, key)]);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(first.as(sessionDraftSchema).id).toBe(again.as(sessionDraftSchema).id);
    const second = await amend(sessionId);
    expect([second.status, code(second)]).toEqual([409, 'session.amendment_open']);
    await clinic.clinician.delete(`/api/v1/session-drafts/${first.as(sessionDraftSchema).id}`, {
      version: 1,
    });
    expect((await amend(sessionId)).status).toBe(201);
  });

  it('is not amended over a change that came after the amendment was begun', async () => {
    const { sessionId } = await clinic.treatedPatient();
    const draft = await begun(sessionId);
    expect((await voided(sessionId)).status).toBe(200);
    const late = await clinic.saveDraft(draft, { ...draft.body, amendmentReason: 'Late' });
    const answer = await clinic.sign(late);
    expect([answer.status, code(answer)]).toEqual([412, 'record.changed']);
    expect((await record(sessionId)).versions).toHaveLength(2);
  });

  it('asks for a reason where the consent that it rested on is void, whatever day the draft names', async () => {
    const courseId = await clinic.createCourse(await clinic.createPatient());
    const { id } = await clinic.signedSession(courseId);
    const consent = (await record(id)).versions[0]?.consent;
    await clinic.psychiatrist.post(
      `/api/v1/consents/${consent?.id}/void`,
      { reason: 'Synthetic mistake' },
      { version: 1 },
    );
    const draft = await begun(id);
    const body = { ...draft.body, consentOn: '2026-01-05', amendmentReason: 'Lot misread' };
    const saved = await clinic.saveDraft(draft, body);
    const refused = (await clinic.sign(saved)).as(problemSchema);
    expect(refused.issues?.map(({ path }) => path)).toEqual(['checks.consent-missing']);
    const checkAnswers = [...body.checkAnswers, reasoned('consent-missing')];
    expect(
      (await clinic.sign(await clinic.saveDraft(saved, { ...body, checkAnswers }))).status,
    ).toBe(201);
    expect((await record(id)).versions[0]).toMatchObject({ consentOn: null, consent: null });
  });

  it('reads precautions that a version listed, and those that it never asked for, as they were', async () => {
    const courseId = await clinic.createCourse(await clinic.createPatient());
    const { id } = await clinic.signedSession(courseId);
    const listed = async (list: readonly string[] | null) => {
      await inPractice(api().database.ownerUrl, clinic.practice.id, (owner) =>
        owner.query(
          `UPDATE injection_session_version
              SET before_needle = jsonb_set(before_needle, '{precautions}', $2) WHERE session_id = $1`,
          [id, JSON.stringify(list)],
        ),
      );
      const answer = await clinic.clinician.get(`/api/v1/sessions/${id}`);
      return answer.as(injectionSessionRecordSchema).versions[0]?.precautions;
    };
    expect(await listed(['dry-eye'])).toEqual({ ...everyPrecaution('no'), 'dry-eye': 'yes' });
    expect(await listed([])).toEqual(everyPrecaution('no'));
    expect(await listed(null)).toEqual({});
    expect((await begun(id)).body.precautions).toEqual({});
  });

  it('is voided by a psychiatrist’s signature with a reason, and counts no longer', async () => {
    const { patientId, courseId, sessionId } = await clinic.treatedPatient();
    const before = (await record(sessionId)).versions[0];
    expect((await voided(sessionId)).json()).toEqual({ id: sessionId, version: 2 });
    const { versions } = await record(sessionId);
    expect(versions[1]).toEqual(before);
    expect(versions[0]).toMatchObject({
      version: 2,
      status: 'voided',
      reason: 'Other patient',
      totalUnits: 29,
      sites: before?.sites,
      signature: { meaning: 'I declare this record of an injection session void.' },
    });
    const { context } = await clinic.createDraft(courseId);
    expect(context).toMatchObject({ previousToxin: [], lastSession: null, isFirstOfCourse: true });
    const page = await clinic.clinician.get(`/api/v1/patients/${patientId}/record`);
    expect(page.as(patientRecordSchema).sessions).toMatchObject([{ status: 'voided' }]);
    const again = await voided(sessionId, { version: 2 });
    expect([again.status, code(again)]).toEqual([409, 'session.voided']);
    expect(code(await amend(sessionId))).toBe('session.voided');
  });

  it('is voided only with password, reason, version and role', async () => {
    const { sessionId } = await clinic.treatedPatient();
    expect((await voided(sessionId, { password: 'wrong' })).status).toBe(403);
    expect((await voided(sessionId, { reason: ' ' })).status).toBe(400);
    expect((await voided(sessionId, { version: 2 })).status).toBe(412);
    expect((await voided(sessionId, { client: clinic.clinician })).status).toBe(403);
    expect((await voided(sessionId, { client: clinic.administrator })).status).toBe(403);
    const body = { reason: 'x', password: clinicPassword };
    const path = `/api/v1/sessions/${sessionId}/void`;
    expect((await clinic.psychiatrist.post(path, body)).status).toBe(428);
    expect((await record(sessionId)).versions).toHaveLength(1);
  });

  it('keeps one of an amendment and a voiding that happen at the same time', async () => {
    const { sessionId } = await clinic.treatedPatient();
    const draft = await begun(sessionId);
    const ready = await clinic.saveDraft(draft, { ...draft.body, amendmentReason: 'x' });
    const answers = await Promise.all([clinic.sign(ready), voided(sessionId)]);
    const statuses = answers.map(({ status }) => status);
    expect([
      [201, 412],
      [412, 200],
    ]).toContainEqual(statuses);
    expect((await record(sessionId)).versions).toHaveLength(2);
  });

  it('is read by clinical staff and administrators, and amended by clinical staff', async () => {
    const { sessionId } = await clinic.treatedPatient();
    const visitor = api().newClient();
    const path = `/api/v1/sessions/${sessionId}`;
    expect((await visitor.get(path)).status).toBe(401);
    expect((await clinic.administrator.get(path)).status).toBe(200);
    const refused = await clinic.administrator.post(`${path}/amendment-draft`, undefined, {
      idempotencyKey: randomUUID(),
    });
    expect(refused.status).toBe(403);
  });

  it('of another practice answers like a session that does not exist', async () => {
    const { sessionId } = await clinic.treatedPatient();
    const other = await TestClinic.open(api());
    const calls = (id: string) => [
      other.psychiatrist.get(`/api/v1/sessions/${id}`),
      other.psychiatrist.post(`/api/v1/sessions/${id}/amendment-draft`, undefined, {
        idempotencyKey: randomUUID(),
      }),
      voided(id, { client: other.psychiatrist }),
    ];
    const shown = (answers: Answer[]) =>
      answers.map(({ status, text }) => [status, text.replace(/"requestId":"[^"]*"/, '')]);
    const theirs = shown(await Promise.all(calls(sessionId)));
    expect(theirs).toEqual(shown(await Promise.all(calls(randomUUID()))));
    expect(theirs.map(([status]) => status)).toEqual([404, 404, 404]);
  });
});
