import { randomUUID } from 'node:crypto';
import { importBatchListSchema, importBatchSchema } from '@glabella/contracts';
import { followUpsOf, form, record, recordOf, refusal } from '../assessments/forms';
import { setThresholds } from '../practice/set-thresholds';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { batchOf, codes, counts, csv, ended, preview, run, start } from './import-steps';

const items = (n: number) => `PHQ9_${n}`;
const itemHeader = `MRN,Date,${[1, 2, 3, 4, 5, 6, 7, 8, 9].map(items).join(',')}`;

describe('a CSV of past scores', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patient: string;
  let mrn: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });
  beforeEach(async () => {
    mrn = `CSV-${randomUUID().slice(0, 8)}`;
    patient = await clinic.createPatient({ mrn });
  });

  it('is looked at first: what it means, what is new, nothing stored', async () => {
    const before = await counts(clinic);
    const seen = await preview(clinic, csv('MRN;Datum;Summe', `${mrn};05.03.2024;12`));
    expect(seen).toMatchObject({
      header: ['MRN', 'Datum', 'Summe'],
      mapping: {
        columns: ['mrn', 'assessed-on', 'total'],
        instrumentId: 'phq9',
        dateFormat: 'DD.MM.YYYY',
      },
      sample: [[mrn, '05.03.2024', '12']],
      rowCount: 1,
      newCount: 1,
      unchangedCount: 0,
      problems: [],
      isImportable: true,
    });
    expect(await counts(clinic)).toEqual(before);
  });

  it('is stored as imported, and changes nothing the second time', async () => {
    const file = csv(
      `${itemHeader},Item 10`,
      `${mrn},2024-03-05,2,2,2,2,1,1,2,0,0,1`,
      `${mrn},2024-04-05,1,1,1,1,1,1,1,,0,`,
    );
    const batch = await run(clinic, file);
    expect(batch).toMatchObject({
      status: 'finished',
      rowCount: 2,
      doneCount: 2,
      storedCount: 2,
      unchangedCount: 0,
      problems: [],
    });
    const { assessments } = await recordOf(clinic, patient);
    expect(assessments).toEqual([
      expect.objectContaining({
        assessedOn: '2024-03-05',
        mode: 'imported',
        source: 'csv',
        importBatchId: batch.id,
        answers: [2, 2, 2, 2, 1, 1, 2, 0, 0],
        functionAnswer: 1,
        total: 12,
        scoreStatus: 'complete',
        language: 'und',
      }),
      expect.objectContaining({ assessedOn: '2024-04-05', total: 8, scoreStatus: 'prorated' }),
    ]);
    const before = await counts(clinic);
    expect(await run(clinic, file)).toMatchObject({ storedCount: 0, unchangedCount: 2 });
    expect(await preview(clinic, file)).toMatchObject({ newCount: 0, unchangedCount: 2 });
    expect(await counts(clinic)).toEqual(before);
    expect((await recordOf(clinic, patient)).assessments).toEqual(assessments);
  });

  it('of two instruments is imported for the one that was chosen, once for each', async () => {
    const file = csv('mrn,date,gad7_total,phq9_total', `${mrn},2024-03-05,18,6`);
    const before = await counts(clinic);
    const seen = await preview(clinic, file);
    expect(seen).toMatchObject({ newCount: 0, isImportable: false });
    expect(codes(seen)).toEqual(['csv.instrument_undecided']);
    expect(await run(clinic, file)).toMatchObject({ status: 'failed', problems: seen.problems });
    expect(await counts(clinic)).toEqual(before);
    for (const choice of seen.instrumentChoices) {
      const mapping = { ...choice, dateFormat: 'YYYY-MM-DD' } as const;
      expect(await run(clinic, { ...file, kind: 'csv', mapping })).toMatchObject({
        storedCount: 1,
      });
    }
    const { assessments } = await recordOf(clinic, patient);
    const stored = assessments.map(({ instrumentId, total }) => [instrumentId, total]);
    expect(stored.sort()).toEqual([
      ['gad7', 18],
      ['phq9', 6],
    ]);
  });

  it('does not bring back what was corrected or moved', async () => {
    const file = csv('mrn,date,score', `${mrn},2024-03-05,12`);
    await run(clinic, file);
    const [imported] = (await recordOf(clinic, patient)).assessments;
    const other = await clinic.createPatient();
    const path = `/api/v1/assessments/${imported?.id ?? ''}/move`;
    const body = { toPatientId: other, reason: 'Wrong number in the file' };
    expect((await clinic.clinician.post(path, body, { version: 1 })).status).toBe(200);
    expect(await run(clinic, file)).toMatchObject({ storedCount: 0, unchangedCount: 1 });
  });

  it('does not bring back what somebody voided, and says so', async () => {
    const file = csv('mrn,date,score', `${mrn},2024-03-05,12`, `${mrn},2024-04-05,`);
    expect(await run(clinic, file)).toMatchObject({ storedCount: 1, skippedCount: 1 });
    const [imported] = (await recordOf(clinic, patient)).assessments;
    const path = `/api/v1/assessments/${imported?.id ?? ''}/void`;
    const voided = await clinic.clinician.post(path, { reason: 'Wrong form' }, { version: 1 });
    expect(voided.status).toBe(200);
    const before = await counts(clinic);
    const batch = await run(clinic, file);
    expect(batch).toMatchObject({ storedCount: 0, unchangedCount: 1, skippedCount: 2 });
    expect(codes(batch)).toEqual(['import.voided_before', 'csv.row_without_score']);
    expect(await counts(clinic)).toEqual(before);
  });

  it('does not double what was recorded here, and says so', async () => {
    await record(clinic, patient, form({ assessedOn: '2026-04-01' }));
    const batch = await run(clinic, csv('mrn,date,score', `${mrn},2026-04-01,12`));
    expect(batch).toMatchObject({ storedCount: 0, unchangedCount: 1 });
    expect(codes(batch)).toEqual(['import.already_recorded']);
    const differing = await run(clinic, csv('mrn,date,score', `${mrn},2026-04-01,13`));
    expect(differing).toMatchObject({ storedCount: 1 });
    expect(codes(differing)).toEqual(['import.same_day_differs']);
  });

  it('never lets a total alone stand in the way of a form with its answers', async () => {
    await run(clinic, csv('mrn,date,score', `${mrn},2026-04-20,9`));
    const answers = csv(itemHeader, `${mrn},2026-04-20,1,1,1,1,1,1,1,1,1`);
    const batch = await run(clinic, answers);
    expect(batch).toMatchObject({ storedCount: 1 });
    expect(codes(batch)).toEqual(['import.total_stands_alone']);
    expect(await followUpsOf(clinic, patient)).toHaveLength(1);
    const again = await run(clinic, csv('mrn,date,score', `${mrn},2026-04-20,9`));
    expect(again).toMatchObject({ storedCount: 0, unchangedCount: 1 });
  });

  it.each<[string, string[], string, string]>([
    ['an unknown number', ['Nobody-1,2024-03-05,12'], 'import.unknown_patient', 'mrn'],
    ['a day in the future', ['MRN,2026-04-24,12'], 'import.in_future', 'date'],
    ['a day before birth', ['MRN,1984-03-11,12'], 'import.before_birth', 'date'],
    ['a total of 28', ['MRN,2024-03-05,28'], 'csv.total_range', 'score'],
    ['a date that does not exist', ['MRN,2024-02-30,12'], 'csv.date', 'date'],
  ])('with %s in one line is refused as a whole and names it', async (_, bad, code, column) => {
    const before = await counts(clinic);
    const rows = [`MRN,2024-01-05,9`, ...bad].map((row) => row.replace(/^MRN/, mrn));
    const file = csv('mrn,date,score', ...rows);
    const seen = await preview(clinic, file);
    expect(seen.isImportable).toBe(false);
    expect(seen.problems).toEqual([expect.objectContaining({ code, line: 3, column })]);
    const batch = await run(clinic, file);
    expect(batch).toMatchObject({ status: 'failed', storedCount: 0, problems: seen.problems });
    expect(await counts(clinic)).toEqual(before);
  });

  it('with another birth date than the patient with this number is refused', async () => {
    const file = csv('mrn,birth date,date,score', `${mrn},1984-03-13,2024-03-05,12`);
    const seen = await preview(clinic, file);
    expect(seen.problems).toEqual([
      expect.objectContaining({ code: 'import.birth_date_differs', line: 2, column: 'birth date' }),
    ]);
  });

  it('creates patients when that is chosen, once for all their lines', async () => {
    const [one, two] = [`NEW-${mrn}-1`, `NEW-${mrn}-2`];
    const file = {
      ...csv(
        'MRN,First name,Last name,DOB,Sex,Date,Total',
        `${one},Ada,Synthetic,1980-02-03,f,2024-03-05,12`,
        `${one},Ada,Synthetic,1980-02-03,f,2024-04-05,8`,
        `${two},Ben,Synthetic,1975-12-31,m,2024-03-05,20`,
      ),
      createPatients: true,
    };
    expect(await preview(clinic, file)).toMatchObject({ newPatientCount: 2, newCount: 3 });
    expect(await run(clinic, file)).toMatchObject({ newPatientCount: 2, storedCount: 3 });
    expect(await run(clinic, file)).toMatchObject({ newPatientCount: 0, storedCount: 0 });
    const contradicting = {
      ...csv(
        'MRN,First name,Last name,DOB,Sex,Date,Total',
        `${one}x,Ada,Synthetic,1980-02-03,f,2024-03-05,12`,
        `${one}x,Ada,Synthetic,1981-02-03,f,2024-04-05,8`,
        `${two}x,,,1975-12-31,m,2024-03-05,20`,
      ),
      createPatients: true,
    };
    const seen = await preview(clinic, contradicting);
    expect(seen.problems.map(({ code, line }) => [code, line])).toEqual([
      ['import.possible_duplicate', 2],
      ['import.patient_contradicts', 3],
      ['import.new_patient', 4],
    ]);
  });

  it('creates nobody who may be there under another number, unless that is accepted', async () => {
    const other = `0${mrn}`;
    await clinic.createPatient({
      mrn: other,
      givenName: 'Ada',
      familyName: `Doppel-${mrn}`,
      birthDate: '1981-02-03',
    });
    const person = `ada,DOPPEL-${mrn},1981-02-03,f`;
    const file = {
      ...csv(
        'MRN,First name,Last name,DOB,Sex,Date,Total',
        `${mrn}-2,${person},2024-03-05,12`,
        `${mrn}-2,${person},2024-04-05,12`,
        `${mrn}-3,Cleo,Doppel-${mrn},1981-02-03,f,2024-03-05,12`,
        `${mrn}-4,Cleo,Doppel-${mrn},1981-02-03,f,2024-03-05,12`,
      ),
      createPatients: true,
    };
    const before = await counts(clinic);
    const seen = await preview(clinic, file);
    expect(seen.isImportable).toBe(false);
    expect(seen.problems.map(({ severity, code, line }) => [severity, code, line])).toEqual([
      ['error', 'import.possible_duplicate', 2],
      ['error', 'import.possible_duplicate', 5],
    ]);
    expect(await run(clinic, file)).toMatchObject({ status: 'failed', problemCount: 2 });
    expect(await counts(clinic)).toEqual(before);
    const accepted = await run(clinic, { ...file, acceptDuplicates: true });
    expect(accepted).toMatchObject({ newPatientCount: 3, storedCount: 4, skippedCount: 0 });
    expect(codes(accepted)).toEqual(['import.possible_duplicate', 'import.possible_duplicate']);
  });

  it.each([
    ['today, above 0', '2026-04-23', '1', 1],
    ['14 days ago, above 0', '2026-04-09', '3', 1],
    ['15 days ago, above 0', '2026-04-08', '3', 0],
    ['today, 0', '2026-04-23', '0', 0],
    ['today, not answered', '2026-04-23', '', 1],
  ])('item 9 %s opens a task only while recent', async (_, on, item9, expected) => {
    await run(clinic, csv(itemHeader, `${mrn},${on},1,1,1,1,1,1,1,1,${item9}`));
    const followUps = await followUpsOf(clinic, patient);
    expect(followUps).toHaveLength(expected);
    for (const followUp of followUps) expect(followUp.acknowledgedAt).toBeNull();
  });

  it.each([
    ['15 days ago', '2026-04-08', 15, 1],
    ['16 days ago', '2026-04-07', 15, 0],
    ['10 days ago', '2026-04-13', 9, 0],
  ])(
    'item 9 %s opens a task by the number that the practice set',
    async (_, on, days, expected) => {
      await setThresholds(clinic.administrator, { importedItem9Days: days });
      await run(clinic, csv(itemHeader, `${mrn},${on},1,1,1,1,1,1,1,1,3`));
      expect(await followUpsOf(clinic, patient)).toHaveLength(expected);
      await setThresholds(clinic.administrator, {});
    },
  );

  it.each([
    ['today', '2026-04-23', ['no-total']],
    ['15 days ago', '2026-04-08', []],
  ])('a form with too few answers, %s, opens a task only while recent', async (_, on, causes) => {
    await run(clinic, csv(itemHeader, `${mrn},${on},1,1,1,1,1,,,,0`));
    const followUps = await followUpsOf(clinic, patient);
    expect(followUps.map(({ cause }) => cause)).toEqual(causes);
  });

  it('item 9 opens no task when a later form is there, nor when items are unknown', async () => {
    await record(clinic, patient, form({ assessedOn: '2026-04-22' }));
    await run(clinic, csv(itemHeader, `${mrn},2026-04-21,1,1,1,1,1,1,1,1,3`));
    await run(clinic, csv('mrn,date,score', `${mrn},2026-04-23,27`));
    expect(await followUpsOf(clinic, patient)).toEqual([]);
  });

  it('gives the task to the responsible psychiatrist, and never to who imports and may not answer', async () => {
    const answers = '2026-04-23,1,1,1,1,1,1,1,1,1';
    const file = csv(itemHeader, `${mrn},${answers}`);
    const other = await clinic.createPatient({ mrn: 'SYN-NO-COURSE' });
    await run(clinic, csv(itemHeader, `SYN-NO-COURSE,${answers}`));
    const [ofNoCourse] = await followUpsOf(clinic, other);
    expect(ofNoCourse?.owner.displayName).toBe('Dr. Synthetic One');
    await clinic.createCourse(patient);
    await run(clinic, file);
    const [followUp] = await followUpsOf(clinic, patient);
    expect(followUp?.owner.displayName).toBe('Dr. Synthetic One');
  });

  it('is voided as a whole with its reason, and may be imported again', async () => {
    const file = csv(
      itemHeader,
      `${mrn},2026-04-20,1,1,1,1,1,1,1,1,1`,
      `${mrn},2024-03-05,1,1,1,1,1,1,1,1,1`,
    );
    const { id } = await run(clinic, file);
    const [first] = (await recordOf(clinic, patient)).assessments;
    const correction = { ...form({ assessedOn: '2024-03-05' }), reason: 'Misread' };
    const corrected = await clinic.clinician.put(
      `/api/v1/assessments/${first?.id ?? ''}`,
      correction,
      {
        version: 1,
      },
    );
    expect(corrected.status).toBe(200);
    const path = `/api/v1/imports/${id}/void`;
    const voided = await clinic.administrator.post(path, { reason: 'Wrong file' });
    expect(voided.as(importBatchSchema)).toMatchObject({
      status: 'voided',
      voidReason: 'Wrong file',
      voidedBy: { displayName: 'Synthetic Office' },
    });
    const { assessments } = await recordOf(clinic, patient);
    expect(assessments.map(({ status, version, reason }) => [status, version, reason])).toEqual([
      ['voided', 3, 'Wrong file'],
      ['voided', 2, 'Wrong file'],
    ]);
    expect(await followUpsOf(clinic, patient)).toEqual([
      expect.objectContaining({ closedAt: null, version: 2 }),
    ]);
    expect(refusal(await clinic.administrator.post(path, { reason: 'Again' }))).toEqual([
      409,
      'import.not_finished',
    ]);
    expect(await run(clinic, file)).toMatchObject({ status: 'finished', storedCount: 2 });
  });
});

describe('the routes of imports', () => {
  const api = useApi();
  let clinic: TestClinic;
  let mrn: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    mrn = 'ROUTE-1';
    await clinic.createPatient({ mrn });
  });

  it('are for administrators of the practice', async () => {
    const { id } = await run(clinic, csv('mrn,date,score', `${mrn},2024-03-05,12`));
    const file = csv('mrn,date,score', `${mrn},2024-03-06,12`);
    const key = { idempotencyKey: randomUUID() };
    const other = await TestClinic.open(api());
    for (const client of [clinic.psychiatrist, clinic.clinician]) {
      for (const refused of [
        client.post('/api/v1/imports/preview', file),
        client.post('/api/v1/imports', file, key),
        client.get('/api/v1/imports'),
        client.get(`/api/v1/imports/${id}`),
        client.post(`/api/v1/imports/${id}/cancel`),
        client.post(`/api/v1/imports/${id}/void`, { reason: 'x' }),
      ]) {
        expect(refusal(await refused)).toEqual([403, 'access.role']);
      }
    }
    for (const unknown of [
      other.administrator.get(`/api/v1/imports/${id}`),
      other.administrator.post(`/api/v1/imports/${id}/cancel`),
      other.administrator.post(`/api/v1/imports/${id}/void`, { reason: 'x' }),
    ]) {
      expect(refusal(await unknown)).toEqual([404, 'record.not_found']);
    }
    const { rows } = (await clinic.administrator.get('/api/v1/imports')).as(importBatchListSchema);
    expect(rows.map((row) => row.id)).toContain(id);
    expect(refusal(await clinic.administrator.post(`/api/v1/imports/${id}/cancel`))).toEqual([
      409,
      'import.not_running',
    ]);
  });

  it('begin an import once for one key', async () => {
    const file = csv('mrn,date,score', `${mrn},2024-05-05,12`);
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => start(clinic, file, key)));
    const ids = answers.map((answer) => answer.as(importBatchSchema).id);
    expect(new Set(ids).size).toBe(1);
    expect(await ended(clinic, ids[0] ?? '')).toMatchObject({ storedCount: 1 });
    const other = csv('mrn,date,score', `${mrn},2024-05-06,12`);
    expect(refusal(await start(clinic, other, key))).toEqual([
      422,
      'request.idempotency_key_reused',
    ]);
    const repeated = await start(clinic, file, key);
    expect(repeated.as(importBatchSchema)).toMatchObject({ id: ids[0], status: 'running' });
    expect(await batchOf(clinic, ids[0] ?? '')).toMatchObject({ status: 'finished' });
  });
});
