import * as fc from 'fast-check';
import {
  type Json,
  response,
  observation,
  total,
  bundle,
  patient,
  read,
  problemsOf,
} from './fhir-documents.test-data';
import { readFhir } from './read-fhir';

describe('whose form it is', () => {
  it('stands in the Patient of the same file, the medical record number first', async () => {
    const file = await read(bundle(patient(), response()));
    expect(file.assessments[0]?.patient).toEqual({
      mrns: ['D-1', 'X-9'],
      newMrn: 'D-1',
      subject: 'Patient/demo',
      givenName: 'Ada Bea',
      familyName: 'Demo',
      birthDate: '1980-02-03',
      sex: 'female',
    });
  });

  it.each<[string, Json]>([
    [
      'in a contained Patient',
      response({ subject: { reference: '#p' }, contained: [patient({ id: 'p' })] }),
    ],
    ['in the reference itself', response({ subject: { identifier: { value: 'D-1' } } })],
  ])('stands %s', async (_, document) => {
    const file = await read(document);
    expect(file.assessments[0]?.patient.mrns[0]).toBe('D-1');
  });

  it('is not guessed from the id of a Patient elsewhere', async () => {
    expect((await read(response())).assessments[0]?.patient.mrns).toEqual([]);
  });
});

describe('a file that is no FHIR to be read', () => {
  it.each<[string, string | null, string]>([
    ['another encoding', null, 'import.encoding'],
    ['XML', '<Bundle/>', 'fhir.not_json'],
    ['lines of JSON', '{"resourceType":"Patient"}\n{"resourceType":"Patient"}', 'fhir.not_json'],
    ['other JSON', '{"a":1}', 'fhir.no_resource'],
    ['a number', '1', 'fhir.no_resource'],
    ['an empty Bundle', '{"resourceType":"Bundle"}', 'fhir.no_resource'],
  ])('%s is refused', async (_, text, code) => {
    const file = await readFhir(text);
    expect(problemsOf(file)).toEqual([['error', code, null]]);
  });

  it.each([
    ['lists', (levels: number) => '['.repeat(levels) + ']'.repeat(levels)],
    [
      'questions',
      (levels: number) =>
        `{"resourceType":"QuestionnaireResponse","item":${'[{"item":'.repeat(levels)}[]${'}]'.repeat(levels)}}`,
    ],
  ])('may nest its %s too deep', async (_, nested) => {
    const file = await readFhir(nested(20_000));
    expect(problemsOf(file)).toEqual([['error', 'fhir.too_deep', null]]);
  });

  it('does not take brackets in a text for levels', async () => {
    const note = `\\"${'['.repeat(300)}`;
    expect(problemsOf(await read({ ...total(), note: [{ text: note }] }))).toEqual([]);
  });

  it.each([
    ['a zero byte', 'D\u0000'],
    ['half of a pair', 'D\ud800'],
  ])('may hold %s, which cannot be stored', async (_, value) => {
    const file = await read(bundle(total(), response({ subject: { identifier: { value } } })));
    expect(problemsOf(file)).toEqual([['error', 'fhir.unstorable_text', 2]]);
  });

  it('may spell such a character out, which is plain text', async () => {
    const value = String.raw`D\u0000`;
    const file = await read(response({ subject: { identifier: { value } } }));
    expect(file.assessments[0]?.patient.mrns).toEqual([value]);
  });

  it.each<[string, Json]>([
    ['a response', response({ language: 'not a tag' })],
    ['an Observation', total({ valueInteger: 12, language: 'x'.repeat(40) })],
  ])('may name no language in %s', async (_, document) => {
    const file = await read(document);
    expect(file.assessments).toEqual([]);
    expect(problemsOf(file)).toEqual([['error', 'fhir.language', 1]]);
  });

  it('survives whatever stands where something else should', async () => {
    const odd = fc.jsonValue({ maxDepth: 3 });
    const keys = fc.constantFrom(
      ...[
        'item',
        'answer',
        'code',
        'subject',
        'contained',
        'hasMember',
        'derivedFrom',
        'component',
      ],
      ...[
        'authored',
        'effectiveDateTime',
        'valueInteger',
        'valueCoding',
        'status',
        'questionnaire',
        'id',
      ],
    );
    const types = fc.constantFrom(
      'QuestionnaireResponse',
      'Observation',
      'Patient',
      'Questionnaire',
      'Bundle',
    );
    await fc.assert(
      fc.asyncProperty(types, fc.dictionary(keys, odd), async (resourceType, fields) => {
        const base = resourceType === 'Observation' ? total() : response();
        await expect(read(bundle({ ...base, ...fields, resourceType }))).resolves.toBeDefined();
      }),
    );
  });

  it('never repeats what stood in the file', async () => {
    const file = await read(
      bundle(
        response({ authored: 'Canary-1' }),
        response({ id: 'r2', status: 'Canary-2' }),
        total({ valueString: 'Canary-3' }),
        observation('Canary-4', { valueString: 'Canary-5' }),
        { resourceType: 'Canary-6' },
      ),
    );
    expect(file.problems.count).toBe(5);
    expect(JSON.stringify(file.problems.list)).not.toContain('Canary');
  });
});
