import {
  dataExportSchema,
  exportPreviewSchema,
  exportTableNames,
  sessionDraftSchema,
} from '@glabella/contracts';
import { phq9, scoreAnswers } from '@glabella/domain/instruments';
import * as events from '../adverse-events/events';
import * as forms from '../assessments/forms';
import { recordOneOfEach } from '../patient-history/records';
import { useApi } from '../support/running-api';
import { acknowledged, reasoned, TestClinic } from '../support/test-clinic';
import {
  ended,
  exported,
  history,
  type Line,
  linesOf,
  prepared,
  type ReadArchive,
  sha256Of,
  textOf,
} from './export-steps';

jest.setTimeout(120_000);

describe('an export for analysis', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patientId = '';
  let courseId = '';
  let sessionId = '';
  let archive: ReadArchive;

  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    patientId = await clinic.createPatient({
      mrn: 'SYN-EXPORT',
      givenName: 'Zoë',
      familyName: 'Müller-Synthetic',
      phone: '+1 555 0199',
    });
    courseId = await clinic.createCourse(patientId);
    ({ id: sessionId } = await clinic.signedSession(courseId, {
      contraindications: {
        'pregnancy-breastfeeding': 'no',
        'neuromuscular-disease': 'no',
        'infection-at-site': 'yes',
        hypersensitivity: 'no',
      },
      checkAnswers: [
        acknowledged('baseline-missing'),
        reasoned('contraindication-infection-at-site'),
      ],
    }));
    await forms.record(
      clinic,
      patientId,
      forms.form({ assessedOn: '2026-01-20', note: 'first, "so"' }),
    );
    const gap = [2, 1, 2, 2, null, 1, 2, 2, 0];
    await forms.record(clinic, patientId, forms.form({ assessedOn: '2026-02-20', answers: gap }));
    const empty = Array.from({ length: 9 }, (_, item) => (item < 5 ? 1 : null));
    const none = {
      answers: empty,
      missingReason: 'declined',
      safetyAcknowledgement: null,
    } as const;
    await forms.record(clinic, patientId, forms.form({ assessedOn: '2026-03-20', ...none }));
    const voided = await forms.record(clinic, patientId, forms.form({ assessedOn: '2026-03-21' }));
    await clinic.clinician.post(
      `/api/v1/assessments/${voided.id}/void`,
      { reason: 'Entered twice.' },
      { version: 1 },
    );
    await events.record(
      clinic,
      patientId,
      events.ptosis({ sessionId, seriousness: null, actions: [], onsetOn: '2026-04-23' }),
    );
    await recordOneOfEach(clinic.clinician, patientId, clinic.people.psychiatrist.id);
    await clinic.createPatient({ mrn: 'SYN-UNTREATED', birthDate: '1990-01-01' });
    archive = await exported(clinic.administrator);
  });

  const only = (lines: readonly Line[], column: string, value: string): Line => {
    const found = lines.filter((line) => line[column] === value);
    expect(found).toHaveLength(1);
    return found[0] ?? {};
  };

  it('holds the tables, a codebook and a manifest that says what is in it', () => {
    expect(Object.keys(archive.files)).toEqual([
      ...exportTableNames.map((name) => `${name}.csv`),
      'codebook.csv',
      'manifest.json',
    ]);
    expect(archive.manifest).toMatchObject({
      kind: 'identified',
      format: 'csv-analysis',
      timeZone: 'Europe/Berlin',
      dataAsOf: '2026-04-23T08:30:00.000Z',
      exporter: { id: clinic.people.administrator.id, displayName: 'Synthetic Office' },
      rows: { patients: 2, courses: 1, injection_sites: 5, assessments: 3, adverse_events: 1 },
    });
    const { thresholds } = archive.manifest.definitions;
    expect(thresholds.find(({ key }) => key === 'responsePercent')).toMatchObject({ value: 50 });
    expect(thresholds.every(({ source }) => source !== '')).toBe(true);
  });

  it('is named after practice, period and instant, and nothing of a patient', () => {
    expect(archive.fileName).toBe(
      'outcomes_synthetic-test-practice_start_today_20260423T083000Z.zip',
    );
  });

  it('explains every column of every table', () => {
    const explained = linesOf(archive, 'codebook');
    for (const name of exportTableNames) {
      const columns = explained.filter(({ table }) => table === name).map(({ column }) => column);
      expect(Object.keys(linesOf(archive, name)[0] ?? {})).toEqual(columns);
    }
    expect(explained.filter(({ meaning, type }) => !meaning || !type)).toEqual([]);
  });

  it('writes what is recorded, and nothing where nothing is', () => {
    const patients = linesOf(archive, 'patients');
    expect(only(patients, 'mrn', 'SYN-EXPORT')).toMatchObject({
      patient_id: patientId,
      family_name: 'Müller-Synthetic',
      given_name: 'Zoë',
      birth_date: '1984-03-12',
      age_years: '42',
      sex: 'female',
      phone: "'+1 555 0199",
      email: '',
      archived: 'no',
      first_injection_on: '2026-04-23',
      version: '1',
    });
    expect(only(patients, 'mrn', 'SYN-UNTREATED')).toMatchObject({
      age_years: '36',
      first_injection_on: '',
      phone: '',
    });
    expect(linesOf(archive, 'courses')).toEqual([
      expect.objectContaining({
        course_id: courseId,
        patient_id: patientId,
        diagnosis_code: 'F33.1',
        started_on: '2026-01-05',
        ended_on: '',
        end_reason: '',
        responsible: 'Dr. Synthetic One',
        clinicians: 'Synthetic Nurse',
      }),
    ]);
  });

  it('has one row for each injected site, signed by name, time and meaning', () => {
    const sites = linesOf(archive, 'injection_sites');
    expect(
      sites.map(({ muscle, side, units, volume_ml }) => [muscle, side, units, volume_ml]),
    ).toEqual([
      ['procerus', 'midline', '7', '0.175'],
      ['corrugator-medial', 'left', '6', '0.15'],
      ['corrugator-medial', 'right', '6', '0.15'],
      ['corrugator-lateral', 'left', '5', '0.125'],
      ['corrugator-lateral', 'right', '5', '0.125'],
    ]);
    for (const site of sites) {
      expect(site).toMatchObject({
        session_id: sessionId,
        course_id: courseId,
        status: 'signed',
        version: '1',
        amendment_begun: 'no',
        product_id: 'onabotulinumtoxinA',
        lot_number: 'SYN-LOT-1',
        total_units: '29',
        vial_units: '100',
        diluent_ml: '2.5',
        consent_on: '2026-01-05',
        consent_version: '1',
        contraindications_present: 'infection-at-site',
        contraindications_not_known: 'none',
        check_reasons: 'Infection at the site: Synthetic reason.',
        frown_at_rest: '1',
        signed_by: 'Dr. Synthetic One',
        signed_at: '2026-04-23T08:30:00.000Z',
        note: '',
      });
      expect(site['signature_meaning']).not.toBe('');
    }
    const sum = sites.reduce((units, site) => units + Number(site['units']), 0);
    expect(sum).toBe(Number(sites[0]?.['total_units']));
  });

  it('has one row for each assessment, whose totals follow from its items alone', () => {
    const rows = linesOf(archive, 'assessments');
    expect(
      rows.map(({ assessed_on, total, score_status, severity }) => [
        assessed_on,
        total,
        score_status,
        severity,
      ]),
    ).toEqual([
      ['2026-01-20', '12', 'complete', 'moderate'],
      ['2026-02-20', '14', 'prorated', 'moderate'],
      ['2026-03-20', '', 'none', ''],
    ]);
    for (const row of rows) {
      const answers = Array.from({ length: 9 }, (_, index) => {
        const cell = row[`item_${index + 1}`] ?? '';
        return cell === '' ? null : Number(cell);
      });
      const score = scoreAnswers(phq9, answers);
      expect(row['total']).toBe('total' in score ? String(score.total) : '');
    }
    expect(rows[0]).toMatchObject({
      note: 'first, "so"',
      recorded_by: 'Synthetic Nurse',
      mode: 'self-paper',
    });
    expect(rows[2]).toMatchObject({ item_6: '', missing_reason: 'declined', function_item: '' });
  });

  it('tells "not answered" from "none of them" in an adverse event', () => {
    expect(linesOf(archive, 'adverse_events')).toEqual([
      expect.objectContaining({
        session_id: sessionId,
        term_id: 'eyelid-ptosis',
        seriousness: '',
        serious: 'no',
        actions: 'none',
        relatedness: '',
        judged_by: '',
        ended_on: '',
        report_count: '0',
      }),
    ]);
  });

  it('leaves voided records out, or brings them marked as such', async () => {
    expect(linesOf(archive, 'assessments').some(({ status }) => status !== 'recorded')).toBe(false);
    const all = await exported(clinic.administrator, 'identified', 'csv-analysis', {
      withVoided: true,
    });
    const voided = linesOf(all, 'assessments').filter(({ status }) => status === 'voided');
    expect(voided).toEqual([
      expect.objectContaining({
        assessed_on: '2026-03-21',
        version: '2',
        correction_reason: 'Entered twice.',
      }),
    ]);
  });

  it('shows an amended session in its current version, and says when an amendment is not signed yet', async () => {
    const another = await TestClinic.open(api());
    const { sessionId: amended } = await another.treatedPatient();
    const begun = await another.psychiatrist.post(
      `/api/v1/sessions/${amended}/amendment-draft`,
      undefined,
      { idempotencyKey: 'export-amendment' },
    );
    const draft = begun.as(sessionDraftSchema);
    const sitesNow = async () =>
      linesOf(await exported(another.administrator), 'injection_sites').map(
        ({ version, amendment_begun, lot_number, correction_reason }) =>
          [version, amendment_begun, lot_number, correction_reason].join('|'),
      );
    expect(new Set(await sitesNow())).toEqual(new Set(['1|yes|SYN-LOT-1|']));
    const body = { ...draft.body, lotNumber: 'SYN-LOT-2', amendmentReason: 'Lot misread.' };
    expect((await another.sign(await another.saveDraft(draft, body))).status).toBe(201);
    const sites = await sitesNow();
    expect(sites).toHaveLength(5);
    expect(new Set(sites)).toEqual(new Set(['2|no|SYN-LOT-2|Lot misread.']));
  });

  it('brings the whole record of whoever has a session that matches, and of nobody else', async () => {
    const rowsFor = async (selection: Parameters<typeof exported>[3]) =>
      (await exported(clinic.administrator, 'identified', 'csv-analysis', selection)).manifest.rows;
    const treated = {
      patients: 1,
      courses: 1,
      injection_sites: 5,
      assessments: 3,
      adverse_events: 1,
      trials: 1,
      medications: 2,
      frown_ratings: 1,
      life_events: 1,
    };
    const nobody = {
      patients: 0,
      courses: 0,
      injection_sites: 0,
      assessments: 0,
      adverse_events: 0,
      trials: 0,
      medications: 0,
      frown_ratings: 0,
      life_events: 0,
    };
    expect(await rowsFor({ from: '2026-04-23', until: '2026-04-23' })).toEqual(treated);
    expect(await rowsFor({ protocolId: 'glabellar-depression' })).toEqual(treated);
    expect(await rowsFor({ productId: 'onabotulinumtoxinA', until: '2026-04-23' })).toEqual(
      treated,
    );
    expect(await rowsFor({ diagnosisCode: 'F33' })).toEqual(treated);
    expect(await rowsFor({ diagnosisCode: 'F32' })).toEqual(nobody);
    expect(await rowsFor({ from: '2026-04-24' })).toEqual(nobody);
    expect(await rowsFor({ until: '2026-04-22' })).toEqual(nobody);
    expect(await rowsFor({ productId: 'abobotulinumtoxinA' })).toEqual(nobody);
  });

  it('is counted before it is downloaded', async () => {
    const answer = await clinic.administrator.post('/api/v1/exports/preview', {});
    expect(answer.as(exportPreviewSchema).counts).toEqual(archive.manifest.rows);
  });

  it('stands in the history with who, when, what and the checksum, and in the trail with every patient', async () => {
    const { id } = await prepared(clinic.administrator);
    const response = await clinic.administrator.open(`/api/v1/exports/${id}/file`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(await ended(clinic.administrator, id)).toMatchObject({
      status: 'finished',
      createdBy: { displayName: 'Synthetic Office' },
      counts: archive.manifest.rows,
      expectedRows: 17,
      doneRows: 17,
      bytes: bytes.length,
      sha256: sha256Of(bytes),
    });
    expect(await history(clinic)).toContainEqual(
      expect.objectContaining({ id, status: 'finished', kind: 'identified' }),
    );
    const trail = await clinic.administrator.get('/api/v1/audit?limit=20');
    const { rows } = trail.json() as {
      rows: { action: string; subjectId: string; patientIds: string[]; detail: object }[];
    };
    const ofThis = rows.filter(({ subjectId }) => subjectId === id).reverse();
    const actions = ofThis.map(({ action }) => action).filter((action) => action !== 'export.look');
    expect(actions).toEqual(['export.prepare', 'export.start', 'export.read', 'export.end']);
    expect(ofThis.find(({ action }) => action === 'export.read')?.patientIds).toContain(patientId);
    expect(ofThis.find(({ action }) => action === 'export.end')?.detail).toMatchObject({
      status: 'finished',
      assessments: 3,
      sha256: sha256Of(bytes),
    });
  });

  it('is sent as a file that nobody keeps, and opens nothing', async () => {
    const { id } = await prepared(clinic.administrator);
    const response = await clinic.administrator.open(`/api/v1/exports/${id}/file`);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="outcomes_/);
    await response.arrayBuffer();
  });

  it.each([
    ['csv-excel-comma', ',', '2.5'],
    ['csv-excel-semicolon', ';', '2,5'],
  ] as const)(
    'for Excel (%s) has a byte order mark and the decimals that go with %s',
    async (format, separator, diluent) => {
      const excel = await exported(clinic.administrator, 'identified', format);
      expect(textOf(excel.files['patients.csv']).startsWith('\uFEFFpatient_id')).toBe(true);
      expect(linesOf(excel, 'injection_sites', separator)[0]).toMatchObject({
        diluent_ml: diluent,
      });
      expect(linesOf(excel, 'patients', separator)[0]).toHaveProperty('birth_date');
    },
  );

  it('has no byte order mark, and line ends of both characters', () => {
    const text = textOf(archive.files['courses.csv']);
    expect(text.startsWith('course_id,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('is asked for in a shape that makes sense', async () => {
    const answer = await clinic.administrator.post(
      '/api/v1/exports/identified',
      { selection: { from: '2026-02-01', until: '2026-01-01' }, format: 'csv-analysis' },
      { idempotencyKey: 'export-wrong-period' },
    );
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('The last day lies before the first.');
    expect(dataExportSchema.safeParse(answer.json()).success).toBe(false);
  });
});
