import { randomBytes } from 'node:crypto';
import { unzipSync } from 'fflate';
import { exportTableNames, type ExportFormat, problemSchema } from '@glabella/contracts';
import { daysBetween } from '@glabella/domain/values';
import * as events from '../adverse-events/events';
import {
  frownRating,
  lifeEvent,
  mirtazapine,
  recorded,
  sertralineTrial,
} from '../patient-history/records';
import * as forms from '../assessments/forms';
import { figure } from '../support/figure';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { exported, historyOf, linesOf, prepare, type ReadArchive, textOf } from './export-steps';

jest.setTimeout(120_000);

/** Nothing else anywhere is spelled like these, and no coding of the file can hide them. */
const canary = () => `zeisig${randomBytes(6).toString('hex')}`;

describe('a pseudonymised export', () => {
  const api = useApi();
  let clinic: TestClinic;
  let planted: Readonly<Record<string, string>>;
  let ids: readonly string[];
  const born = '1931-07-19';

  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    planted = Object.fromEntries(
      [
        ...['mrn', 'given', 'family', 'phone', 'email', 'course reason', 'end note', 'language'],
        ...['assessment note', 'assessment reason', 'lot', 'session note', 'words', 'event note'],
        ...['drug name', 'why stopped', 'side effects', 'purpose', 'rating note', 'history reason'],
        ...['event reason', 'reported to', 'reference', 'staff', 'signer', 'patient reason'],
        ...['protocol name', 'own area', 'pharmacy', 'life note', 'life reason', 'own aftercare'],
      ].map((place) => [place, canary()]),
    );
    const patientId = await clinic.createPatient({
      mrn: planted['mrn'] ?? '',
      givenName: planted['given'] ?? '',
      familyName: planted['family'] ?? '',
      birthDate: born,
      phone: planted['phone'],
      email: `${planted['email']}@glabella.example`,
    });
    const courseId = await clinic.createCourse(patientId);
    const { id: sessionId } = await clinic.signedSession(courseId, {
      lotNumber: planted['lot'] ?? '',
      reconstitutedBy: { staffId: null, name: planted['pharmacy'] ?? '' },
      note: planted['session note'] ?? '',
      checkAnswers: [
        ...['baseline-missing', 'phq9-missing', 'age-outside-label'].map((code) => ({
          code,
          acknowledged: true,
          reason: 'Synthetic reason.',
          evidence: null,
        })),
      ],
    });
    const note = planted['assessment note'] ?? '';
    const form = await forms.record(
      clinic,
      patientId,
      forms.form({ assessedOn: '2026-01-05', note }),
    );
    await forms.record(clinic, patientId, forms.form({ assessedOn: '2026-02-16' }));
    const event = await events.record(
      clinic,
      patientId,
      events.ptosis({
        termId: 'other',
        otherWords: planted['words'] ?? '',
        sessionId,
        onsetOn: '2026-04-23',
        reports: [
          {
            reportedTo: planted['reported to'] ?? '',
            reportedOn: '2026-04-23',
            reference: planted['reference'] ?? '',
          },
        ],
        note: planted['event note'] ?? '',
      }),
    );
    const drug = {
      drugId: 'other',
      otherName: planted['drug name'] ?? '',
      otherClass: 'ssri',
    } as const;
    const trial = await recorded(
      clinic.clinician,
      patientId,
      'prior-treatments',
      sertralineTrial({
        ...drug,
        isDoseAdequate: true,
        reasonStopped: planted['why stopped'] ?? '',
        sideEffects: planted['side effects'] ?? '',
      }),
    );
    const taken = mirtazapine({ ...drug, purpose: planted['purpose'] ?? '' });
    const medication = await recorded(clinic.clinician, patientId, 'medications', taken);
    const rating = await recorded(
      clinic.clinician,
      patientId,
      'frown-ratings',
      frownRating(clinic.people.psychiatrist.id, { note: planted['rating note'] ?? '' }),
    );
    const lived = [
      lifeEvent({ happenedOn: '2026-04-20', note: planted['life note'] ?? '' }),
      lifeEvent({ happenedOn: '2025-11', kind: 'move', note: null }),
    ];
    const livedIds: string[] = [];
    for (const event of lived) {
      const { id } = await recorded(clinic.clinician, patientId, 'life-events', event);
      livedIds.push(id);
    }
    ids = [
      ...livedIds,
      trial.id,
      medication.id,
      rating.id,
      patientId,
      courseId,
      sessionId,
      form.id,
      event.id,
      clinic.people.psychiatrist.id,
    ];
    // What no form of today sends, the record may hold all the same.
    await inPractice(api().database.ownerUrl, clinic.practice.id, async (owner) => {
      const set = (sql: string, place: string) => owner.query(sql, [planted[place]]);
      await set('UPDATE staff SET display_name = $1', 'staff');
      await set('UPDATE patient_version SET reason = $1', 'patient reason');
      await set('UPDATE course_version SET reason = $1', 'course reason');
      await set('UPDATE course_version SET end_note = $1', 'end note');
      await set('UPDATE assessment_version SET language = $1', 'language');
      await set('UPDATE assessment_version SET reason = $1', 'assessment reason');
      await set('UPDATE injection_session_version SET signer_name = $1', 'signer');
      await set('UPDATE adverse_event_version SET reason = $1', 'event reason');
      await set('UPDATE prior_treatment_version SET reason = $1', 'history reason');
      await set('UPDATE life_event_version SET reason = $1', 'life reason');
      await set('UPDATE injection_site SET muscle = $1 WHERE ordinal = 2', 'own area');
      const told = `jsonb_set(aftercare, '{told,0}', to_jsonb($1::text))`;
      await set(`UPDATE injection_session_version SET aftercare = ${told}`, 'own aftercare');
      const name = `jsonb_set(content, '{name}', to_jsonb($1::text))`;
      await set(`UPDATE protocol_version SET content = ${name}`, 'protocol name');
    });
  });

  /** Every byte of the archive, of every file in it and of every file in those. */
  function everyByte({ bytes, files }: ReadArchive): Uint8Array[] {
    const workbook = files['outcomes.xlsx'];
    return [
      bytes,
      ...Object.values(files),
      ...(workbook ? Object.values(unzipSync(workbook)) : []),
    ];
  }

  const formats: readonly ExportFormat[] = ['csv-analysis', 'csv-excel-semicolon', 'xlsx'];

  it.each(formats)(
    'as %s holds nothing that tells who a patient is, in any byte',
    async (format) => {
      const identified = await exported(clinic.administrator, 'identified', format);
      const pseudonymised = await exported(clinic.administrator, 'pseudonymised', format, {
        withVoided: true,
      });
      const secrets = [...Object.values(planted), ...ids, born];
      const foundIn = (archive: ReadArchive) =>
        secrets.filter((secret) =>
          everyByte(archive).some((bytes) => Buffer.from(bytes).includes(secret)),
        );
      expect(foundIn(pseudonymised)).toEqual([]);
      // The same search finds them where they may be; a workbook holds the birth as a number of days.
      const places = Object.entries(planted).filter(
        ([, secret]) => !foundIn(identified).includes(secret),
      );
      expect(places.map(([place]) => place)).toEqual(['patient reason']);
      const { length } = secrets;
      figure(`identity in a pseudonymised ${format}`, `0 of ${length} planted texts and ids`, '0');
    },
  );

  it('keeps who belongs together, the days between a patient’s records and the clinical values', async () => {
    const archive = await exported(clinic.psychiatrist, 'pseudonymised');
    const rows = Object.fromEntries(exportTableNames.map((name) => [name, linesOf(archive, name)]));
    const patient = rows['patients']?.[0]?.['patient_id'];
    expect(patient).toMatch(/^[0-9a-f]{24}$/);
    for (const name of exportTableNames) {
      expect(rows[name]?.map((row) => row['patient_id'])).toEqual(rows[name]?.map(() => patient));
    }
    const [baseline, later] = rows['assessments'] ?? [];
    const shift = daysBetween(baseline?.['assessed_on'] ?? '', '2026-01-05');
    expect(shift).toBeGreaterThanOrEqual(1);
    expect(shift).toBeLessThanOrEqual(365);
    expect(daysBetween(baseline?.['assessed_on'] ?? '', later?.['assessed_on'] ?? '')).toBe(42);
    const [site] = rows['injection_sites'] ?? [];
    expect(daysBetween(site?.['performed_on'] ?? '', '2026-04-23')).toBe(shift);
    expect(rows['trials']?.[0]).toMatchObject({
      drug_class: 'ssri',
      adequate: 'yes',
      outcome: 'none',
    });
    expect(rows['trials']?.[0]).not.toHaveProperty('started_on');
    expect(daysBetween(rows['frown_ratings']?.[0]?.['rated_on'] ?? '', '2026-04-22')).toBe(shift);
    // A month cannot be moved by days: it stands in the identified export alone.
    const [partly, lived] = rows['life_events'] ?? [];
    expect(partly).toMatchObject({ kind: 'move', happened_on: '' });
    expect(lived).toMatchObject({ kind: 'bereavement' });
    expect(daysBetween(lived?.['happened_on'] ?? '', '2026-04-20')).toBe(shift);
    expect(lived).not.toHaveProperty('happened_as_known');
    expect(lived).not.toHaveProperty('note');
    expect(rows['injection_sites']?.[1]?.['muscle']).toMatch(/^[0-9a-f]{24}$/);
    expect(site?.['muscle']).toBe('procerus');
    expect(site?.['aftercare_told']).toMatch(/^[0-9a-f]{24} stay-upright .*red-flags$/);
    expect(rows['courses']?.[0]).not.toHaveProperty('protocol_name');
    expect(rows['adverse_events']?.[0]?.['session_id']).toBe(site?.['session_id']);
    expect(site).toMatchObject({ product_id: 'onabotulinumtoxinA', units: '7', total_units: '29' });
    expect(baseline).toMatchObject({ total: '12', item_1: '2' });
    expect(rows['patients']?.[0]).toMatchObject({ age_years: '90', sex: 'female' });
    const again = linesOf(await exported(clinic.psychiatrist, 'pseudonymised'), 'patients');
    expect(again[0]?.['patient_id']).not.toBe(patient);
  });

  it('says what was done to it, and not who made it', async () => {
    const archive = await exported(clinic.administrator, 'pseudonymised');
    expect(archive.fileName).toMatch(/^outcomes-pseudonymised_synthetic-test-practice_/);
    expect(archive.manifest).toMatchObject({ kind: 'pseudonymised', exporter: null });
    expect(textOf(archive.files['manifest.json'])).toContain('not a Safe Harbor data set');
    const columns = linesOf(archive, 'codebook');
    expect(columns.map(({ column }) => column)).not.toContain('birth_date');
    expect(new Set(columns.map(({ privacy }) => privacy))).toEqual(
      new Set([
        'as recorded',
        'replaced by a random code of this export',
        'as recorded; a name of the practice’s own by a random code of this export',
        'moved back by one random number of days (1 to 365) per patient',
      ]),
    );
  });

  it('is a permission of its own: a psychiatrist has it without the identified one, a clinician has neither', async () => {
    const { administrator, psychiatrist, clinician } = clinic;
    const statuses = async (kind: 'identified' | 'pseudonymised') =>
      Promise.all(
        [administrator, psychiatrist, clinician].map(
          async (client) => (await prepare(client, kind)).status,
        ),
      );
    expect(await statuses('identified')).toEqual([201, 403, 403]);
    api().clock.advance({ minutes: 3 });
    expect(await statuses('pseudonymised')).toEqual([201, 201, 403]);
    const theirs = await historyOf(psychiatrist);
    expect(new Set(theirs.map(({ createdBy }) => createdBy.id))).toEqual(
      new Set([clinic.people.psychiatrist.id]),
    );
    const all = await historyOf(administrator);
    expect(all.length).toBeGreaterThan(theirs.length);
    const [foreign] = all.filter(({ createdBy }) => createdBy.id !== clinic.people.psychiatrist.id);
    expect((await psychiatrist.get(`/api/v1/exports/${foreign?.id ?? ''}`)).status).toBe(404);
    expect((await clinician.get('/api/v1/exports')).status).toBe(403);
  });

  it.each([
    ['2026-01-01', '2026-04-23', 422],
    ['2025-04-23', '2026-04-22', 422],
    ['2025-04-23', '2026-04-23', 201],
    ['2026-01-01', null, 422],
    [null, '2026-01-01', 201],
  ])(
    'from %s until %s, too short a period to hide a day, answers %s',
    async (from, until, status) => {
      api().clock.advance({ minutes: 3 });
      const answer = await prepare(clinic.administrator, 'pseudonymised', 'csv-analysis', {
        from,
        until,
      });
      expect(answer.status).toBe(status);
      if (status === 422) expect(answer.as(problemSchema).code).toBe('export.period_too_short');
    },
  );
});
