import { randomUUID } from 'node:crypto';
import { assessmentRecordedSchema, problemSchema } from '@glabella/contracts';
import { phq9, scoreAnswers } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import {
  acknowledgement,
  followUpsOf,
  form,
  historyOf,
  positiveForm,
  post,
  record,
  recordOf,
  refusal,
  today,
} from './forms';

describe('recording an assessment', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patientId: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    patientId = await clinic.createPatient();
  });

  it('stores the total that its answers give, with who entered it and how', async () => {
    const patient = await clinic.createPatient();
    const answer = await post(
      clinic.clinician,
      patient,
      form({ functionAnswer: 2, language: 'de', note: ' Came with her sister. ' }),
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    const recorded = answer.as(assessmentRecordedSchema);
    expect(recorded).toMatchObject({ total: 12, scoreStatus: 'complete', followUpId: null });
    const { assessments } = await recordOf(clinic, patient);
    expect(assessments).toEqual([
      {
        id: recorded.id,
        patientId: patient,
        version: 1,
        status: 'recorded',
        instrumentId: 'phq9',
        instrumentVersion: '1',
        assessedOn: today,
        mode: 'self-paper',
        language: 'de',
        source: 'form',
        importBatchId: null,
        answers: [2, 1, 2, 2, 0, 1, 2, 2, 0],
        functionAnswer: 2,
        total: 12,
        scoreStatus: 'complete',
        missingReason: null,
        note: 'Came with her sister.',
        reason: null,
        author: { id: clinic.people.clinician.id, displayName: 'Synthetic Nurse' },
        recordedAt: '2026-04-23T08:30:00.000Z',
        firstRecordedAt: '2026-04-23T08:30:00.000Z',
      },
    ]);
    expect(await historyOf(clinic, recorded.id)).toEqual({ versions: assessments });
  });

  it('never takes a total from outside', async () => {
    const answer = await post(clinic.clinician, patientId, { ...form(), total: 3 });
    expect(refusal(answer)).toEqual([400, 'request.invalid']);
  });

  it('keeps a gap a gap: prorated with 7 answers, no total with 6, and then a reason', async () => {
    const prorated = await record(
      clinic,
      patientId,
      form({ answers: [2, 1, 2, 2, null, null, 2, 2, 0] }),
    );
    expect(prorated).toMatchObject({ scoreStatus: 'prorated', total: 14 });
    const answers = [2, 1, 2, null, null, null, 2, 2, 0];
    const refused = await post(clinic.clinician, patientId, form({ answers }));
    expect(refusal(refused)).toEqual([422, 'assessment.missing_reason']);
    expect(refused.as(problemSchema).issues).toEqual([
      { path: 'missingReason', message: expect.any(String) as string },
    ]);
    const stored = await record(clinic, patientId, form({ answers, missingReason: 'declined' }));
    expect(stored).toMatchObject({ scoreStatus: 'none', total: null });
  });

  it.each([
    ['tomorrow in the practice', { assessedOn: '2026-04-24' }, 422, 'assessment.in_future'],
    ['before birth', { assessedOn: '1984-03-11' }, 422, 'assessment.before_birth'],
    ['an item of 4', { answers: [4, 0, 0, 0, 0, 0, 0, 0, 0] }, 422, 'phq9.item_out_of_range'],
    ['eight answers', { answers: [0, 0, 0, 0, 0, 0, 0, 0] }, 422, 'phq9.item_count'],
    ['an unknown instrument', { instrumentId: 'c-ssrs' }, 422, 'instrument.unknown'],
    ['a date that does not exist', { assessedOn: '2026-02-30' }, 400, 'request.invalid'],
    ['no answers', { answers: undefined }, 422, 'assessment.one_entry'],
    ['answers and a total', { enteredTotal: 12 }, 422, 'assessment.one_entry'],
    ['a total alone', { answers: null, enteredTotal: 12 }, 422, 'phq9.entry_mismatch'],
  ])('refuses %s', async (_, changes, status, code) => {
    const answer = await post(clinic.clinician, patientId, { ...form(), ...changes });
    expect(refusal(answer)).toEqual([status, code]);
  });

  it('stores once for one key, however often it is sent, and refuses another body', async () => {
    const patient = await clinic.createPatient();
    const key = randomUUID();
    const [first, second, ...others] = await Promise.all(
      Array.from({ length: 6 }, () => post(clinic.clinician, patient, positiveForm(), key)),
    );
    expect(first?.status).toBe(201);
    for (const answer of [second, ...others]) expect(answer?.json()).toEqual(first?.json());
    expect((await recordOf(clinic, patient)).assessments).toHaveLength(1);
    expect(await followUpsOf(clinic, patient)).toHaveLength(1);
    expect(refusal(await post(clinic.clinician, patient, form(), key))).toEqual([
      422,
      'request.idempotency_key_reused',
    ]);
    const withoutKey = await clinic.clinician.post(
      `/api/v1/patients/${patient}/assessments`,
      form(),
    );
    expect(refusal(withoutKey)).toEqual([400, 'request.idempotency_key_missing']);
  });

  it('is for psychiatrists and clinicians', async () => {
    expect((await post(clinic.psychiatrist, patientId, form())).status).toBe(201);
    expect(refusal(await post(clinic.administrator, patientId, form()))).toEqual([
      403,
      'access.role',
    ]);
    expect((await post(api().newClient(), patientId, form())).status).toBe(401);
  });

  it('knows no patient of another practice', async () => {
    const other = await TestClinic.open(api());
    const theirs = await other.createPatient();
    const answers = await Promise.all(
      [theirs, randomUUID()].map((id) => post(clinic.clinician, id, form())),
    );
    expect(answers.map(refusal)).toEqual([
      [404, 'record.not_found'],
      [404, 'record.not_found'],
    ]);
  });
});

describe('the day of an assessment', () => {
  const api = useApi({ now: '2026-04-23T12:30:00Z' });

  it.each([
    ['Pacific/Auckland', '2026-04-24', '2026-04-25'],
    ['Europe/Berlin', '2026-04-23', '2026-04-24'],
    ['Pacific/Honolulu', '2026-04-23', '2026-04-24'],
  ])('in %s may be %s and not %s at the same instant', async (timeZone, day, dayAfter) => {
    const there = await TestClinic.open(api(), { timeZone });
    const patient = await there.createPatient();
    const late = await post(there.clinician, patient, form({ assessedOn: dayAfter }));
    expect(refusal(late)).toEqual([422, 'assessment.in_future']);
    expect((await post(there.clinician, patient, form({ assessedOn: day }))).status).toBe(201);
  });
});

describe('item 9 of a form', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });

  it('above 0 is not stored without saying what was done', async () => {
    const patient = await clinic.createPatient();
    const unsaid = positiveForm({ safetyAcknowledgement: null });
    expect(refusal(await post(clinic.clinician, patient, unsaid))).toEqual([
      422,
      'assessment.safety_acknowledgement_missing',
    ]);
    expect((await recordOf(clinic, patient)).assessments).toEqual([]);
  });

  it('above 0 opens a follow-up with name, time and disposition', async () => {
    const patient = await clinic.createPatient();
    const recorded = await record(clinic, patient, positiveForm());
    const by = { id: clinic.people.clinician.id, displayName: 'Synthetic Nurse' };
    const at = '2026-04-23T08:30:00.000Z';
    const untold = {
      disposition: null,
      note: null,
      assessment: null,
      plan: null,
      owner: null,
      escalatedTo: [],
    };
    expect(await followUpsOf(clinic, patient)).toEqual([
      {
        id: recorded.followUpId,
        version: 1,
        patientId: patient,
        assessmentId: recorded.id,
        assessedOn: today,
        cause: 'item-positive',
        safetyAnswer: 1,
        answerStands: true,
        owner: by,
        ownerAwayUntil: null,
        cover: null,
        openedAt: at,
        dueAt: '2026-04-24T08:30:00.000Z',
        escalatedAt: null,
        acknowledgedAt: at,
        closedAt: null,
        events: [
          { ...untold, kind: 'opened', owner: by, author: by, recordedAt: at },
          {
            ...untold,
            kind: 'acknowledged',
            disposition: 'assessed-plan-made',
            author: by,
            recordedAt: at,
          },
        ],
        patient: expect.objectContaining({ id: patient, givenName: 'Synthetic' }) as unknown,
      },
    ]);
    expect((await recordOf(clinic, patient)).followUps).toHaveLength(1);
  });

  it('left open opens a follow-up that nobody has acknowledged', async () => {
    const patient = await clinic.createPatient();
    const answers = [1, 1, 1, 1, 1, 1, 1, 1, null];
    await record(clinic, patient, form({ answers, missingReason: 'not-asked' }));
    expect(await followUpsOf(clinic, patient)).toEqual([
      expect.objectContaining({
        cause: 'item-missing',
        safetyAnswer: null,
        acknowledgedAt: null,
      }),
    ]);
  });

  it('of 0 opens a follow-up too where too few others are answered for a total', async () => {
    const patient = await clinic.createPatient();
    const answers = [1, 1, 1, 1, 1, null, null, null, 0];
    await record(clinic, patient, form({ answers, missingReason: 'declined' }));
    expect(await followUpsOf(clinic, patient)).toEqual([
      expect.objectContaining({ cause: 'no-total', safetyAnswer: 0, acknowledgedAt: null }),
    ]);
  });

  it('of 0 takes no acknowledgement and opens nothing', async () => {
    const patient = await clinic.createPatient();
    const unasked = form({ safetyAcknowledgement: acknowledgement });
    expect(refusal(await post(clinic.clinician, patient, unasked))).toEqual([
      422,
      'assessment.safety_acknowledgement_unasked',
    ]);
    await record(clinic, patient);
    expect(await followUpsOf(clinic, patient)).toEqual([]);
  });

  it('raises its flag for any answers, and only then', async () => {
    const patient = await clinic.createPatient();
    const answer = fc.constantFrom(0, 1, 2, 3, null);
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 9, maxLength: 9 }), async (answers) => {
        const item9 = answers[8] ?? null;
        const score = scoreAnswers(phq9, answers);
        const recorded = await record(
          clinic,
          patient,
          form({
            answers,
            missingReason: score.status === 'none' ? 'not-asked' : null,
            safetyAcknowledgement: item9 !== null && item9 > 0 ? acknowledgement : null,
          }),
        );
        const given = answers.filter((one) => one !== null).length;
        expect(recorded.followUpId !== null).toBe(item9 !== 0 || given < 7);
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});
