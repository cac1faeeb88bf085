import { randomUUID } from 'node:crypto';
import {
  draftSavedSchema,
  formDraftSchema,
  patientSchema,
  recordRefSchema,
  type DraftedForm,
} from '@glabella/contracts';
import { ptosis } from '../adverse-events/events';
import { followUpsOf, positiveForm, record, refusal } from '../assessments/forms';
import { frownRating, lifeEvent, mirtazapine } from '../patient-history/records';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

describe('a half-written form', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patient: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });
  beforeEach(async () => {
    patient = await clinic.createPatient();
  });

  const path = (form: DraftedForm = 'adverse-event', subject = patient, of = patient) =>
    `/api/v1/patients/${of}/form-drafts/${form}/${subject}`;
  const read = async (at = path(), client = clinic.clinician) =>
    (await client.get(at)).as(formDraftSchema);
  const save = (version: number, content: object, at = path(), client = clinic.clinician) =>
    client.put(at, { content }, { version });

  it('is version 0 before anything was written, then what was written', async () => {
    expect(await read()).toEqual({ version: 0, savedAt: null, content: null });
    const content = { termId: 'ptosis', reports: [{ words: 'sagt: „schwer“' }], note: null };
    const saved = (await save(0, content)).as(draftSavedSchema);
    expect(saved).toEqual({ version: 1, savedAt: '2026-04-23T08:30:00.000Z' });
    expect((await save(1, { ...content, note: 'more' })).as(draftSavedSchema).version).toBe(2);
    expect(await read()).toMatchObject({ version: 2, content: { ...content, note: 'more' } });
  });

  it('is saved only over the version that was read', async () => {
    const unversioned = await clinic.clinician.put(path(), { content: {} });
    expect(refusal(unversioned)).toEqual([428, 'request.version_missing']);
    expect(refusal(await save(1, {}))).toEqual([412, 'record.changed']);
    await save(0, { note: 'mine' });
    expect(refusal(await save(0, { note: 'other' }))).toEqual([412, 'record.changed']);
    expect((await read()).content).toEqual({ note: 'mine' });
  });

  it('belongs to one person, one patient, one form and one subject', async () => {
    const other = await clinic.createPatient();
    const correction = path('adverse-event', randomUUID());
    await save(0, { note: 'mine' });
    await save(0, { note: 'theirs' }, path(), clinic.psychiatrist);
    expect((await read()).content).toEqual({ note: 'mine' });
    expect((await read(path(), clinic.psychiatrist)).content).toEqual({ note: 'theirs' });
    for (const elsewhere of [
      correction,
      path('follow-up-closing'),
      path(undefined, other, other),
    ]) {
      expect((await read(elsewhere)).version).toBe(0);
    }
  });

  it('can be dropped, also when there is none', async () => {
    await save(0, { note: 'mine' });
    expect((await clinic.clinician.delete(path())).status).toBe(204);
    expect((await clinic.clinician.delete(path())).status).toBe(204);
    expect((await read()).version).toBe(0);
  });

  it('leaves a trace of who read and wrote it, and nothing of what was written', async () => {
    await save(0, { note: 'zeisig-of-the-form' });
    await read();
    const trail = await clinic.administrator.get('/api/v1/audit?limit=50');
    expect(trail.text).toContain('form-draft.save');
    expect(trail.text).toContain('form-draft.read');
    expect(trail.text).not.toContain('zeisig-of-the-form');
  });

  it('is for psychiatrists and clinicians, of a patient and a form that exist, and not without end', async () => {
    const theirs = await (await TestClinic.open(api())).createPatient();
    for (const unknown of [randomUUID(), theirs]) {
      const at = path('adverse-event', unknown, unknown);
      expect(refusal(await clinic.clinician.get(at))[0]).toBe(404);
      expect(refusal(await save(0, {}, at))[0]).toBe(404);
      expect(refusal(await clinic.clinician.delete(at))[0]).toBe(404);
    }
    expect(refusal(await clinic.clinician.get(path('nothing' as DraftedForm)))[0]).toBe(400);
    expect(refusal(await save(0, { note: 'x'.repeat(60_001) }))).toEqual([400, 'request.invalid']);
    expect(refusal(await save(0, {}, path(), clinic.administrator))).toEqual([403, 'access.role']);
    expect((await read()).version).toBe(0);
  });

  it.each<[DraftedForm, string, () => object]>([
    ['medications', 'medications', () => mirtazapine()],
    ['frown-ratings', 'frown-ratings', () => frownRating(clinic.people.clinician.id)],
    ['life-events', 'life-events', () => lifeEvent()],
    ['adverse-event', 'adverse-events', () => ptosis()],
  ])(
    'of %s is used up by its record, once, and in the version that was read',
    async (form, address, body) => {
      const send = (version: number | undefined, idempotencyKey: string = randomUUID()) =>
        clinic.clinician.post(`/api/v1/patients/${patient}/${address}`, body(), {
          idempotencyKey,
          version,
        });
      const at = path(form);
      await save(0, { note: 'half' }, at);
      await save(1, { note: 'more' }, at);
      for (const other of [0, 1, 3]) {
        expect(refusal(await send(other))).toEqual([412, 'record.changed']);
      }
      expect((await read(at)).version).toBe(2);
      const key = randomUUID();
      expect((await send(2, key)).status).toBe(201);
      expect((await read(at)).version).toBe(0);
      // The same try again gets its first answer; what another tab holds of it is told that it is gone.
      expect((await send(2, key)).status).toBe(201);
      expect(refusal(await send(2))).toEqual([412, 'record.changed']);
      // Who names none leaves alone what somebody is writing.
      await save(0, { note: 'another' }, at);
      expect((await send(undefined)).status).toBe(201);
      expect((await read(at)).version).toBe(1);
    },
  );

  it('of a consent is used up by it', async () => {
    const courseId = await clinic.createCourse(patient);
    const at = path('consent', courseId);
    await save(0, { how: 'on-paper' }, at, clinic.psychiatrist);
    const send = (version: number) =>
      clinic.psychiatrist.post(`/api/v1/courses/${courseId}/consents`, clinic.consentFacts(), {
        idempotencyKey: randomUUID(),
        version,
      });
    expect(refusal(await send(0))).toEqual([412, 'record.changed']);
    expect((await send(1)).status).toBe(201);
    expect((await read(at, clinic.psychiatrist)).version).toBe(0);
  });

  it('of a course is used up by it, and that of its correction is gone with that', async () => {
    const at = path('course');
    await save(0, { diagnosisCode: 'F33.1' }, at);
    const url = `/api/v1/patients/${patient}/courses`;
    const start = (version: number) =>
      clinic.clinician.post(url, clinic.courseFacts(), { idempotencyKey: randomUUID(), version });
    expect(refusal(await start(0))).toEqual([412, 'record.changed']);
    const started = await start(1);
    expect(started.status).toBe(201);
    expect((await read(at)).version).toBe(0);
    const { id } = started.as(recordRefSchema);
    const ofCorrection = path('course', id);
    await save(0, { reason: 'half' }, ofCorrection);
    const body = { ...clinic.courseFacts(), protocolId: undefined, reason: 'Synthetic reason' };
    const corrected = await clinic.clinician.put(`/api/v1/courses/${id}`, body, { version: 1 });
    expect(corrected.status).toBe(200);
    expect((await read(ofCorrection)).version).toBe(0);
  });

  it('of a correction of the patient is gone with it', async () => {
    const at = path('patient');
    await save(0, { phone: '+49' }, at);
    const url = `/api/v1/patients/${patient}`;
    const { givenName, familyName, birthDate, sex, mrn, phone, email, version } = (
      await clinic.clinician.get(url)
    ).as(patientSchema);
    const facts = { givenName, familyName, birthDate, sex, mrn, phone, email };
    const body = { ...facts, reason: 'Synthetic reason' };
    expect((await clinic.clinician.put(url, body, { version })).status).toBe(200);
    expect((await read(at)).version).toBe(0);
  });

  it('of a correction is gone with it', async () => {
    const { id } = (
      await clinic.clinician.post(`/api/v1/patients/${patient}/medications`, mirtazapine(), {
        idempotencyKey: randomUUID(),
      })
    ).as(recordRefSchema);
    const at = path('medications', id);
    await save(0, { note: 'half', subjectVersion: 1 }, at);
    const correction = { ...mirtazapine(), reason: 'Synthetic reason' };
    const corrected = await clinic.clinician.put(`/api/v1/medications/${id}`, correction, {
      version: 1,
    });
    expect(corrected.status).toBe(200);
    expect((await read(at)).version).toBe(0);
  });

  it('of a closing is gone with it, whoever wrote it', async () => {
    const { followUpId } = await record(clinic, patient, positiveForm());
    const at = path('follow-up-closing', followUpId ?? '');
    await save(0, { plan: 'half' }, at);
    await save(0, { plan: 'theirs' }, at, clinic.psychiatrist);
    const elsewhere = path('follow-up-closing', randomUUID());
    await save(0, { plan: 'of another' }, elsewhere, clinic.psychiatrist);
    const body = {
      disposition: 'assessed-plan-made',
      assessment: { kind: 'own-words', text: 'Synthetic.' },
      plan: 'Synthetic plan.',
    };
    const open = await followUpsOf(clinic, patient);
    const version = open[0]?.version ?? 0;
    const closed = await clinic.clinician.post(`/api/v1/follow-ups/${followUpId}/close`, body, {
      version,
    });
    expect(closed.status).toBe(200);
    expect((await read(at)).version).toBe(0);
    expect((await read(at, clinic.psychiatrist)).version).toBe(0);
    expect((await read(elsewhere, clinic.psychiatrist)).version).toBe(1);
  });

  it.each(['void', 'move'] as const)(
    'of the correction of a questionnaire is gone with a %s of it, whoever wrote it',
    async (verb) => {
      const { id } = await record(clinic, patient, positiveForm());
      const at = path('assessment-phq9', id);
      await save(0, { note: 'half' }, at);
      await save(0, { note: 'theirs' }, at, clinic.psychiatrist);
      const reason = 'Synthetic reason';
      const body =
        verb === 'void' ? { reason } : { reason, toPatientId: await clinic.createPatient() };
      const done = await clinic.clinician.post(`/api/v1/assessments/${id}/${verb}`, body, {
        version: 1,
      });
      expect(done.status).toBe(200);
      expect((await read(at)).version).toBe(0);
      expect((await read(at, clinic.psychiatrist)).version).toBe(0);
    },
  );

  it('of a correction is gone where the record is void', async () => {
    const send = async (url: string, body: object) =>
      (await clinic.clinician.post(url, body, { idempotencyKey: randomUUID() })).as(
        recordRefSchema,
      );
    const { id } = await send(`/api/v1/patients/${patient}/medications`, mirtazapine());
    const event = await send(`/api/v1/patients/${patient}/adverse-events`, ptosis());
    const places = [path('medications', id), path('adverse-event', event.id)];
    for (const at of places) await save(0, { note: 'half' }, at, clinic.psychiatrist);
    for (const url of [`/api/v1/medications/${id}`, `/api/v1/adverse-events/${event.id}`]) {
      const voided = await clinic.clinician.post(
        `${url}/void`,
        { reason: 'Synthetic reason' },
        { version: 1 },
      );
      expect(voided.status).toBe(200);
    }
    for (const at of places) expect((await read(at, clinic.psychiatrist)).version).toBe(0);
  });
});
