import { randomUUID } from 'node:crypto';
import { injectionSessionRecordSchema, sessionDraftSchema } from '@glabella/contracts';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

jest.setTimeout(60_000);

const told = { aftercareAt: '2026-04-23T08:20:00.000Z' };
const notSaid = { aftercareAt: null };

describe('when the aftercare of a session was told', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  const newCourse = async () => clinic.createCourse(await clinic.createPatient());
  const versionsOf = async (id: string) =>
    (await clinic.psychiatrist.get(`/api/v1/sessions/${id}`)).as(injectionSessionRecordSchema)
      .versions;

  it('begins unrecorded and signs so', async () => {
    const course = await newCourse();
    expect((await clinic.createDraft(course)).body).toMatchObject(notSaid);
    const { id } = await clinic.signedSession(course);
    expect(await versionsOf(id)).toMatchObject([notSaid]);
  });

  it('is kept through draft, signature and amendment', async () => {
    const { id } = await clinic.signedSession(await newCourse(), told);
    const path = `/api/v1/sessions/${id}/amendment-draft`;
    const begun = await clinic.psychiatrist.post(path, undefined, { idempotencyKey: randomUUID() });
    const draft = begun.as(sessionDraftSchema);
    expect(draft.body).toMatchObject(told);
    const later = { aftercareAt: '2026-04-23T08:25:00.000Z' };
    const change = { ...draft.body, ...later, amendmentReason: 'It was told later.' };
    expect((await clinic.sign(await clinic.saveDraft(draft, change))).status).toBe(201);
    expect(await versionsOf(id)).toMatchObject([later, told]);
  });

  it('is not recorded in drafts and versions from before it was asked', async () => {
    const begun = await clinic.createDraft(await newCourse());
    const draft = await clinic.saveDraft(begun, clinic.completeBody(begun));
    const rewrite = (text: string) =>
      inPractice(api().database.ownerUrl, clinic.practice.id, (owner) =>
        owner.query(text, [draft.id]),
      );
    await rewrite(`UPDATE session_draft SET body = body - 'aftercareAt' WHERE id = $1`);
    const old = await clinic.psychiatrist.get(`/api/v1/session-drafts/${draft.id}`);
    expect(old.as(sessionDraftSchema).body).toMatchObject(notSaid);
    expect((await clinic.sign(draft)).status).toBe(201);
    await rewrite(
      `UPDATE injection_session_version SET aftercare = aftercare - 'at' WHERE session_id = $1`,
    );
    expect(await versionsOf(draft.id)).toMatchObject([notSaid]);
  });
});
