import type pg from 'pg';
import { staffMemberSchema } from '@glabella/contracts';
import { positiveForm, post, record } from '../assessments/forms';
import type { Answer } from '../support/api-client';
import type { TestStaff } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

describe('somebody who is disabled while others write', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patientId: string;
  let owner: TestStaff;

  beforeEach(async () => {
    clinic = await TestClinic.open(api());
    patientId = await clinic.createPatient();
    owner = await clinic.practice.addStaff(['psychiatrist'], 'Dr. Synthetic Leaving');
  });

  const disable = (more: { followUpsTo?: string } = {}): Promise<Answer> =>
    clinic.administrator.put(
      `/api/v1/staff/${owner.id}`,
      { displayName: owner.displayName, roles: owner.roles, isDisabled: true, ...more },
      { version: 1 },
    );
  const assign = (ownerId: string | null, version: number): Promise<Answer> =>
    clinic.clinician.post(
      `/api/v1/caseload/${patientId}/assign`,
      { kind: 'measure-overdue', ownerId },
      { version },
    );
  const lockPatient = (client: pg.Client) =>
    client.query('SELECT id FROM patient WHERE id = $1 FOR NO KEY UPDATE', [patientId]);

  /** Resolves once so many requests of the API wait for a lock. */
  const waiting = async (client: pg.Client, count: number): Promise<void> => {
    for (let tries = 0; tries < 200; tries += 1) {
      await client.query('SELECT pg_stat_clear_snapshot()');
      const { rows } = await client.query<{ waiting: number }>(
        `SELECT count(*)::integer AS waiting FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if ((rows[0]?.waiting ?? 0) >= count) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`Fewer than ${count} requests wait`);
  };

  /** Begins `first`, and the disabling once that waits for what `lock` locked; lets both go on once both wait. */
  const meanwhile = async (
    lock: (client: pg.Client) => Promise<unknown>,
    first: () => Promise<Answer>,
  ): Promise<{ first: Answer; disabled: Answer }> => {
    const begun = await clinic.asApplication(async (client) => {
      await lock(client);
      const answers = [first()];
      await waiting(client, 1);
      answers.push(disable());
      await waiting(client, 2);
      return { answers };
    });
    const [one, disabled] = await Promise.all(begun.answers);
    if (!one || !disabled) throw new Error('Two were begun');
    return { first: one, disabled };
  };

  it('never stands in the way of a record that names its author', async () => {
    expect((await assign(owner.id, 0)).status).toBe(200);
    const begun = await clinic.asApplication(async (client) => {
      await lockPatient(client);
      const disabled = disable();
      await waiting(client, 1);
      // As the foreign key of a record does, whose writer holds the patient.
      await client.query('SELECT id FROM staff WHERE practice_id = $1 FOR KEY SHARE', [
        clinic.practice.id,
      ]);
      return { disabled };
    });
    expect((await begun.disabled).as(staffMemberSchema).status).toBe('disabled');
  });

  it('hands back a reason that was given to them at that moment', async () => {
    expect((await assign(null, 0)).status).toBe(200);
    const { first, disabled } = await meanwhile(
      (client) => client.query('SELECT kind FROM attention_handling FOR UPDATE'),
      () => assign(owner.id, 1),
    );
    expect([first.status, disabled.status]).toEqual([200, 200]);
    const { rows } = await clinic.asApplication((client) =>
      client.query('SELECT owner_id, version FROM attention_handling'),
    );
    expect(rows).toEqual([{ owner_id: null, version: 3 }]);
  });

  it('does not leave with a follow-up that was given to them at that moment', async () => {
    const { followUpId } = await record(clinic, patientId, positiveForm());
    const { first, disabled } = await meanwhile(lockPatient, () =>
      clinic.clinician.post(
        `/api/v1/follow-ups/${followUpId}/assign`,
        { ownerId: owner.id },
        { version: 1 },
      ),
    );
    expect(first.status).toBe(200);
    expect(disabled.json()).toMatchObject({ code: 'staff.has_open_follow_ups' });
  });

  it('does not leave with a follow-up that opens for them at that moment', async () => {
    await clinic.createCourse(patientId, { responsibleId: owner.id });
    const { first, disabled } = await meanwhile(lockPatient, () =>
      post(clinic.clinician, patientId, positiveForm()),
    );
    expect(first.status).toBe(201);
    expect(disabled.json()).toMatchObject({ code: 'staff.has_open_follow_ups' });
  });
});
