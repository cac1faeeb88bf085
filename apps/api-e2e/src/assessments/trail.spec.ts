import { randomUUID } from 'node:crypto';
import { assessmentRecordedSchema, recordRefSchema } from '@glabella/contracts';
import type { ApiClient } from '../support/api-client';
import { figure } from '../support/figure';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import {
  acknowledgement,
  followUpsOf,
  form,
  historyOf,
  positiveForm,
  record,
  recordOf,
  refusal,
} from './forms';

describe('what becomes of a recorded assessment', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });

  const path = (id: string, rest = '') => `/api/v1/assessments/${id}${rest}`;
  const correct = (id: string, version: number, changes: object, client = clinic.clinician) =>
    client.put(path(id), { ...form(), reason: 'Misread the form', ...changes }, { version });
  const voided = (id: string, version: number, client: ApiClient = clinic.clinician) =>
    client.post(path(id, '/void'), { reason: 'Entered twice' }, { version });
  const move = (id: string, version: number, toPatientId: string, client = clinic.clinician) =>
    client.post(path(id, '/move'), { toPatientId, reason: 'Wrong patient' }, { version });

  it('is corrected by a version with its reason; the first stays as it was', async () => {
    const patient = await clinic.createPatient();
    const { id } = await record(clinic, patient);
    const [before] = (await historyOf(clinic, id)).versions;
    api().clock.advance({ minutes: 1 });
    const answer = await correct(id, 1, { answers: [0, 1, 2, 2, 0, 1, 2, 2, 0] });
    expect(answer.headers.get('etag')).toBe('"2"');
    expect(answer.as(assessmentRecordedSchema)).toMatchObject({ version: 2, total: 10 });
    const { versions } = await historyOf(clinic, id);
    expect(versions[1]).toEqual(before);
    expect(versions[0]).toMatchObject({
      version: 2,
      total: 10,
      reason: 'Misread the form',
      recordedAt: '2026-04-23T08:31:00.000Z',
      firstRecordedAt: '2026-04-23T08:30:00.000Z',
    });
    expect((await recordOf(clinic, patient)).assessments).toEqual([versions[0]]);
  });

  it('changes only from the version that was read, and with a reason', async () => {
    const { id } = await record(clinic, await clinic.createPatient());
    const body = { ...form(), reason: 'Misread the form' };
    expect(refusal(await clinic.clinician.put(path(id), body))).toEqual([
      428,
      'request.version_missing',
    ]);
    expect(refusal(await correct(id, 2, {}))).toEqual([412, 'record.changed']);
    expect(refusal(await correct(id, 1, { reason: '  ' }))).toEqual([400, 'request.invalid']);
    expect((await correct(id, 1, {})).status).toBe(200);
    for (const stale of [correct(id, 1, {}), voided(id, 1), move(id, 1, randomUUID())]) {
      expect(refusal(await stale)).toEqual([412, 'record.changed']);
    }
  });

  it('takes one of two corrections that come at the same time', async () => {
    const { id } = await record(clinic, await clinic.createPatient());
    const answers = await Promise.all(Array.from({ length: 5 }, () => correct(id, 1, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
    expect((await historyOf(clinic, id)).versions).toHaveLength(2);
  });

  it('stays with its instrument', async () => {
    const { id } = await record(clinic, await clinic.createPatient());
    const gad7 = { instrumentId: 'gad7', answers: [0, 0, 0, 0, 0, 0, 0] };
    expect(refusal(await correct(id, 1, gad7))).toEqual([422, 'assessment.instrument_fixed']);
  });

  it('is voided with a reason, stays readable and changes no more', async () => {
    const patient = await clinic.createPatient();
    const { id } = await record(clinic, patient);
    expect((await voided(id, 1)).as(recordRefSchema)).toEqual({ id, version: 2 });
    expect((await recordOf(clinic, patient)).assessments).toEqual([
      expect.objectContaining({
        id,
        version: 2,
        status: 'voided',
        reason: 'Entered twice',
        total: 12,
      }),
    ]);
    for (const late of [correct(id, 2, {}), voided(id, 2), move(id, 2, patient)]) {
      expect(refusal(await late)).toEqual([409, 'assessment.voided']);
    }
  });

  it('is moved to another patient and leaves both trails', async () => {
    const wrong = await clinic.createPatient();
    const right = await clinic.createPatient();
    const { id, followUpId } = await record(clinic, wrong, positiveForm());
    expect((await move(id, 1, right)).as(recordRefSchema)).toEqual({ id, version: 3 });
    expect((await recordOf(clinic, wrong)).assessments).toEqual([
      expect.objectContaining({
        id,
        patientId: wrong,
        version: 2,
        status: 'voided',
        reason: 'Moved to another patient: Wrong patient',
      }),
    ]);
    expect((await recordOf(clinic, right)).assessments).toEqual([
      expect.objectContaining({ id, patientId: right, version: 3, status: 'recorded', total: 13 }),
    ]);
    expect(followUpId).not.toBeNull();
    expect(await followUpsOf(clinic, wrong)).toEqual([]);
    expect(await followUpsOf(clinic, right)).toMatchObject([{ assessmentId: id, closedAt: null }]);
    expect((await move(id, 3, wrong)).as(recordRefSchema).version).toBe(5);
    expect((await recordOf(clinic, right)).assessments).toEqual([
      expect.objectContaining({ version: 4, status: 'voided' }),
    ]);
  });

  it('is moved while another moves the opposite way, twenty times at the same moment', async () => {
    const [one, two] = [await clinic.createPatient(), await clinic.createPatient()];
    const pairs = await Promise.all(
      Array.from({ length: 20 }, async () => [
        (await record(clinic, one)).id,
        (await record(clinic, two)).id,
      ]),
    );
    const answers = await Promise.all(
      pairs.flatMap(([there = '', back = '']) => [move(there, 1, two), move(back, 1, one)]),
    );
    const moved = answers.filter(({ status }) => status === 200).length;
    figure('opposite moves of entries at once', `${moved} of ${answers.length} stored`, 'all');
    expect(moved).toBe(40);
  });

  it('is not moved to the same, an unknown or an unborn patient', async () => {
    const patient = await clinic.createPatient();
    const { id } = await record(clinic, patient, form({ assessedOn: '2026-04-01' }));
    const unborn = await clinic.createPatient({ birthDate: '2026-04-02' });
    const theirs = await (await TestClinic.open(api())).createPatient();
    expect(refusal(await move(id, 1, patient))).toEqual([422, 'assessment.same_patient']);
    expect(refusal(await move(id, 1, unborn))).toEqual([422, 'assessment.before_birth']);
    for (const unknown of [randomUUID(), theirs]) {
      expect(refusal(await move(id, 1, unknown))).toEqual([404, 'record.not_found']);
    }
  });

  it('is changed by psychiatrists and clinicians and read by administrators too', async () => {
    const patient = await clinic.createPatient();
    const { id } = await record(clinic, patient);
    for (const refused of [
      correct(id, 1, {}, clinic.administrator),
      voided(id, 1, clinic.administrator),
      move(id, 1, patient, clinic.administrator),
    ]) {
      expect(refusal(await refused)).toEqual([403, 'access.role']);
    }
    expect((await clinic.administrator.get(path(id, '/history'))).status).toBe(200);
    expect((await api().newClient().get(path(id, '/history'))).status).toBe(401);
    expect((await correct(id, 1, {}, clinic.psychiatrist)).status).toBe(200);
  });
});

describe('a follow-up and what is corrected under it', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patient: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });
  beforeEach(async () => {
    patient = await clinic.createPatient();
  });

  const withItem9 = (answer: number | null) => [2, 1, 2, 2, 0, 1, 2, 2, answer];
  const correct = (id: string, version: number, answer: number | null, given: object | null) =>
    clinic.clinician.put(
      `/api/v1/assessments/${id}`,
      {
        ...form({
          answers: withItem9(answer),
          missingReason: answer === null ? 'not-asked' : null,
        }),
        safetyAcknowledgement: given,
        reason: 'Misread item 9',
      },
      { version },
    );
  const close = async (id: string, version: number, disposition = 'assessed-plan-made') =>
    clinic.clinician.post(
      `/api/v1/follow-ups/${id}/close`,
      {
        disposition,
        assessment: { kind: 'own-words', text: 'Spoken to.' },
        plan: 'Next call tomorrow.',
      },
      { version },
    );
  const kinds = async (state: 'open' | 'closed') =>
    (await followUpsOf(clinic, patient, state)).map(({ events }) => events.map(({ kind }) => kind));

  it('opens when a 0 turns out to be a 1, and asks what was done', async () => {
    const { id } = await record(clinic, patient);
    expect(refusal(await correct(id, 1, 1, null))).toEqual([
      422,
      'assessment.safety_acknowledgement_missing',
    ]);
    expect((await correct(id, 1, 1, acknowledgement)).status).toBe(200);
    expect(await kinds('open')).toEqual([['opened', 'acknowledged']]);
  });

  it('stays open when the 1 turns out to be a 0, until somebody closes it by name', async () => {
    const { id } = await record(clinic, patient, positiveForm());
    expect((await correct(id, 1, 0, null)).status).toBe(200);
    expect(await kinds('open')).toEqual([['opened', 'acknowledged', 'changed']]);
    const [followUp] = await followUpsOf(clinic, patient);
    expect(followUp).toMatchObject({
      version: 2,
      safetyAnswer: 0,
      cause: 'item-positive',
      answerStands: false,
    });
    expect(followUp?.events.at(-1)?.note).toBe(
      'Item 9 was corrected from 1 to 0. Reason: Misread item 9',
    );
    expect((await close(followUp?.id ?? '', 2, 'recorded-in-error')).status).toBe(200);
    expect(await kinds('closed')).toEqual([['opened', 'acknowledged', 'changed', 'closed']]);
  });

  it('opens again when the answer turns out to be worse than what was closed', async () => {
    const { id, followUpId } = await record(clinic, patient, positiveForm());
    expect((await close(followUpId ?? '', 1)).status).toBe(200);
    expect((await correct(id, 1, 3, acknowledgement)).status).toBe(200);
    expect(await kinds('open')).toEqual([
      ['opened', 'acknowledged', 'closed', 'changed', 'opened', 'acknowledged'],
    ]);
  });

  it('opens when a form turns out to have too few answers, and stays open once it has a total', async () => {
    const few = [2, 1, 2, 2, 0, null, null, null, 0];
    const put = (id: string, version: number, answers: (number | null)[]) => {
      const missingReason = answers.includes(null) ? 'not-asked' : null;
      const body = { ...form({ answers, missingReason }), reason: 'Misread' };
      return clinic.clinician.put(`/api/v1/assessments/${id}`, body, { version });
    };
    const { id, followUpId } = await record(clinic, patient);
    expect(followUpId).toBeNull();
    expect((await put(id, 1, few)).status).toBe(200);
    expect(await followUpsOf(clinic, patient)).toMatchObject([{ cause: 'no-total', version: 1 }]);
    const [opened] = await followUpsOf(clinic, patient);
    expect(refusal(await close(opened?.id ?? '', 1, 'recorded-in-error'))).toEqual([
      422,
      'follow_up.answer_stands',
    ]);
    expect((await put(id, 2, withItem9(0))).status).toBe(200);
    const [followUp] = await followUpsOf(clinic, patient);
    expect(followUp).toMatchObject({ version: 2, cause: 'no-total', safetyAnswer: 0 });
    expect(followUp?.events.at(-1)?.note).toBe('The form has a total. Reason: Misread');
    expect((await close(followUp?.id ?? '', 2, 'recorded-in-error')).status).toBe(200);
    expect(await kinds('closed')).toEqual([['opened', 'changed', 'closed']]);
  });

  it('is not touched by a correction of something else', async () => {
    const { id, followUpId } = await record(clinic, patient, positiveForm());
    expect((await correct(id, 1, 1, null)).status).toBe(200);
    expect(await followUpsOf(clinic, patient)).toEqual([
      expect.objectContaining({ id: followUpId, version: 1 }),
    ]);
  });

  it('keeps what is said to have been done though a correction brings nothing new', async () => {
    const { id, followUpId } = await record(clinic, patient, positiveForm());
    expect((await close(followUpId ?? '', 1)).status).toBe(200);
    expect((await correct(id, 1, 1, acknowledgement)).status).toBe(200);
    expect(await kinds('closed')).toEqual([['opened', 'acknowledged', 'closed', 'acknowledged']]);
  });

  it('stays open when the entry is voided, and may then be closed as recorded in error', async () => {
    const { id, followUpId } = await record(clinic, patient, positiveForm());
    expect(refusal(await close(followUpId ?? '', 1, 'recorded-in-error'))).toEqual([
      422,
      'follow_up.answer_stands',
    ]);
    await clinic.clinician.post(
      `/api/v1/assessments/${id}/void`,
      { reason: 'Test' },
      { version: 1 },
    );
    expect(await kinds('open')).toEqual([['opened', 'acknowledged', 'changed']]);
    expect((await close(followUpId ?? '', 2, 'recorded-in-error')).status).toBe(200);
  });
});
