import { phq9 } from '@glabella/domain/instruments';
import {
  type Json,
  answers,
  bundle,
  itemObservations,
  observation,
  patient,
  problemsOf,
  read,
  response,
  total,
  totalsOf,
} from './fhir-documents.test-data';

const mr = (value: string) => ({ type: { coding: [{ code: 'MR' }] }, value });
const local = { reference: '#p' };
/** A total whose person is inside it, under the same id as in every other. */
const totalOf = (id: string, points: number, person: Json) =>
  total({
    id,
    valueInteger: points,
    subject: local,
    contained: [{ resourceType: 'Patient', id: 'p', ...person }],
  });

describe('a person inside the resource', () => {
  it('is another one in each resource, though the id is the same', async () => {
    const file = await read(bundle(totalOf('a', 12, {}), totalOf('b', 20, {})));
    expect(totalsOf(file)).toEqual([12, 20]);
    const [a, b] = file.assessments.map(({ patient: { subject } }) => subject);
    expect(a).not.toBe(b);
  });

  it.each([
    ['other', 'D-2', 2],
    ['the same', 'D-1', 1],
  ])('with %s record number is counted as such', async (_, mrn, count) => {
    const file = await read(
      bundle(
        totalOf('a', 12, { identifier: [mr('D-1')] }),
        totalOf('b', 12, { identifier: [mr(mrn)] }),
      ),
    );
    expect(file.assessments).toHaveLength(count);
    expect(problemsOf(file)).toEqual([]);
  });

  it('is one person over panel and items that give the same record number', async () => {
    const contained = [patient({ id: 'p' })];
    const items = itemObservations(answers, { subject: local, contained });
    const panel = observation(phq9.loinc.panel, {
      subject: local,
      contained,
      hasMember: items.map(({ id }) => ({ reference: `Observation/${id}` })),
    });
    const file = await read(bundle(panel, ...items));
    expect(totalsOf(file)).toEqual([12]);
    expect(file.assessments[0]?.answers).toEqual(answers);
  });

  it('keeps apart what contained responses of the same id are the source of', async () => {
    const derivedFrom = [{ reference: '#qr' }];
    const file = await read(
      bundle(
        total({ id: 'a', valueInteger: 12, derivedFrom }),
        total({
          id: 'b',
          valueInteger: 20,
          derivedFrom,
          effectiveDateTime: '2024-04-05T10:00:00Z',
        }),
      ),
    );
    expect(totalsOf(file)).toEqual([12, 20]);
  });
});

describe('the numbers of a person', () => {
  const numbersOf = async (...identifier: Json[]) => {
    const file = await read(bundle(patient({ identifier }), response()));
    const { mrns, newMrn } = file.assessments[0]?.patient ?? {};
    return { mrns, newMrn };
  };
  const typed = (code: string, value: string) => ({ type: { coding: [{ code }] }, value });

  it.each([
    ['a social security number', typed('SS', '999-12-3456')],
    ['a driving licence', typed('DL', 'S99912345')],
    ['a passport', typed('PPN', 'X12345678X')],
    [
      'a social security number by its system',
      { system: 'http://hl7.org/fhir/sid/us-ssn', value: '999123456' },
    ],
  ])('leave out %s', async (_, official) => {
    expect(await numbersOf(official)).toEqual({ mrns: [], newMrn: null });
    expect(await numbersOf(official, { value: 'D-1' })).toEqual({ mrns: ['D-1'], newMrn: 'D-1' });
  });

  it('leave open which is the record number when none of several says so', async () => {
    expect(await numbersOf({ value: 'A' }, { value: 'B' })).toEqual({
      mrns: ['A', 'B'],
      newMrn: null,
    });
    expect(await numbersOf({ value: 'A' }, mr('B'))).toEqual({ mrns: ['B', 'A'], newMrn: 'B' });
  });
});
