import { randomUUID } from 'node:crypto';
import {
  cosignatureCountSchema,
  cosignatureMeaning,
  cosignaturePageSchema,
  sessionDraftSchema,
} from '@glabella/contracts';
import type { Answer, ApiClient } from '../support/api-client';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { clinicPassword, reasoned, TestClinic } from '../support/test-clinic';
import {
  cosignatureOf,
  delegatedSession,
  makeDelegate,
  readSession,
  take,
} from './delegated-session';

const refusal = (answer: Answer) => [answer.status, (answer.json() as { code: string }).code];
const password = { password: clinicPassword };

describe('a session signed by a delegate', () => {
  const api = useApi();
  let clinic: TestClinic;

  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  const count = async (client: ApiClient) =>
    (await client.get('/api/v1/cosignatures/count')).as(cosignatureCountSchema);
  const queue = async (client: ApiClient, whose = 'mine') =>
    (await client.get(`/api/v1/cosignatures?whose=${whose}`)).as(cosignaturePageSchema).rows;

  async function secondPsychiatrist() {
    const client = await clinic.anotherPsychiatrist();
    const { staffId } = (await client.get('/api/v1/me')).json() as { staffId: string };
    return { client, id: staffId };
  }

  async function readyDraft(change = {}) {
    await makeDelegate(clinic);
    const courseId = await clinic.createCourse(await clinic.createPatient());
    const draft = await clinic.createDraft(courseId, clinic.clinician);
    const { id: performedById } = clinic.people.clinician;
    return clinic.saveDraft(draft, clinic.completeBody(draft, { performedById, ...change }));
  }

  it('names the delegate as injector from the start', async () => {
    await makeDelegate(clinic);
    const courseId = await clinic.createCourse(await clinic.createPatient());
    const draft = await clinic.createDraft(courseId, clinic.clinician);
    expect(draft.body.performedById).toBe(clinic.people.clinician.id);
  });

  it('stands as signed and awaits the psychiatrist named, who finds it in the queue', async () => {
    const { sessionId, patientId, cosignature } = await delegatedSession(clinic);
    expect(cosignature).toMatchObject({
      version: 1,
      state: 'awaited',
      supervisor: { id: clinic.people.psychiatrist.id, displayName: 'Dr. Synthetic One' },
      events: [{ kind: 'requested', author: { id: clinic.people.clinician.id } }],
    });
    const [newest] = (await readSession(clinic.psychiatrist, sessionId)).versions;
    expect(newest?.signature.meaning).toContain('under the supervision of the psychiatrist named');
    expect(await count(clinic.psychiatrist)).toEqual({ awaited: 1, returned: 0 });
    expect(await queue(clinic.psychiatrist)).toMatchObject([
      {
        sessionId,
        sessionVersion: 1,
        isForCaller: true,
        signedBy: { displayName: 'Synthetic Nurse' },
        patient: { id: patientId },
      },
    ]);
    expect(await queue(clinic.clinician)).toMatchObject([{ sessionId, isForCaller: false }]);
    expect(await count(clinic.clinician)).toEqual({ awaited: 0, returned: 0 });
  });

  it('is co-signed with name, time and meaning, and nothing that was signed changes', async () => {
    const { sessionId, cosignature } = await delegatedSession(clinic);
    const before = (await readSession(clinic.clinician, sessionId)).versions[0];
    expect((await take(clinic.psychiatrist, cosignature, 'sign', password)).status).toBe(201);
    const after = (await readSession(clinic.clinician, sessionId)).versions[0];
    expect(after?.signature.cosignature).toMatchObject({
      version: 2,
      state: 'signed',
      supervisor: { id: clinic.people.psychiatrist.id },
      events: [
        { kind: 'requested' },
        {
          kind: 'signed',
          printedName: 'Dr. Synthetic One',
          meaning: cosignatureMeaning,
          recordedAt: api().clock.now().toISOString(),
        },
      ],
    });
    const asBefore = (session: typeof after) =>
      session && { ...session, signature: { ...session.signature, cosignature: null } };
    expect(asBefore(after)).toEqual(asBefore(before));
    expect(await queue(clinic.psychiatrist)).toEqual([]);
    expect(await count(clinic.psychiatrist)).toEqual({ awaited: 0, returned: 0 });
  });

  it('is co-signed once, however many do it at once', async () => {
    const { cosignature } = await delegatedSession(clinic);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => take(clinic.psychiatrist, cosignature, 'sign', password)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
  });

  it('asks for the right password, for the version that was read and for the key of the attempt', async () => {
    const { cosignature } = await delegatedSession(clinic);
    const wrong = { password: `${clinicPassword}!` };
    const path = `/api/v1/cosignatures/${cosignature.id}/sign`;
    expect(refusal(await take(clinic.psychiatrist, cosignature, 'sign', wrong))).toEqual([
      403,
      'signature.password_wrong',
    ]);
    const idempotencyKey = randomUUID();
    expect((await clinic.psychiatrist.post(path, password, { idempotencyKey })).status).toBe(428);
    expect((await clinic.psychiatrist.post(path, password, { version: 1 })).status).toBe(400);
    const other = { id: cosignature.id, version: 3 };
    expect((await take(clinic.psychiatrist, other, 'sign', password)).status).toBe(412);
  });

  it('needs a supervisor who is a psychiatrist, active, with a credential, and not the delegate', async () => {
    const draft = await readyDraft();
    const refused = async (supervisorId?: string) =>
      refusal(await clinic.sign(draft, { client: clinic.clinician, supervisorId }));
    const bare = await clinic.practice.addStaff(['psychiatrist'], 'Dr. Without');
    const gone = await secondPsychiatrist();
    await inPractice(api().database.ownerUrl, clinic.practice.id, (owner) =>
      owner.query('UPDATE staff SET disabled_at = now() WHERE id = $1', [gone.id]),
    );
    expect(await refused()).toEqual([422, 'session.supervisor_missing']);
    for (const id of [clinic.people.clinician.id, clinic.people.administrator.id, bare.id, gone.id])
      expect(await refused(id)).toEqual([422, 'cosignature.supervisor_unfit']);
    expect(
      (
        await clinic.sign(draft, {
          client: clinic.clinician,
          supervisorId: clinic.people.psychiatrist.id,
        })
      ).status,
    ).toBe(201);
  });

  it('is not asked of a psychiatrist, who names nobody', async () => {
    const draft = await readyDraft();
    const { id: supervisorId } = await secondPsychiatrist();
    expect(refusal(await clinic.sign(draft, { supervisorId }))).toEqual([
      422,
      'session.supervisor_not_needed',
    ]);
    expect((await clinic.sign(draft)).status).toBe(201);
  });

  it('does not settle what only a psychiatrist’s reason settles', async () => {
    const draft = await readyDraft({
      contraindications: {
        'pregnancy-breastfeeding': 'no',
        'neuromuscular-disease': 'no',
        'infection-at-site': 'yes',
        hypersensitivity: 'no',
      },
      checkAnswers: [
        reasoned('contraindication-infection-at-site'),
        { code: 'baseline-missing', acknowledged: true, reason: null, evidence: null },
        { code: 'phq9-missing', acknowledged: true, reason: null, evidence: null },
      ],
    });
    const { id: supervisorId } = clinic.people.psychiatrist;
    const answer = await clinic.sign(draft, { client: clinic.clinician, supervisorId });
    expect(refusal(answer)).toEqual([422, 'session.checks_open']);
    expect((await clinic.sign(draft)).status).toBe(201);
  });

  it('is handed to another psychiatrist, or taken over, and only that one co-signs then', async () => {
    const other = await secondPsychiatrist();
    const { sessionId, cosignature } = await delegatedSession(clinic);
    expect(refusal(await take(other.client, cosignature, 'sign', password))).toEqual([
      403,
      'cosignature.not_yours',
    ]);
    const same = { supervisorId: clinic.people.psychiatrist.id };
    expect(refusal(await take(clinic.psychiatrist, cosignature, 'hand-over', same))).toEqual([
      422,
      'cosignature.same_supervisor',
    ]);
    const to = { supervisorId: other.id };
    expect((await take(other.client, cosignature, 'hand-over', to)).status).toBe(200);
    const handed = await cosignatureOf(clinic.clinician, sessionId);
    expect(handed).toMatchObject({ version: 2, state: 'awaited', supervisor: { id: other.id } });
    expect(refusal(await take(clinic.psychiatrist, handed, 'sign', password))[0]).toBe(403);
    expect((await take(other.client, handed, 'sign', password)).status).toBe(201);
  });

  it('is handed over by the delegate too, but by no other clinician', async () => {
    const other = await secondPsychiatrist();
    const stranger = await clinic.practice.clientOf('clinician');
    const { cosignature } = await delegatedSession(clinic);
    const to = { supervisorId: other.id };
    expect(refusal(await take(stranger, cosignature, 'hand-over', to))).toEqual([
      403,
      'cosignature.not_yours',
    ]);
    expect((await take(clinic.clinician, cosignature, 'hand-over', to)).status).toBe(200);
  });

  it('is co-signed by the cover while the psychiatrist is away', async () => {
    const other = await secondPsychiatrist();
    const { cosignature } = await delegatedSession(clinic);
    const absence = {
      staffId: clinic.people.psychiatrist.id,
      coverId: other.id,
      fromOn: '2026-04-23',
      untilOn: '2026-04-30',
    };
    const options = { idempotencyKey: randomUUID() };
    expect((await clinic.administrator.post('/api/v1/absences', absence, options)).status).toBe(
      201,
    );
    expect(await queue(other.client)).toMatchObject([
      { isForCaller: true, supervisorAwayUntil: '2026-04-30', cover: { id: other.id } },
    ]);
    expect(await count(other.client)).toEqual({ awaited: 1, returned: 0 });
    expect((await take(other.client, cosignature, 'sign', password)).status).toBe(201);
  });

  it.each([
    ['is switched off', 'disabled_at = now()'],
    ['is a psychiatrist no longer', `roles = '{clinician}'`],
  ])('is every other psychiatrist’s once the one named %s', async (_, change) => {
    const other = await secondPsychiatrist();
    const { cosignature } = await delegatedSession(clinic);
    expect(await queue(other.client)).toEqual([]);
    expect(await queue(other.client, 'practice')).toMatchObject([{ supervisorIsPast: false }]);
    await inPractice(api().database.ownerUrl, clinic.practice.id, (owner) =>
      owner.query(`UPDATE staff SET ${change} WHERE id = $1`, [clinic.people.psychiatrist.id]),
    );
    expect(await count(other.client)).toEqual({ awaited: 1, returned: 0 });
    expect(await queue(other.client)).toMatchObject([
      { isForCaller: true, supervisorIsPast: true },
    ]);
    const stranger = await clinic.practice.clientOf('clinician');
    expect(await queue(stranger)).toEqual([]);
    expect(await count(stranger)).toEqual({ awaited: 0, returned: 0 });
    expect((await take(other.client, cosignature, 'sign', password)).status).toBe(201);
  });

  it('is returned with a reason; the amendment asks for a co-signature of its own', async () => {
    const { sessionId, cosignature } = await delegatedSession(clinic);
    expect((await take(clinic.psychiatrist, cosignature, 'return', { reason: ' ' })).status).toBe(
      400,
    );
    const reason = 'Synthetic: which lot?';
    expect((await take(clinic.psychiatrist, cosignature, 'return', { reason })).status).toBe(200);
    expect(await count(clinic.clinician)).toEqual({ awaited: 0, returned: 1 });
    expect(await queue(clinic.clinician)).toMatchObject([{ state: 'returned', isForCaller: true }]);
    const returned = await cosignatureOf(clinic.clinician, sessionId);
    expect(refusal(await take(clinic.psychiatrist, returned, 'sign', password))).toEqual([
      409,
      'cosignature.returned',
    ]);
    await amend(sessionId);
    expect(await count(clinic.clinician)).toEqual({ awaited: 0, returned: 0 });
    const { versions } = await readSession(clinic.psychiatrist, sessionId);
    expect(versions.map(({ signature }) => signature.cosignature?.state)).toEqual([
      'awaited',
      'returned',
    ]);
    expect(await queue(clinic.psychiatrist)).toMatchObject([{ sessionId, sessionVersion: 2 }]);
  });

  it('that was amended or voided since is not co-signed any more', async () => {
    const { sessionId, cosignature } = await delegatedSession(clinic);
    await amend(sessionId);
    expect(refusal(await take(clinic.psychiatrist, cosignature, 'sign', password))).toEqual([
      409,
      'cosignature.superseded',
    ]);
    const newest = await cosignatureOf(clinic.psychiatrist, sessionId);
    const voiding = { reason: 'Synthetic reason.', password: clinicPassword };
    const path = `/api/v1/sessions/${sessionId}/void`;
    expect((await clinic.psychiatrist.post(path, voiding, { version: 2 })).status).toBe(200);
    expect(refusal(await take(clinic.psychiatrist, newest, 'sign', password))[1]).toBe(
      'cosignature.superseded',
    );
    expect(await queue(clinic.psychiatrist, 'practice')).toEqual([]);
    const [voided] = (await readSession(clinic.psychiatrist, sessionId)).versions;
    expect(voided?.signature.cosignature).toBeNull();
  });

  it('is not co-signed by a psychiatrist whose own credential has ended', async () => {
    const other = await secondPsychiatrist();
    const { cosignature, sessionId } = await delegatedSession(clinic);
    const to = { supervisorId: other.id };
    await take(other.client, cosignature, 'hand-over', to);
    const { rows } = (await other.client.get('/api/v1/me/credentials')).json() as {
      rows: { id: string }[];
    };
    const withdrawal = { reason: 'Synthetic: lapsed.' };
    await clinic.administrator.post(`/api/v1/credentials/${rows[0]?.id}/withdraw`, withdrawal, {
      version: 2,
    });
    const handed = await cosignatureOf(clinic.clinician, sessionId);
    expect(refusal(await take(other.client, handed, 'sign', password))).toEqual([
      403,
      'credential.withdrawn',
    ]);
  });

  it('leaves steps that the application role cannot change, and a trail of each', async () => {
    const { cosignature, patientId } = await delegatedSession(clinic);
    await take(clinic.psychiatrist, cosignature, 'sign', password);
    for (const statement of [
      `UPDATE session_cosignature_event SET meaning = 'forged'`,
      'DELETE FROM session_cosignature_event',
      'DELETE FROM session_cosignature',
    ]) {
      const forged = clinic.asApplication((app) => app.query(statement));
      await expect(forged).rejects.toMatchObject({ code: '42501' });
    }
    const { rows } = await inPractice(api().database.ownerUrl, clinic.practice.id, (owner) =>
      owner.query<{ action: string; patient_ids: string[] }>(
        'SELECT action, patient_ids FROM audit_event WHERE subject_id = $1 ORDER BY id',
        [cosignature.id],
      ),
    );
    expect(rows).toEqual([
      { action: 'cosignature.request', patient_ids: [patientId] },
      { action: 'cosignature.sign', patient_ids: [patientId] },
    ]);
  });

  it('pages through the queue, the oldest first', async () => {
    const first = await delegatedSession(clinic);
    api().clock.advance({ minutes: 1 });
    const second = await delegatedSession(clinic);
    const page = async (query: string) =>
      (await clinic.psychiatrist.get(`/api/v1/cosignatures?limit=1${query}`)).as(
        cosignaturePageSchema,
      );
    const one = await page('');
    expect(one.rows.map(({ sessionId }) => sessionId)).toEqual([first.sessionId]);
    const two = await page(`&cursor=${one.nextCursor}`);
    expect(two.rows.map(({ sessionId }) => sessionId)).toEqual([second.sessionId]);
    expect(two.nextCursor).toBeNull();
  });

  /** The delegate amends what they signed, under the same psychiatrist. */
  async function amend(sessionId: string): Promise<void> {
    const path = `/api/v1/sessions/${sessionId}/amendment-draft`;
    const begun = await clinic.clinician.post(path, undefined, { idempotencyKey: randomUUID() });
    const draft = begun.as(sessionDraftSchema);
    const body = { ...draft.body, amendmentReason: 'Synthetic: lot misread.' };
    const saved = await clinic.saveDraft(draft, body);
    const { id: supervisorId } = clinic.people.psychiatrist;
    const signed = await clinic.sign(saved, { client: clinic.clinician, supervisorId });
    if (signed.status !== 201) throw new Error(`${signed.status} ${signed.text}`);
  }
});
