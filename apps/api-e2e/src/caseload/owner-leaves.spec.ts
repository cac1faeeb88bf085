import {
  attentionHistorySchema,
  type Role,
  staffListSchema,
  staffMemberSchema,
} from '@glabella/contracts';
import { ptosis, record as recordEvent } from '../adverse-events/events';
import { positiveForm, record } from '../assessments/forms';
import type { TestStaff } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

describe('a reason whose owner leaves', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patientId: string;
  let owner: TestStaff;

  beforeEach(async () => {
    clinic = await TestClinic.open(api());
    patientId = await clinic.createPatient();
    owner = await clinic.practice.addStaff(['clinician'], 'Synthetic Owner');
    for (const kind of ['measure-overdue', 'serious-adverse-event']) {
      const body = { kind, ownerId: owner.id };
      const path = `/api/v1/caseload/${patientId}/assign`;
      expect((await clinic.clinician.post(path, body, { version: 0 })).status).toBe(200);
    }
  });

  const change = (update: { roles?: Role[]; isDisabled?: boolean; followUpsTo?: string }) =>
    clinic.administrator.put(
      `/api/v1/staff/${owner.id}`,
      { displayName: owner.displayName, roles: owner.roles, isDisabled: false, ...update },
      { version: 1 },
    );
  const history = async () =>
    (await clinic.clinician.get(`/api/v1/caseload/${patientId}/history`))
      .as(attentionHistorySchema)
      .events.map(({ kind, action, owner: to, author }) => [
        ...[kind, action],
        ...[to?.displayName ?? null, author.displayName],
      ]);
  const owners = async () => {
    const found = await clinic.asApplication((application) =>
      application.query(
        'SELECT kind, owner_id, version FROM attention_handling WHERE patient_id = $1 ORDER BY kind',
        [patientId],
      ),
    );
    return found.rows as unknown;
  };

  it.each<[string, { roles?: Role[]; isDisabled?: boolean }]>([
    ['is disabled', { isDisabled: true }],
    ['has no clinical role any more', { roles: ['administrator'] }],
  ])('is with nobody once the owner %s, on the record', async (_, update) => {
    (await change(update)).as(staffMemberSchema);
    expect(await owners()).toEqual([
      { kind: 'measure-overdue', owner_id: null, version: 2 },
      { kind: 'serious-adverse-event', owner_id: null, version: 2 },
    ]);
    const told = await history();
    expect(told).toHaveLength(4);
    expect(told.slice(0, 2).sort()).toEqual([
      ['measure-overdue', 'assigned', null, clinic.people.administrator.displayName],
      ['serious-adverse-event', 'assigned', null, clinic.people.administrator.displayName],
    ]);
  });

  it('is counted beside the follow-ups of its owner while the records raise it', async () => {
    const counted = async () =>
      (await clinic.administrator.get('/api/v1/staff'))
        .as(staffListSchema)
        .rows.find(({ id }) => id === owner.id)?.handedReasons;
    expect(await counted()).toBe(0);
    await recordEvent(clinic, patientId, ptosis({ termId: 'dysphagia' }));
    expect(await counted()).toBe(1);
  });

  it('goes to who takes over the follow-ups', async () => {
    const { followUpId } = await record(clinic, patientId, positiveForm());
    const assigned = await clinic.clinician.post(
      `/api/v1/follow-ups/${followUpId}/assign`,
      { ownerId: owner.id },
      { version: 1 },
    );
    expect(assigned.status).toBe(200);
    const followUpsTo = clinic.people.psychiatrist.id;
    (await change({ isDisabled: true, followUpsTo })).as(staffMemberSchema);
    expect(await owners()).toEqual([
      { kind: 'measure-overdue', owner_id: followUpsTo, version: 2 },
      { kind: 'serious-adverse-event', owner_id: followUpsTo, version: 2 },
    ]);
  });

  it('stays where it is when the owner is only renamed', async () => {
    (await change({})).as(staffMemberSchema);
    expect(await owners()).toMatchObject([{ owner_id: owner.id }, { owner_id: owner.id }]);
  });
});
