import { randomUUID } from 'node:crypto';
import {
  type AssessmentDraftBody,
  assessmentDraftSchema,
  draftSavedSchema,
} from '@glabella/contracts';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { form, record, recordOf, refusal } from './forms';

describe('a half-filled form', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patient: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });
  beforeEach(async () => {
    patient = await clinic.createPatient();
  });

  const path = (instrument = 'phq9', of = patient) =>
    `/api/v1/patients/${of}/assessment-drafts/${instrument}`;
  const body = (answers: (number | null)[]): AssessmentDraftBody => ({
    assessedOn: null,
    mode: 'read-aloud',
    language: 'en',
    answers,
    enteredTotal: null,
    functionAnswer: null,
    missingReason: null,
    note: null,
    acknowledgement: null,
  });
  const read = async (client = clinic.clinician, instrument = 'phq9') =>
    (await client.get(path(instrument))).as(assessmentDraftSchema);
  const save = (version: number, answers: (number | null)[], client = clinic.clinician) =>
    client.put(path(), body(answers), { version });

  it('is version 0 before anything was saved, then what was saved', async () => {
    const nothing = await clinic.clinician.get(path());
    expect(nothing.headers.get('etag')).toBe('"0"');
    expect(nothing.as(assessmentDraftSchema)).toEqual({
      instrumentId: 'phq9',
      version: 0,
      savedAt: null,
      body: null,
    });
    const saved = (await save(0, [1, 2])).as(draftSavedSchema);
    expect(saved).toEqual({ version: 1, savedAt: '2026-04-23T08:30:00.000Z' });
    expect((await save(1, [1, 2, null, 3])).as(draftSavedSchema).version).toBe(2);
    expect(await read()).toMatchObject({ version: 2, body: body([1, 2, null, 3]) });
  });

  it('is saved only over the version that was read', async () => {
    expect(refusal(await clinic.clinician.put(path(), body([1])))).toEqual([
      428,
      'request.version_missing',
    ]);
    expect(refusal(await save(1, [1]))).toEqual([412, 'record.changed']);
    await save(0, [1]);
    expect(refusal(await save(0, [2]))).toEqual([412, 'record.changed']);
    expect((await read()).body?.answers).toEqual([1]);
  });

  it('belongs to one person, one patient and one instrument', async () => {
    await save(0, [1]);
    await save(0, [3, 3], clinic.psychiatrist);
    expect((await read()).body?.answers).toEqual([1]);
    expect((await read(clinic.psychiatrist)).body?.answers).toEqual([3, 3]);
    expect((await read(clinic.clinician, 'gad7')).version).toBe(0);
  });

  it('is gone once the form is recorded, that of a colleague is not', async () => {
    await save(0, [1]);
    await save(0, [3, 3], clinic.psychiatrist);
    await record(clinic, patient);
    expect((await read()).version).toBe(0);
    expect((await read(clinic.psychiatrist)).version).toBe(1);
  });

  it('is used up only in the version that the form was, where it names one', async () => {
    const send = (version: number, idempotencyKey: string = randomUUID()) =>
      clinic.clinician.post(`/api/v1/patients/${patient}/assessments`, form(), {
        idempotencyKey,
        version,
      });
    const recorded = async () => (await recordOf(clinic, patient)).assessments.length;
    await save(0, [1]);
    await save(1, [1, 2]);
    for (const other of [0, 1, 3]) {
      expect(refusal(await send(other))).toEqual([412, 'record.changed']);
    }
    expect(await recorded()).toBe(0);
    expect((await read()).version).toBe(2);
    const key = randomUUID();
    expect((await send(2, key)).status).toBe(201);
    expect((await read()).version).toBe(0);
    // The same try again gets its first answer; another tab's form of the draft that was is told that it is gone.
    expect((await send(2, key)).status).toBe(201);
    expect(refusal(await send(2))).toEqual([412, 'record.changed']);
    expect(await recorded()).toBe(1);
    expect((await send(0)).status).toBe(201);
    expect(await recorded()).toBe(2);
  });

  it('can be dropped, also when there is none', async () => {
    await save(0, [1]);
    expect((await clinic.clinician.delete(path())).status).toBe(204);
    expect((await clinic.clinician.delete(path())).status).toBe(204);
    expect((await read()).version).toBe(0);
  });

  it('is for psychiatrists and clinicians, of a patient and an instrument that exist', async () => {
    const theirs = await (await TestClinic.open(api())).createPatient();
    for (const unknown of [randomUUID(), theirs]) {
      expect(refusal(await clinic.clinician.get(path('phq9', unknown)))[0]).toBe(404);
      const put = clinic.clinician.put(path('phq9', unknown), body([1]), { version: 0 });
      expect(refusal(await put)[0]).toBe(404);
      expect(refusal(await clinic.clinician.delete(path('phq9', unknown)))[0]).toBe(404);
    }
    expect(refusal(await clinic.clinician.get(path('c-ssrs')))).toEqual([
      422,
      'instrument.unknown',
    ]);
    for (const refused of [
      clinic.administrator.get(path()),
      save(0, [1], clinic.administrator),
      clinic.administrator.delete(path()),
    ]) {
      expect(refusal(await refused)).toEqual([403, 'access.role']);
    }
  });
});
