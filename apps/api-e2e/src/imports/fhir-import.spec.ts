import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { recordOf, refusal } from '../assessments/forms';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { codes, counts, fhir, preview, run, start } from './import-steps';

const codesOfPhq9 = [
  ...['44250-9', '44255-8', '44259-0', '44254-1', '44251-7'],
  ...['44258-2', '44252-5', '44253-3', '44260-8'],
];
const response = (changes: object = {}) => ({
  resourceType: 'QuestionnaireResponse',
  id: 'r1',
  status: 'completed',
  subject: { reference: 'Patient/p1' },
  authored: '2024-03-05T23:30:00-08:00',
  item: codesOfPhq9.map((code) => ({ linkId: `/${code}`, answer: [{ valueInteger: 1 }] })),
  ...changes,
});
const person = (mrn: string, changes: object = {}) => ({
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ value: mrn }],
  name: [{ family: 'Synthetic', given: ['Ada'] }],
  birthDate: '1984-03-12',
  gender: 'female',
  ...changes,
});
const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});

describe('a FHIR file', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patient: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });
  beforeEach(async () => {
    patient = await clinic.createPatient();
  });

  it('is matched by the number of its Patient and keeps the written day', async () => {
    const known = await clinic.createPatient({ mrn: 'FHIR-1' });
    const file = fhir(bundle(person('FHIR-1'), response()));
    expect(await run(clinic, file)).toMatchObject({ status: 'finished', storedCount: 1 });
    expect((await recordOf(clinic, known)).assessments).toEqual([
      expect.objectContaining({ assessedOn: '2024-03-05', source: 'fhir', total: 9 }),
    ]);
    expect(await run(clinic, file)).toMatchObject({ storedCount: 0, unchangedCount: 1 });
  });

  it('that names nobody known is taken for the chosen patient', async () => {
    expect(codes(await preview(clinic, fhir(response())))).toEqual(['import.unknown_patient']);
    expect(await run(clinic, fhir(response(), patient))).toMatchObject({ storedCount: 1 });
  });

  it('that names another patient than the chosen one, or several people, is refused', async () => {
    await clinic.createPatient({ mrn: 'FHIR-2' });
    const other = fhir(bundle(person('FHIR-2'), response()), patient);
    expect(codes(await preview(clinic, other))).toEqual(['import.other_patient']);
    const second = response({ id: 'r2', subject: { reference: 'Patient/p2' } });
    const several = fhir(bundle(response(), second), patient);
    expect(codes(await preview(clinic, several))).toEqual(['import.several_people']);
  });

  it('of a patient with another birth date is refused', async () => {
    const file = fhir(bundle(person('X', { birthDate: '1984-03-13' }), response()), patient);
    expect(codes(await preview(clinic, file))).toEqual(['import.birth_date_differs']);
  });

  it('creates its patient when that is chosen', async () => {
    const file = { ...fhir(bundle(person('FHIR-3'), response())), createPatients: true };
    expect(await run(clinic, file)).toMatchObject({ newPatientCount: 1, storedCount: 1 });
  });

  it('whose total is not its sum is stored with the sum, and the batch says so', async () => {
    const total = { linkId: '/44261-6', answer: [{ valueDecimal: 12 }] };
    const file = fhir(response({ item: [...response().item, total] }), patient);
    expect(await preview(clinic, file)).toMatchObject({ isImportable: true });
    const batch = await run(clinic, file);
    expect(batch.status).toBe('finished');
    expect(codes(batch)).toEqual(['fhir.total_contradicts_items']);
    expect((await recordOf(clinic, patient)).assessments[0]?.total).toBe(9);
  });

  it('for a chosen patient of another practice finds nobody', async () => {
    const theirs = await (await TestClinic.open(api())).createPatient();
    expect(refusal(await start(clinic, fhir(response(), theirs)))).toEqual([
      404,
      'record.not_found',
    ]);
  });
});

const reference = process.env['GLABELLA_REFERENCE_DATA'];
/** The variable names the folder of all reference data, or that of these files. */
const folder = [join(reference ?? '', 'fhir-phq9'), reference ?? ''].find((one) =>
  existsSync(join(one, 'QuestionnaireResponse-phq-9-example.json')),
);

(folder === undefined ? describe.skip : describe)('the public FHIR files', () => {
  const api = useApi();

  it('import with the right totals, or are refused and leave nothing', async () => {
    const clinic = await TestClinic.open(api());
    const patient = await clinic.createPatient();
    const stored: [string, number | null | undefined, string[]][] = [];
    for (const name of readdirSync(folder ?? '').filter((file) => file.endsWith('.json'))) {
      const before = await counts(clinic);
      const content = readFileSync(join(folder ?? '', name), 'utf8');
      const batch = await run(clinic, { kind: 'fhir', content, patientId: patient });
      if (batch.status === 'finished') {
        const { assessments } = await recordOf(clinic, patient);
        const brought = assessments.find(({ importBatchId }) => importBatchId === batch.id);
        stored.push([name, brought?.total, codes(batch)]);
      } else {
        expect(batch.problems.map(({ severity }) => severity)).toEqual(['error']);
        expect(await counts(clinic)).toEqual(before);
      }
    }
    expect(stored).toEqual([
      ['Observation-PHQ9-item-example-44261-6.json', 12, []],
      ['QuestionnaireResponse-phq-9-example.json', 12, ['import.total_stands_alone']],
    ]);
    // Alone, the total came first: the form is stored beside it, because it knows the answers.
    const { assessments } = await recordOf(clinic, patient);
    expect(assessments.map(({ scoreStatus }) => scoreStatus).sort()).toEqual([
      'complete',
      'total-only',
    ]);
  });
});
