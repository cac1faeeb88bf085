import { randomUUID } from 'node:crypto';
import {
  oneTimeLinkSchema,
  staffListSchema,
  staffMemberSchema,
  type Role,
} from '@glabella/contracts';
import { foundPractice, type FoundedPractice } from '../identity/founded-practice';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';

describe('the people of a practice', () => {
  const api = useApi();
  let practice: FoundedPractice;
  beforeAll(async () => {
    practice = await foundPractice(api());
  });

  const client = () => practice.administrator.client;
  const invitation = (roles: readonly Role[] = ['clinician']) => ({
    displayName: 'Dora Synthetic',
    email: `${randomUUID()}@lindenhof.example`,
    roles,
  });
  const change = async (
    staffId: string,
    update: { roles?: Role[]; isDisabled?: boolean; followUpsTo?: string },
    by = client(),
  ) => {
    const { version, displayName, roles, status } = await practice.member(staffId);
    const body = { displayName, roles, isDisabled: status === 'disabled', ...update };
    return by.put(`/api/v1/staff/${staffId}`, body, { version });
  };

  it('are invited, then active, then switched off, and may come back', async () => {
    const invited = await client().post('/api/v1/staff', invitation(), {
      idempotencyKey: randomUUID(),
    });
    const { staffId } = invited.as(oneTimeLinkSchema);
    expect((await practice.member(staffId)).status).toBe('invited');
    const person = await practice.invite(['clinician']);
    const status = async () => (await practice.member(person.staffId)).status;
    expect(await status()).toBe('active');
    expect((await change(person.staffId, { isDisabled: true })).status).toBe(200);
    expect(await status()).toBe('disabled');
    const link = await client().post(`/api/v1/staff/${person.staffId}/link`, {});
    expect(link.json()).toMatchObject({ status: 409, code: 'staff.disabled' });
    expect((await change(person.staffId, { isDisabled: false })).status).toBe(200);
    await practice.signIn(person);
  });

  it('get no link to a new password for themselves: an open session is not the password', async () => {
    const { staffId } = practice.administrator;
    const own = await client().post(`/api/v1/staff/${staffId.toUpperCase()}/link`, {});
    expect(own.json()).toMatchObject({ status: 409, code: 'staff.own_link' });
    const other = await practice.invite(['administrator']);
    const theirs = await practice.signIn(other);
    expect((await theirs.post(`/api/v1/staff/${staffId}/link`, {})).status).toBe(200);
    await change(other.staffId, { isDisabled: true });
  });

  it('are created once per key, also when it is sent twenty times at the same moment', async () => {
    const body = invitation();
    const idempotencyKey = randomUUID();
    const before = await count();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => client().post('/api/v1/staff', body, { idempotencyKey })),
    );
    expect(new Set(answers.map((answer) => answer.as(oneTimeLinkSchema).staffId)).size).toBe(1);
    expect(await count()).toBe(before + 1);
    const other = await client().post('/api/v1/staff', invitation(), { idempotencyKey });
    expect(other.json()).toMatchObject({ status: 422, code: 'request.idempotency_key_reused' });
    expect(await count()).toBe(before + 1);
  });

  it.each([
    ['no key', undefined],
    ['a short key', '1234567'],
    ['a key of 201 characters', 'x'.repeat(201)],
    ['a key with a space', '1234 5678'],
  ])('are not created with %s', async (_, key) => {
    const before = await count();
    const options = key === undefined ? {} : { idempotencyKey: key };
    const answer = await client().post('/api/v1/staff', invitation(), options);
    expect(answer.json()).toMatchObject({ status: 400, code: 'request.idempotency_key_missing' });
    expect(await count()).toBe(before);
  });

  it('have an address that nobody else has', async () => {
    const body = invitation();
    const first = await client().post('/api/v1/staff', body, { idempotencyKey: randomUUID() });
    expect(first.status).toBe(201);
    const twin = { ...body, email: body.email.toUpperCase() };
    const second = await client().post('/api/v1/staff', twin, { idempotencyKey: randomUUID() });
    expect(second.json()).toMatchObject({ status: 409, code: 'staff.email_taken' });
  });

  it('are not changed over another version', async () => {
    const { staffId } = await practice.invite(['clinician']);
    const { version, displayName, roles } = await practice.member(staffId);
    const body = { displayName, roles, isDisabled: false };
    for (const other of [version - 1, version + 1]) {
      const answer = await client().put(`/api/v1/staff/${staffId}`, body, { version: other });
      expect(answer.json()).toMatchObject({ status: 412, code: 'record.changed' });
    }
    expect((await client().put(`/api/v1/staff/${staffId}`, body)).status).toBe(428);
  });

  it.each([
    ['no role', []],
    ['a role twice', ['clinician', 'clinician']],
    ['a role that does not exist', ['owner']],
  ])('are not invited with %s', async (_, roles) => {
    const body = invitation(roles as Role[]);
    const answer = await client().post('/api/v1/staff', body, { idempotencyKey: randomUUID() });
    expect(answer.status).toBe(400);
  });

  it('do not raise themselves', async () => {
    const { staffId } = practice.administrator;
    const answer = await change(staffId, { roles: ['administrator', 'psychiatrist'] });
    expect(answer.json()).toMatchObject({ status: 403, code: 'staff.own_roles' });
    expect((await practice.member(staffId)).roles).toEqual(['administrator']);
  });

  it.each<[string, { roles?: Role[]; isDisabled?: boolean }]>([
    ['demoted', { roles: ['clinician'] }],
    ['switched off', { isDisabled: true }],
  ])('keep their last administrator from being %s', async (_, update) => {
    const other = await practice.invite(['administrator', 'clinician']);
    const second = await practice.signIn(other);
    const ended = await change(practice.administrator.staffId, update, second);
    expect(ended.status).toBe(200);
    // Now the other one is the last, and cannot leave either.
    const { staffId } = other;
    const list = (await second.get('/api/v1/staff')).as(staffListSchema);
    const row = list.rows.find(({ id }) => id === staffId);
    const body = { displayName: 'X', roles: row?.roles, isDisabled: false, ...update };
    const last = await second.put(`/api/v1/staff/${staffId}`, body, { version: row?.version ?? 0 });
    expect(last.json()).toMatchObject({ status: 409, code: 'staff.last_administrator' });
    const before = list.rows.find(({ id }) => id === practice.administrator.staffId);
    const restored = await second.put(
      `/api/v1/staff/${practice.administrator.staffId}`,
      { displayName: 'Ada Synthetic', roles: ['administrator'], isDisabled: false },
      { version: before?.version ?? 0 },
    );
    expect(restored.status).toBe(200);
    await practice.administrator.client.post('/api/v1/sign-in', {
      email: practice.administrator.email,
      password: practice.administrator.password,
    });
    await change(staffId, { isDisabled: true });
  });

  it('keep an administrator when two remove each other at the same moment', async () => {
    const [one, two] = [
      await practice.invite(['administrator']),
      await practice.invite(['administrator']),
    ];
    const [first, second] = [await practice.signIn(one), await practice.signIn(two)];
    await inPractice(api().database.ownerUrl, practice.administrator.me.practice.id, (owner) =>
      owner.query(`UPDATE staff SET roles = '{clinician}' WHERE id NOT IN ($1, $2)`, [
        one.staffId,
        two.staffId,
      ]),
    );
    const demote = { displayName: 'X Synthetic', roles: ['clinician'], isDisabled: false };
    const answers = await Promise.all([
      first.put(`/api/v1/staff/${two.staffId}`, demote, { version: 1 }),
      second.put(`/api/v1/staff/${one.staffId}`, demote, { version: 1 }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await inPractice(api().database.ownerUrl, practice.administrator.me.practice.id, (owner) =>
      owner.query(`UPDATE staff SET roles = '{administrator}' WHERE id = $1`, [
        practice.administrator.staffId,
      ]),
    );
  });

  it('are not switched off while their follow-ups have nobody to answer for them', async () => {
    const [leaving, staying] = [
      await practice.invite(['clinician']),
      await practice.invite(['clinician']),
    ];
    await openFollowUpOf(leaving.staffId);
    const refused = await change(leaving.staffId, { isDisabled: true });
    expect(refused.json()).toMatchObject({
      status: 409,
      code: 'staff.has_open_follow_ups',
      fields: { openFollowUps: 1 },
    });
    expect((await practice.member(leaving.staffId)).openFollowUps).toBe(1);
    const self = await change(leaving.staffId, { isDisabled: true, followUpsTo: leaving.staffId });
    expect(self.status).toBe(409);
    const nobody = await change(leaving.staffId, { isDisabled: true, followUpsTo: randomUUID() });
    expect(nobody.status).toBe(422);
    const done = await change(leaving.staffId, {
      isDisabled: true,
      followUpsTo: staying.staffId,
    });
    expect(done.status).toBe(200);
    expect((await practice.member(staying.staffId)).openFollowUps).toBe(1);
    const trail = (await client().get('/api/v1/audit?limit=5')).json() as {
      rows: { action: string; subjectId: string; patientIds: string[] }[];
    };
    const row = trail.rows.find(({ subjectId }) => subjectId === leaving.staffId);
    expect(row).toMatchObject({ action: 'staff.update' });
    expect(row?.patientIds).toHaveLength(1);
  });

  it('do not lose their clinical role while their follow-ups have nobody to answer for them', async () => {
    const [moving, staying] = [
      await practice.invite(['clinician']),
      await practice.invite(['psychiatrist']),
    ];
    await openFollowUpOf(moving.staffId);
    const refused = await change(moving.staffId, { roles: ['administrator'] });
    expect(refused.json()).toMatchObject({
      status: 409,
      code: 'staff.has_open_follow_ups',
      fields: { openFollowUps: 1 },
    });
    expect(await practice.member(moving.staffId)).toMatchObject({
      roles: ['clinician'],
      openFollowUps: 1,
    });
    const office = await change(moving.staffId, {
      roles: ['administrator'],
      followUpsTo: practice.administrator.staffId,
    });
    expect(office.json()).toMatchObject({ status: 422, code: 'follow_up.owner_unfit' });
    const stillClinical = await change(moving.staffId, { roles: ['psychiatrist'] });
    expect(stillClinical.as(staffMemberSchema).openFollowUps).toBe(1);
    const done = await change(moving.staffId, {
      roles: ['administrator'],
      followUpsTo: staying.staffId,
    });
    expect(done.as(staffMemberSchema)).toMatchObject({
      roles: ['administrator'],
      openFollowUps: 0,
    });
    expect((await practice.member(staying.staffId)).openFollowUps).toBe(1);
  });

  it('are not switched off with open follow-ups either that an administrator was left with', async () => {
    const office = await practice.invite(['administrator']);
    await openFollowUpOf(office.staffId);
    const renamed = await change(office.staffId, { roles: ['administrator'] });
    expect(renamed.status).toBe(200);
    const refused = await change(office.staffId, { isDisabled: true });
    expect(refused.json()).toMatchObject({ status: 409, code: 'staff.has_open_follow_ups' });
  });

  it('are shown to each other by name and role alone, without those switched off', async () => {
    const person = await practice.invite(['clinician'], 'Egon Synthetic');
    const gone = await practice.invite(['clinician'], 'Gone Synthetic');
    await change(gone.staffId, { isDisabled: true });
    const answer = await (await practice.signIn(person)).get('/api/v1/colleagues');
    const { rows } = answer.json() as { rows: Record<string, unknown>[] };
    expect(rows).toContainEqual({
      id: person.staffId,
      displayName: 'Egon Synthetic',
      roles: ['clinician'],
    });
    expect(rows.map(({ displayName }) => displayName)).not.toContain('Gone Synthetic');
  });

  async function count(): Promise<number> {
    return (await client().get('/api/v1/staff')).as(staffListSchema).rows.length;
  }

  /** An open follow-up, written straight into the database. */
  async function openFollowUpOf(staffId: string): Promise<void> {
    const practiceId = practice.administrator.me.practice.id;
    const [patientId, assessmentId, followUpId] = [randomUUID(), randomUUID(), randomUUID()];
    await inPractice(api().database.ownerUrl, practiceId, async (owner) => {
      await owner.query(
        `INSERT INTO patient (practice_id, id, version, mrn, given_name, family_name, birth_date, sex, created_at)
         VALUES ($1, $2, 1, $3, 'Synthetic', 'Patient', '1980-01-01', 'female', now())`,
        [practiceId, patientId, patientId.slice(0, 8)],
      );
      await owner.query(
        `INSERT INTO assessment (practice_id, id, patient_id, version, instrument_id, assessed_on, total,
                                 score_status, safety_answer, created_at)
         VALUES ($1, $2, $3, 1, 'phq9', '2026-04-20', 12, 'complete', 1, now())`,
        [practiceId, assessmentId, patientId],
      );
      await owner.query(
        `INSERT INTO safety_follow_up (practice_id, id, patient_id, assessment_id, cause, owner_id,
                                       opened_at, due_at)
         VALUES ($1, $2, $3, $4, 'item-positive', $5, now(), now())`,
        [practiceId, followUpId, patientId, assessmentId, staffId],
      );
      await owner.query(
        `INSERT INTO safety_follow_up_event (practice_id, follow_up_id, ordinal, kind, owner_id, author_id,
                                             recorded_at)
         VALUES ($1, $2, 1, 'opened', $3, $3, now())`,
        [practiceId, followUpId, staffId],
      );
    });
  }
});
