import { randomUUID } from 'node:crypto';
import { absenceListSchema, recordRefSchema } from '@glabella/contracts';
import { refusal } from '../assessments/forms';
import type { ApiClient } from '../support/api-client';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

const path = '/api/v1/absences';

describe('an absence', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  const plan = (change: object = {}) => ({
    staffId: clinic.people.clinician.id,
    coverId: clinic.people.psychiatrist.id,
    fromOn: '2026-04-23',
    untilOn: '2026-04-30',
    ...change,
  });
  const enter = (body: object, client: ApiClient = clinic.clinician) =>
    client.post(path, body, { idempotencyKey: randomUUID() });
  const list = async () => (await clinic.clinician.get(path)).as(absenceListSchema).rows;
  const withdraw = (id: string, version = 1, client: ApiClient = clinic.clinician) =>
    client.post(`${path}/${id}/withdraw`, {}, { version });

  it('is entered by the person, and says who stands in while it runs', async () => {
    expect((await enter(plan())).status).toBe(201);
    expect(await list()).toEqual([
      expect.objectContaining({
        staff: { id: clinic.people.clinician.id, displayName: 'Synthetic Nurse' },
        cover: { id: clinic.people.psychiatrist.id, displayName: 'Dr. Synthetic One' },
        fromOn: '2026-04-23',
        untilOn: '2026-04-30',
        isNow: true,
        standIn: { id: clinic.people.psychiatrist.id, displayName: 'Dr. Synthetic One' },
      }),
    ]);
  });

  it('to come is not now; one that is over is not listed', async () => {
    await enter(plan({ fromOn: '2026-05-01', untilOn: '2026-05-02' }));
    expect(await list()).toMatchObject([{ isNow: false, standIn: null }]);
    expect(refusal(await enter(plan({ fromOn: '2026-04-01', untilOn: '2026-04-22' })))).toEqual([
      422,
      'absence.impossible',
    ]);
  });

  it('of somebody else is entered and withdrawn by an administrator only', async () => {
    expect(refusal(await enter(plan(), clinic.psychiatrist))).toEqual([403, 'absence.of_another']);
    const entered = await enter(plan(), clinic.administrator);
    const { id } = entered.as(recordRefSchema);
    expect(refusal(await withdraw(id, 1, clinic.psychiatrist))).toEqual([
      403,
      'absence.of_another',
    ]);
    expect((await withdraw(id, 1, clinic.administrator)).status).toBe(200);
    expect(await list()).toEqual([]);
  });

  it('is withdrawn once, from the version that was read', async () => {
    const { id } = (await enter(plan())).as(recordRefSchema);
    expect(refusal(await withdraw(id, 2))).toEqual([412, 'record.changed']);
    expect((await withdraw(id)).status).toBe(200);
    expect(refusal(await withdraw(id, 2))).toEqual([409, 'absence.withdrawn']);
    expect(refusal(await withdraw(randomUUID()))).toEqual([404, 'record.not_found']);
  });

  it.each([
    ['the same person as cover', { coverId: 'self' }, 400],
    ['a last day before the first', { fromOn: '2026-04-30', untilOn: '2026-04-29' }, 400],
    ['more than a year', { untilOn: '2027-04-30' }, 422],
    ['an administrator as cover', { coverId: 'office' }, 422],
    ['somebody of no practice as cover', { coverId: randomUUID() }, 422],
  ])('is refused with %s', async (_, change, status) => {
    const named: Record<string, string> = {
      self: clinic.people.clinician.id,
      office: clinic.people.administrator.id,
    };
    const coverId = 'coverId' in change ? (named[change.coverId] ?? change.coverId) : undefined;
    const body = plan({ ...change, ...(coverId ? { coverId } : {}) });
    expect((await enter(body)).status).toBe(status);
    expect(await list()).toEqual([]);
  });

  it('does not overlap another of the person, also when both are entered at once', async () => {
    const answers = await Promise.all([enter(plan()), enter(plan()), enter(plan())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(refusal(await enter(plan({ fromOn: '2026-04-30', untilOn: '2026-05-04' })))).toEqual([
      409,
      'absence.overlaps',
    ]);
    const after = plan({ fromOn: '2026-05-01', untilOn: '2026-05-04' });
    expect((await enter(after)).status).toBe(201);
  });
});
