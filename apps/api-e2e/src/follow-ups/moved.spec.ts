import { randomUUID } from 'node:crypto';
import { recordRefSchema, type FollowUp } from '@glabella/contracts';
import {
  acknowledgement,
  followUpsOf,
  form,
  positiveForm,
  record,
  recordOf,
  refusal,
} from '../assessments/forms';
import { csv, run } from '../imports/import-steps';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

const closing = {
  disposition: 'assessed-plan-made',
  assessment: { kind: 'own-words', text: 'Synthetic: the wrong patient was asked.' },
  plan: 'Synthetic: call on Friday.',
};

const aDayFrom = (instant: Date) => new Date(instant.getTime() + 86_400_000).toISOString();

describe('a follow-up whose entry is moved to another patient', () => {
  const api = useApi();
  let clinic: TestClinic;
  let wrong: string;
  let right: string;
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
    [wrong, right] = [await clinic.createPatient(), await clinic.createPatient()];
  });

  const move = async (id: string, version: number, toPatientId: string): Promise<number> => {
    const body = { toPatientId, reason: 'Mixed up' };
    const path = `/api/v1/assessments/${id}/move`;
    return (await clinic.psychiatrist.post(path, body, { version })).as(recordRefSchema).version;
  };
  const close = async (followUpId: string | null, version = 1): Promise<void> => {
    const path = `/api/v1/follow-ups/${followUpId}/close`;
    expect((await clinic.clinician.post(path, closing, { version })).status).toBe(200);
  };
  const followUpsIn = async (patient: string): Promise<readonly FollowUp[]> =>
    (await recordOf(clinic, patient)).followUps;
  const kinds = (followUp: FollowUp | undefined) => followUp?.events.map(({ kind }) => kind);

  it('is open for the right patient, to whom nobody has spoken, though it was closed for the wrong one', async () => {
    const { id, followUpId } = await record(clinic, wrong, positiveForm());
    await close(followUpId);
    api().clock.advance({ minutes: 10 });
    await move(id, 1, right);
    const [opened, ...more] = await followUpsIn(right);
    expect(more).toEqual([]);
    expect(opened).toMatchObject({
      closedAt: null,
      acknowledgedAt: null,
      safetyAnswer: 1,
      openedAt: api().clock.now().toISOString(),
      dueAt: aDayFrom(api().clock.now()),
      owner: { displayName: 'Dr. Synthetic One' },
    });
    expect(opened?.events).toMatchObject([
      { kind: 'opened', note: 'The entry was moved from another patient. Reason: Mixed up' },
    ]);
    expect(JSON.stringify(opened)).not.toContain('the wrong patient was asked');
  });

  it('keeps with the wrong patient what was done about that one', async () => {
    const { id, followUpId } = await record(clinic, wrong, positiveForm());
    await close(followUpId);
    await move(id, 1, right);
    const [stays] = await followUpsIn(wrong);
    expect(stays).toMatchObject({ id: followUpId, safetyAnswer: 1 });
    expect(stays?.closedAt).not.toBeNull();
    expect(kinds(stays)).toEqual(['opened', 'acknowledged', 'closed', 'changed']);
    expect(stays?.events.at(-2)?.assessment).toEqual(closing.assessment);
    expect(stays?.events.at(-1)?.note).toBe(
      'The entry was moved to another patient. Reason: Mixed up',
    );
  });

  it('is closed as recorded in error for the wrong patient where it was open, by who moves', async () => {
    const { id, followUpId } = await record(clinic, wrong, positiveForm());
    await move(id, 1, right);
    const [stays] = await followUpsIn(wrong);
    expect(stays?.id).toBe(followUpId);
    expect(kinds(stays)).toEqual(['opened', 'acknowledged', 'closed']);
    expect(stays?.events.at(-1)).toMatchObject({
      disposition: 'recorded-in-error',
      plan: 'The entry was moved to another patient. Reason: Mixed up',
      author: { displayName: 'Dr. Synthetic One' },
    });
    expect(await followUpsOf(clinic, right)).toMatchObject([{ acknowledgedAt: null }]);
  });

  it('shows with the wrong patient the answer as it stood there, whatever it is corrected to', async () => {
    const { id } = await record(clinic, wrong, positiveForm());
    const version = await move(id, 1, right);
    const worse = positiveForm({ answers: [2, 1, 2, 2, 0, 1, 2, 2, 3], assessedOn: '2026-04-20' });
    const body = { ...worse, reason: 'Misread' };
    const corrected = await clinic.clinician.put(`/api/v1/assessments/${id}`, body, { version });
    expect(corrected.status).toBe(200);
    expect(await followUpsIn(wrong)).toMatchObject([
      { answerStands: false, safetyAnswer: 1, assessedOn: '2026-04-23' },
    ]);
    expect(await followUpsIn(right)).toMatchObject([
      { answerStands: true, safetyAnswer: 3, assessedOn: '2026-04-20' },
    ]);
  });

  it('opens again where the entry comes back, with a new deadline and unacknowledged', async () => {
    const { id, followUpId } = await record(clinic, wrong, positiveForm());
    await close(followUpId);
    const version = await move(id, 1, right);
    api().clock.advance({ minutes: 10 });
    await move(id, version, wrong);
    const [again, ...more] = await followUpsIn(wrong);
    expect(more).toEqual([]);
    expect(again).toMatchObject({ id: followUpId, closedAt: null, acknowledgedAt: null });
    expect(again?.dueAt).toBe(aDayFrom(api().clock.now()));
    expect(kinds(again)).toEqual(['opened', 'acknowledged', 'closed', 'changed', 'opened']);
    expect(await followUpsOf(clinic, right)).toEqual([]);
  });

  it('is opened for nobody else where the answer was corrected to 0 before', async () => {
    const { id } = await record(clinic, wrong, positiveForm());
    const body = { ...form(), reason: 'Misread' };
    await clinic.clinician.put(`/api/v1/assessments/${id}`, body, { version: 1 });
    await move(id, 2, right);
    expect(await followUpsIn(right)).toEqual([]);
    expect(await followUpsOf(clinic, wrong)).toEqual([]);
  });

  describe('of an import that was too old to be followed up', () => {
    let id: string;
    beforeEach(async () => {
      const mrn = `OLD-${randomUUID().slice(0, 8)}`;
      wrong = await clinic.createPatient({ mrn });
      const header = `mrn,date,${positiveForm()
        .answers?.map((_, at) => `phq9_${at + 1}`)
        .join()}`;
      await run(clinic, csv(header, `${mrn},2026-03-01,${positiveForm().answers?.join()}`));
      id = (await recordOf(clinic, wrong)).assessments[0]?.id ?? '';
    });

    it('is opened for nobody: nobody was asked to answer for it', async () => {
      await move(id, 1, right);
      expect(await followUpsIn(right)).toEqual([]);
      expect(await followUpsIn(wrong)).toEqual([]);
    });

    it('takes no word of what was done at a correction, as there is no place that keeps it', async () => {
      const { disposition, note } = acknowledgement;
      const correct = (safetyAcknowledgement: object | null) =>
        clinic.clinician.put(
          `/api/v1/assessments/${id}`,
          { ...positiveForm({ assessedOn: '2026-03-02' }), safetyAcknowledgement, reason: 'Day' },
          { version: 1 },
        );
      expect(refusal(await correct({ disposition, note }))).toEqual([
        422,
        'assessment.safety_acknowledgement_unasked',
      ]);
      expect((await correct(null)).status).toBe(200);
    });
  });
});
