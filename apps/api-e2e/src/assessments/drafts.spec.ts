import { randomUUID } from 'node:crypto';
import { formDraftSchema } from '@glabella/contracts';
import { questionnaireForm } from '@glabella/domain/instruments';
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

  const path = (instrument = 'phq9', subject = patient) =>
    `/api/v1/patients/${patient}/form-drafts/${questionnaireForm(instrument)}/${subject}`;
  const read = async (client = clinic.clinician, at = path()) =>
    (await client.get(at)).as(formDraftSchema);
  const save = (version: number, answers: (number | null)[], client = clinic.clinician) =>
    client.put(path(), { content: { answers } }, { version });

  it('belongs to one person and one instrument', async () => {
    await save(0, [1]);
    await save(0, [3, 3], clinic.psychiatrist);
    expect((await read()).content).toEqual({ answers: [1] });
    expect((await read(clinic.psychiatrist)).content).toEqual({ answers: [3, 3] });
    expect((await read(clinic.clinician, path('gad7'))).version).toBe(0);
    expect(refusal(await clinic.clinician.get(path('c-ssrs')))[0]).toBe(400);
  });

  it('is left alone by a form that names none, and by that of a colleague', async () => {
    await save(0, [1]);
    await save(0, [3, 3], clinic.psychiatrist);
    await record(clinic, patient);
    expect((await read()).version).toBe(1);
    const key = { idempotencyKey: randomUUID(), version: 1 };
    const url = `/api/v1/patients/${patient}/assessments`;
    expect((await clinic.clinician.post(url, form(), key)).status).toBe(201);
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

  it('of a correction is gone with it, and a new one stays', async () => {
    const { id } = await record(clinic, patient);
    const at = path('phq9', id);
    await save(0, [1]);
    await clinic.clinician.put(at, { content: { reason: 'half' } }, { version: 0 });
    const correct = (version: number) =>
      clinic.clinician.put(
        `/api/v1/assessments/${id}`,
        { ...form(), reason: 'Synthetic reason' },
        { version },
      );
    expect(refusal(await correct(2))).toEqual([412, 'record.changed']);
    expect((await read(clinic.clinician, at)).version).toBe(1);
    expect((await correct(1)).status).toBe(200);
    expect((await read(clinic.clinician, at)).version).toBe(0);
    expect((await read()).version).toBe(1);
  });
});
