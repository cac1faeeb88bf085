import { randomUUID } from 'node:crypto';
import { credentialOverviewSchema, staffCredentialsSchema } from '@glabella/contracts';
import type { Answer } from '../support/api-client';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { credentialFacts, entered, own, step } from './credential-steps';

const refusal = (answer: Answer) => [answer.status, (answer.json() as { code: string }).code];

describe('a credential', () => {
  const api = useApi();
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });

  it('is entered by its holder, waits, and is verified by an administrator with name and time', async () => {
    const id = await entered(clinic.clinician, { number: 'SYN-RN-1' });
    const waiting = (await own(clinic.clinician)).rows.find((one) => one.id === id);
    expect(waiting?.versions[0]).toMatchObject({ state: 'waiting', number: 'SYN-RN-1' });
    expect((await step(clinic.administrator, id, 'verify', 1)).status).toBe(200);
    const { versions } = (await own(clinic.clinician)).rows.find((one) => one.id === id) ?? {};
    expect(versions).toMatchObject([
      {
        version: 2,
        state: 'verified',
        author: { id: clinic.people.administrator.id },
        recordedAt: api().clock.now().toISOString(),
      },
      { version: 1, state: 'waiting', author: { id: clinic.people.clinician.id } },
    ]);
  });

  it('is not verified by its own holder, whatever their roles, nor with raw SQL', async () => {
    const both = await clinic.practice.addStaff(['psychiatrist', 'administrator'], 'Dr. Both');
    const client = await clinic.practice.signIn(both);
    const id = await entered(client);
    expect(refusal(await step(client, id, 'verify', 1))).toEqual([403, 'credential.own']);
    const forged = clinic.asApplication((app) =>
      app.query(
        `INSERT INTO staff_credential_version
         SELECT practice_id, credential_id, 2, staff_id, 'verified', kind, issuer, number, valid_from,
                valid_until, NULL, staff_id, now()
           FROM staff_credential_version WHERE credential_id = $1`,
        [id],
      ),
    );
    await expect(forged).rejects.toMatchObject({ constraint: 'staff_credential_not_own' });
    expect((await step(clinic.administrator, id, 'verify', 1)).status).toBe(200);
  });

  it('that is corrected keeps what it said, asks for a reason and waits anew', async () => {
    const id = await entered(clinic.clinician);
    await step(clinic.administrator, id, 'verify', 1);
    const path = `/api/v1/credentials/${id}`;
    const body = { ...credentialFacts({ number: 'SYN-4712' }), reason: 'Synthetic: misread.' };
    const silent = await clinic.clinician.put(path, { ...body, reason: ' ' }, { version: 2 });
    expect(silent.status).toBe(400);
    expect((await clinic.clinician.put(path, body, { version: 2 })).status).toBe(200);
    const { versions } = (await own(clinic.clinician)).rows.find((one) => one.id === id) ?? {};
    expect(versions).toMatchObject([
      { version: 3, state: 'waiting', number: 'SYN-4712', reason: 'Synthetic: misread.' },
      { version: 2, state: 'verified', number: 'SYN-4711' },
      { version: 1, state: 'waiting', number: 'SYN-4711' },
    ]);
  });

  it('that is withdrawn stays readable and is withdrawn, corrected or verified no more', async () => {
    const id = await entered(clinic.administrator, {}, clinic.people.clinician.id);
    expect((await step(clinic.administrator, id, 'withdraw', 1)).status).toBe(200);
    for (const verb of ['withdraw', 'verify'] as const) {
      const answer = await step(clinic.administrator, id, verb, 2);
      expect(refusal(answer)).toEqual([409, 'credential.withdrawn']);
    }
    const path = `/api/v1/staff/${clinic.people.clinician.id}/credentials`;
    const { rows } = (await clinic.administrator.get(path)).as(staffCredentialsSchema);
    expect(rows.find((one) => one.id === id)?.versions[0]).toMatchObject({
      state: 'withdrawn',
      reason: 'Synthetic: lapsed.',
    });
  });

  it.each([
    [{ kind: 'nursing-registration' as const, validUntil: null }, 'validUntil'],
    [{ validUntil: '2025-12-31' }, 'validUntil'],
    [{ validFrom: '0001-01-01' }, 'validFrom'],
    [{ number: ' ' }, 'number'],
  ])('as %j is refused at %s', async (facts, path) => {
    const answer = await clinic.clinician.post('/api/v1/me/credentials', credentialFacts(facts), {
      idempotencyKey: randomUUID(),
    });
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ issues: [{ path }] });
  });

  it('of somebody else does not exist for a colleague, and is an administrator’s to change', async () => {
    const id = await entered(clinic.clinician);
    for (const verb of ['withdraw'] as const) {
      expect(refusal(await step(clinic.psychiatrist, id, verb, 1))[0]).toBe(404);
    }
    const body = { ...credentialFacts(), reason: 'Synthetic.' };
    const put = await clinic.psychiatrist.put(`/api/v1/credentials/${id}`, body, { version: 1 });
    expect(put.status).toBe(404);
    expect((await step(clinic.administrator, id, 'withdraw', 1)).status).toBe(200);
  });

  it('changes from the version that was read: 428 without, 412 over another, one of ten at once', async () => {
    const id = await entered(clinic.clinician);
    const blind = await clinic.administrator.post(`/api/v1/credentials/${id}/verify`, {});
    expect(blind.status).toBe(428);
    expect((await step(clinic.administrator, id, 'verify', 7)).status).toBe(412);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => step(clinic.administrator, id, 'verify', 1)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
  });

  it('cannot be changed or removed by the application role', async () => {
    for (const statement of [
      `UPDATE staff_credential_version SET number = 'forged'`,
      'DELETE FROM staff_credential_version',
      'DELETE FROM staff_credential',
      'UPDATE session_signature_credential SET credential_version = 1',
    ]) {
      const forged = clinic.asApplication((app) => app.query(statement));
      await expect(forged).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('leaves a trail of every step, with ids alone', async () => {
    const id = await entered(clinic.clinician, { issuer: 'Synthetic Trail Board' });
    await step(clinic.administrator, id, 'verify', 1);
    await step(clinic.administrator, id, 'withdraw', 2);
    const { rows } = await inPractice(api().database.ownerUrl, clinic.practice.id, (owner) =>
      owner.query<{ action: string; detail: object; actor_id: string }>(
        'SELECT action, detail, actor_id FROM audit_event WHERE subject_id = $1 ORDER BY id',
        [id],
      ),
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'credential.record',
      'credential.verify',
      'credential.withdraw',
    ]);
    expect(JSON.stringify(rows)).not.toContain('Trail Board');
  });

  it('is listed for administrators by person, of clinical staff who are active', async () => {
    const overview = (await clinic.administrator.get('/api/v1/credentials')).as(
      credentialOverviewSchema,
    );
    const names = overview.rows.map(({ person }) => person.displayName);
    expect(names).toContain('Dr. Synthetic One');
    expect(names).not.toContain('Synthetic Office');
    expect(overview.today).toBe('2026-04-23');
  });
});
