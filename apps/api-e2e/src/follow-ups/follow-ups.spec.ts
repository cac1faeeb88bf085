import { randomUUID } from 'node:crypto';
import {
  type FollowUp,
  followUpListSchema,
  followUpSchema,
  patientRecordSchema,
} from '@glabella/contracts';
import { followUpsOf, positiveForm, record, refusal } from '../assessments/forms';
import type { ApiClient } from '../support/api-client';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

describe('a follow-up of item 9', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patient: string;
  let id: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });
  beforeEach(async () => {
    patient = await clinic.createPatient();
    id = (await record(clinic, patient, positiveForm())).followUpId ?? '';
  });

  const step = (
    verb: 'acknowledge' | 'assign' | 'close',
    body: object,
    version: number | undefined,
    client: ApiClient = clinic.psychiatrist,
  ) =>
    client.post(`/api/v1/follow-ups/${id}/${verb}`, body, version === undefined ? {} : { version });
  const reached = { disposition: 'could-not-reach', note: 'Called twice.' };
  const closing = {
    disposition: 'safety-plan-reviewed',
    assessment: { kind: 'own-words', text: 'Passive thoughts, no plan.' },
    plan: 'Plan gone through by phone.',
  };
  const kinds = ({ events }: FollowUp) => events.map(({ kind }) => kind);

  it('keeps every step with name and time, and nothing of what was said before', async () => {
    const tried = (await step('acknowledge', reached, 1)).as(followUpSchema);
    expect(tried).toMatchObject({ version: 2, closedAt: null });
    const assigned = await step('assign', { ownerId: clinic.people.psychiatrist.id }, 2);
    expect(assigned.headers.get('etag')).toBe('"3"');
    expect(assigned.as(followUpSchema).owner.displayName).toBe('Dr. Synthetic One');
    const closed = (await step('close', closing, 3)).as(followUpSchema);
    expect(closed.closedAt).toBe('2026-04-23T08:30:00.000Z');
    expect(kinds(closed)).toEqual(['opened', 'acknowledged', 'acknowledged', 'assigned', 'closed']);
    expect(closed.events.at(-1)).toMatchObject({
      ...closing,
      author: { displayName: 'Dr. Synthetic One' },
    });
    expect(closed.events.slice(0, 3)).toEqual(tried.events);
    expect(await followUpsOf(clinic, patient)).toEqual([]);
    expect(await followUpsOf(clinic, patient, 'closed')).toHaveLength(1);
  });

  it('changes only from the version that was read', async () => {
    const steps = [
      ['acknowledge', reached],
      ['assign', { ownerId: clinic.people.psychiatrist.id }],
      ['close', closing],
    ] as const;
    for (const [verb, body] of steps) {
      expect(refusal(await step(verb, body, undefined))).toEqual([428, 'request.version_missing']);
      expect(refusal(await step(verb, body, 2))).toEqual([412, 'record.changed']);
    }
    await step('close', closing, 1);
    for (const [verb, body] of steps) {
      expect(refusal(await step(verb, body, 2))).toEqual([409, 'follow_up.closed']);
    }
  });

  it.each(['could-not-reach', 'handed-to-psychiatrist'])(
    'is not closed by %s, which leaves it open',
    async (disposition) => {
      expect(refusal(await step('close', { ...closing, disposition }, 1))[0]).toBe(400);
    },
  );

  it('is not closed without words, nor as an error while the answer stands', async () => {
    expect(refusal(await step('close', { ...closing, plan: ' ' }, 1))[0]).toBe(400);
    const error = { ...closing, disposition: 'recorded-in-error' };
    expect(refusal(await step('close', error, 1))).toEqual([422, 'follow_up.answer_stands']);
    expect(refusal(await step('acknowledge', error, 1))[0]).toBe(400);
  });

  it('goes to an active psychiatrist or clinician of the practice only', async () => {
    const elsewhere = (await TestClinic.open(api())).people.clinician;
    for (const ownerId of [clinic.people.administrator.id, elsewhere.id, randomUUID()]) {
      expect(refusal(await step('assign', { ownerId }, 1))).toEqual([422, 'follow_up.owner_unfit']);
    }
  });

  it('is listed by its deadline with the patient, for everybody who reads records', async () => {
    const later = await clinic.createPatient();
    api().clock.advance({ minutes: 2 });
    const { followUpId } = await record(clinic, later, positiveForm());
    const rows = (await clinic.administrator.get('/api/v1/follow-ups')).as(followUpListSchema).rows;
    const places = [id, followUpId].map((one) => rows.findIndex((row) => row.id === one));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(rows.find((row) => row.id === id)?.patient).toMatchObject({ birthDate: '1984-03-12' });
    expect((await clinic.administrator.get('/api/v1/follow-ups?state=all')).status).toBe(400);
  });

  it('is worked on by psychiatrists and clinicians of its own practice', async () => {
    const other = await TestClinic.open(api());
    for (const [verb, body] of [
      ['acknowledge', reached],
      ['assign', { ownerId: clinic.people.clinician.id }],
      ['close', closing],
    ] as const) {
      expect(refusal(await step(verb, body, 1, clinic.administrator))[0]).toBe(403);
      expect(refusal(await step(verb, body, 1, other.psychiatrist))).toEqual([
        404,
        'record.not_found',
      ]);
    }
    expect((await step('acknowledge', reached, 1, clinic.clinician)).status).toBe(200);
  });

  it('is there once for two people who close it at the same time', async () => {
    const answers = await Promise.all([
      step('close', closing, 1),
      step('close', closing, 1, clinic.clinician),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('keeps nobody from the record where telling that it is late fails', async () => {
    const asOwner = (sql: string) =>
      inPractice(api().database.ownerUrl, clinic.practice.id, (owner) => owner.query(sql));
    await asOwner(`ALTER TABLE safety_follow_up_event
                     ADD CONSTRAINT synthetic_fault CHECK (kind <> 'escalated') NOT VALID`);
    api().clock.advance({ hours: 25 });
    const clinician = await clinic.practice.signIn(clinic.people.clinician);
    const read = async () =>
      (await clinician.get(`/api/v1/patients/${patient}/record`)).as(patientRecordSchema);
    try {
      expect((await read()).followUps.map(kinds)).toEqual([['opened', 'acknowledged']]);
    } finally {
      await asOwner('ALTER TABLE safety_follow_up_event DROP CONSTRAINT synthetic_fault');
    }
    expect((await read()).followUps.map(kinds)).toEqual([['opened', 'acknowledged', 'escalated']]);
  });
});
