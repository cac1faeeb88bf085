import { randomUUID } from 'node:crypto';
import { type AssessmentRecording, assessmentRecordedSchema } from '@glabella/contracts';
import { type Instrument, instruments } from '@glabella/domain/instruments';
import { csv, run } from '../imports/import-steps';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { form, historyOf, post, record, recordOf, refusal, today } from './forms';

function total(instrumentId: string, enteredTotal: number, mode = 'interview') {
  const recording = { instrumentId, enteredTotal, mode, assessedOn: today };
  return recording as AssessmentRecording;
}

describe('a total that was added up elsewhere', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });

  it.each([
    ['madrs', 'interview', 60, 61],
    ['hamd17', 'phone', 52, 53],
    ['bdi2', 'self-paper', 63, 64],
    ['qids-sr16', 'self-screen', 27, 28],
  ])('of %s is kept as one, with who entered it', async (instrumentId, mode, highest, tooHigh) => {
    const patient = await clinic.createPatient();
    const recorded = await record(clinic, patient, total(instrumentId, highest, mode));
    expect(recorded).toMatchObject({ total: highest, scoreStatus: 'total-only', followUpId: null });
    const { assessments } = await recordOf(clinic, patient);
    expect(assessments).toEqual([
      expect.objectContaining({
        instrumentId,
        mode,
        source: 'form',
        answers: null,
        total: highest,
        scoreStatus: 'total-only',
        author: { id: clinic.people.clinician.id, displayName: 'Synthetic Nurse' },
      }),
    ]);
    const refused = await post(clinic.clinician, patient, total(instrumentId, tooHigh, mode));
    expect([400, 422]).toContain(refused.status);
  });

  it.each([
    ['one above the range', total('hamd17', 53), 'hamd17.total_out_of_range'],
    ['answers', { ...form(), instrumentId: 'madrs', mode: 'interview' }, 'madrs.entry_mismatch'],
    ['a self-rated MADRS', total('madrs', 20, 'self-paper'), 'assessment.mode_not_offered'],
    ['an interviewed BDI-II', total('bdi2', 20), 'assessment.mode_not_offered'],
    [
      'a reason for gaps',
      { ...total('madrs', 20), missingReason: 'declined' },
      'assessment.missing_reason_unasked',
    ],
  ])('is refused with %s', async (_, body, code) => {
    const patient = await clinic.createPatient();
    expect(refusal(await post(clinic.clinician, patient, body))).toEqual([422, code]);
  });

  it('is corrected by a version and stays with its instrument', async () => {
    const patient = await clinic.createPatient();
    const { id } = await record(clinic, patient, total('madrs', 31));
    const body = { ...total('madrs', 13), reason: 'Digits were swapped' };
    const answer = await clinic.clinician.put(`/api/v1/assessments/${id}`, body, { version: 1 });
    expect(answer.as(assessmentRecordedSchema)).toMatchObject({ version: 2, total: 13 });
    const { versions } = await historyOf(clinic, id);
    expect(versions.map((version) => version.total)).toEqual([13, 31]);
  });

  it('comes in by a CSV too, of several instruments in one file', async () => {
    const mrn = `OTHER-${randomUUID().slice(0, 8)}`;
    const patient = await clinic.createPatient({ mrn });
    const rows = ['MADRS,28', 'HAM-D-17,19', 'BDI-II,30', 'QIDS-SR16,14'];
    const lines = rows.map((row) => `${mrn},2026-03-01,${row}`);
    const batch = await run(clinic, csv('mrn,date,instrument,score', ...lines));
    expect(batch.status).toBe('finished');
    const { assessments } = await recordOf(clinic, patient);
    const stored = assessments.map(({ instrumentId, total: points, mode }) => [
      instrumentId,
      points,
      mode,
    ]);
    expect(stored.sort()).toEqual([
      ['bdi2', 30, 'imported'],
      ['hamd17', 19, 'imported'],
      ['madrs', 28, 'imported'],
      ['qids-sr16', 14, 'imported'],
    ]);
  });
});

describe('a check-in', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });
  const checkIn = (answers: (number | null)[]) => form({ instrumentId: 'check-in', answers });

  it('keeps its answers without a total, a gap as a gap', async () => {
    const patient = await clinic.createPatient();
    const recorded = await record(clinic, patient, checkIn([7, 480, null]));
    expect(recorded).toMatchObject({ total: null, scoreStatus: 'unscored', followUpId: null });
    const { assessments } = await recordOf(clinic, patient);
    expect(assessments[0]).toMatchObject({ answers: [7, 480, null], total: null });
  });

  it.each([
    ['nothing answered', [null, null, null], 'assessment.nothing_answered'],
    ['intensity 11', [11, 0, 0], 'check-in.item_out_of_range'],
    ['a frequency of 5', [1, 1, 5], 'check-in.item_out_of_range'],
    ['two answers', [1, 1], 'check-in.item_count'],
  ])('with %s is refused', async (_, answers, code) => {
    const patient = await clinic.createPatient();
    const answer = await post(clinic.clinician, patient, checkIn(answers));
    expect(refusal(answer)).toEqual([422, code]);
  });
});

describe('an instrument that is added as data alone', () => {
  const api = useApi();
  const who5: Instrument = {
    ...(instruments.find(({ id }) => id === 'bdi2') as Instrument),
    id: 'who5',
    name: 'WHO-5',
    aliases: ['who 5', 'who5'],
    direction: 'higher-is-better',
    entry: { kind: 'total', label: 'Raw score', factor: 4 },
    range: { min: 0, max: 100 },
    loinc: { panel: null, total: null },
    thresholds: {},
  };
  beforeAll(() => (instruments as Instrument[]).push(who5));
  afterAll(() => (instruments as Instrument[]).pop());

  it('is recorded, multiplied, refused outside its range and moved like any other', async () => {
    const clinic = await TestClinic.open(api());
    const [patient, other] = [await clinic.createPatient(), await clinic.createPatient()];
    const { id, ...recorded } = await record(clinic, patient, total('who5', 18, 'self-paper'));
    expect(recorded).toMatchObject({ total: 72, scoreStatus: 'total-only' });
    const refused = await post(clinic.clinician, patient, total('who5', 26, 'self-paper'));
    expect(refusal(refused)).toEqual([422, 'who5.total_out_of_range']);
    const moving = { toPatientId: other, reason: 'Wrong chart' };
    await clinic.clinician.post(`/api/v1/assessments/${id}/move`, moving, { version: 1 });
    expect((await recordOf(clinic, other)).assessments[0]).toMatchObject({ total: 72 });
  });
});
