import { ownSigningSchema, type RecordRef } from '@glabella/contracts';
import { delegatedSession, readSession } from '../cosignatures/delegated-session';
import type { Answer } from '../support/api-client';
import type { TestCredential } from '../support/test-credentials';
import { useApi } from '../support/running-api';
import { clinicPassword, TestClinic } from '../support/test-clinic';
import { inPractice } from '../support/practice-builder';
import { entered, step } from './credential-steps';

const refusal = (answer: Answer) => [answer.status, (answer.json() as { code: string }).code];

describe('signing with a credential', () => {
  // 23 Apr 2026 in Berlin.
  const api = useApi();
  let clinic: TestClinic;
  let courseId: string;

  beforeEach(async () => {
    clinic = await TestClinic.open(api());
    courseId = await clinic.createCourse(await clinic.createPatient());
  });

  /** A draft that everything but the credential lets sign, of today or of another day. */
  async function readyDraft(performedOn?: string): Promise<RecordRef> {
    const draft = await clinic.createDraft(courseId);
    const injectedAt = performedOn === undefined ? {} : { injectedAt: null, reconstitutedAt: null };
    const late = ['late-entry', 'reconstitution-time-missing', 'baseline-missing', 'phq9-missing'];
    const body = clinic.completeBody(draft, {
      ...(performedOn === undefined ? {} : { performedOn }),
      ...injectedAt,
      checkAnswers: late.map((code) => ({
        code,
        acknowledged: true,
        reason: 'Synthetic reason.',
        evidence: null,
      })),
    });
    return clinic.saveDraft(draft, body);
  }

  /** Somebody else of the practice with one credential, or none. */
  async function psychiatristWith(...held: Partial<TestCredential>[]) {
    const staff = await clinic.practice.addStaff(['psychiatrist'], 'Dr. Synthetic Other');
    await inPractice(api().database.ownerUrl, clinic.practice.id, (owner) =>
      owner.query(
        `UPDATE login SET password_hash = (SELECT password_hash FROM login WHERE staff_id = $2)
          WHERE staff_id = $1`,
        [staff.id, clinic.people.psychiatrist.id],
      ),
    );
    const ids = [];
    for (const facts of held) ids.push(await clinic.giveCredential(staff, facts));
    return { client: await clinic.practice.signIn(staff), staff, ids };
  }

  it.each([
    { from: '2026-04-24', until: null, code: 'credential.not-yet-valid' },
    { from: '2026-04-23', until: '2026-04-23', code: null },
    { from: '2026-01-01', until: '2026-04-22', code: 'credential.expired' },
  ])('from $from until $until on 23 Apr 2026: $code', async ({ from, until, code }) => {
    const { client } = await psychiatristWith({ validFrom: from, validUntil: until });
    const answer = await clinic.sign(await readyDraft(), { client });
    if (code === null) expect(answer.status).toBe(201);
    else expect(refusal(answer)).toEqual([403, code]);
  });

  it('is refused without one, with one that waits and with one that was withdrawn; the draft is kept', async () => {
    const { client, staff } = await psychiatristWith();
    const draft = await readyDraft();
    expect(refusal(await clinic.sign(draft, { client }))).toEqual([403, 'credential.none']);
    const id = await entered(client);
    expect(refusal(await clinic.sign(draft, { client }))).toEqual([403, 'credential.waiting']);
    await step(clinic.administrator, id, 'verify', 1);
    await step(clinic.administrator, id, 'withdraw', 2);
    expect(refusal(await clinic.sign(draft, { client }))).toEqual([403, 'credential.withdrawn']);
    const renewed = await entered(clinic.administrator, {}, staff.id);
    await step(clinic.administrator, renewed, 'verify', 1);
    expect((await clinic.sign(draft, { client })).status).toBe(201);
  });

  it('asks for the day of the injection too: one that began only after it does not sign', async () => {
    const { client } = await psychiatristWith({ validFrom: '2026-04-20' });
    const early = await readyDraft('2026-04-19');
    expect(refusal(await clinic.sign(early, { client }))).toEqual([
      403,
      'credential.not-yet-valid',
    ]);
    const covered = await clinic.sign(early);
    expect(covered.status).toBe(201);
  });

  it('lets an amendment be signed with one of today alone', async () => {
    const { id, version } = await clinic.signedSession(courseId);
    api().clock.advance({ days: 3 });
    const { client } = await psychiatristWith({ validFrom: '2026-04-25' });
    const path = `/api/v1/sessions/${id}/amendment-draft`;
    const begun = await client.post(path, undefined, { idempotencyKey: crypto.randomUUID() });
    expect(begun.status).toBe(201);
    const draft = begun.json() as { id: string; version: number; body: object };
    const body = { ...draft.body, amendmentReason: 'Synthetic: lot misread.' };
    const saved = await client.put(`/api/v1/session-drafts/${draft.id}`, body, { version });
    expect(saved.status).toBe(200);
    const signed = await clinic.sign({ id: draft.id, version: draft.version + 1 }, { client });
    expect(signed.status).toBe(201);
    api().clock.advance({ days: -3 });
  });

  it('ends with the practice’s day, not with the server’s', async () => {
    const { staff } = await psychiatristWith({ validUntil: '2026-04-23' });
    const draft = await readyDraft();
    // 23:30 in Berlin, where the day ends half an hour later: it is 21:30 UTC of the same day.
    api().clock.advance({ hours: 13 });
    const before = await clinic.practice.signIn(staff);
    const own = (await before.get('/api/v1/me/signing')).as(ownSigningSchema);
    expect(own.today).toBe('2026-04-23');
    api().clock.advance({ minutes: 45 });
    const refused = await clinic.sign(draft, { client: await clinic.practice.signIn(staff) });
    expect(refusal(refused)).toEqual([403, 'credential.expired']);
    api().clock.advance({ hours: -13, minutes: -45 });
  });

  it('names the credential beside the signature, as it stood then', async () => {
    const { id } = await clinic.signedSession(courseId);
    const [newest] = (await readSession(clinic.psychiatrist, id)).versions;
    expect(newest?.signature).toMatchObject({
      credential: { kind: 'medical-licence', issuer: 'Synthetic Board', number: 'SYN-1' },
      cosignature: null,
    });
  });

  it('does not let one be withdrawn while a signature rests on it: one of both comes first', async () => {
    const { client, ids } = await psychiatristWith({});
    const [id = ''] = ids;
    const draft = await readyDraft();
    const [signed, withdrawn] = await Promise.all([
      clinic.sign(draft, { client }),
      step(clinic.administrator, id, 'withdraw', 2),
    ]);
    expect(withdrawn.status).toBe(200);
    expect([201, 403]).toContain(signed.status);
  });

  it('tells before the work whether somebody may sign, and whom a delegate may name', async () => {
    const before = (await clinic.clinician.get('/api/v1/me/signing')).as(ownSigningSchema);
    expect(before).toMatchObject({ credentials: [], isDelegate: true, usualSupervisorId: null });
    expect(before.supervisors.map(({ id }) => id)).toEqual([clinic.people.psychiatrist.id]);
    await delegatedSession(clinic);
    const after = (await clinic.clinician.get('/api/v1/me/signing')).as(ownSigningSchema);
    expect(after.usualSupervisorId).toBe(clinic.people.psychiatrist.id);
    const psychiatrist = (await clinic.psychiatrist.get('/api/v1/me/signing')).as(ownSigningSchema);
    expect(psychiatrist).toMatchObject({ isDelegate: false, supervisors: [] });
  });

  it('asks for the right password first', async () => {
    const answer = await clinic.sign(await readyDraft(), { password: `${clinicPassword}!` });
    expect(refusal(answer)).toEqual([403, 'signature.password_wrong']);
  });
});
