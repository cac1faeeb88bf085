import { phq9, scoreAnswers } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import type { ReadFile } from '../read-assessment';
import { readFhir } from './read-fhir';

type Json = Record<string, unknown>;

const subject = { reference: 'Patient/demo' };
const loinc = (code: string, display?: string) => ({
  system: 'http://loinc.org',
  code,
  ...(display === undefined ? {} : { display }),
});
const option = (points: number) => phq9.options[points]?.loinc ?? '';
const coded = (points: number) => ({ valueCoding: loinc(option(points)) });
const answers = [2, 2, 2, 2, 1, 1, 2, 0, 0];

const response = (changes: Json = {}, values: readonly (Json | null)[] = answers.map(coded)) => ({
  resourceType: 'QuestionnaireResponse',
  id: 'r1',
  status: 'completed',
  subject,
  authored: '2024-03-05T10:00:00Z',
  item: values.map((value, at) => ({
    linkId: `/${phq9.items[at]?.loinc}`,
    ...(value === null ? {} : { answer: [value] }),
  })),
  ...changes,
});
const withItem = (linkId: string, value: Json, base: Json = response()) => ({
  ...base,
  item: [...(base['item'] as Json[]), { linkId, answer: [value] }],
});
const observation = (code: string, changes: Json = {}) => ({
  resourceType: 'Observation',
  id: `o-${code}`,
  status: 'final',
  subject,
  effectiveDateTime: '2024-03-05T10:00:00Z',
  code: { coding: [loinc(code)] },
  ...changes,
});
const total = (changes: Json = { valueInteger: 12 }) => observation(phq9.loinc.total, changes);
const itemObservations = (values: readonly number[] = answers, changes: Json = {}) =>
  values.map((points, at) =>
    observation(phq9.items[at]?.loinc ?? '', {
      valueCodeableConcept: { coding: [loinc(option(points))] },
      ...changes,
    }),
  );
const bundle = (...resources: Json[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});
const patient = (changes: Json = {}) => ({
  resourceType: 'Patient',
  id: 'demo',
  identifier: [
    { system: 'urn:other', value: 'X-9' },
    { type: { coding: [{ code: 'MR' }] }, value: 'D-1' },
  ],
  name: [{ use: 'official', family: 'Demo', given: ['Ada', 'Bea'] }],
  birthDate: '1980-02-03',
  gender: 'female',
  ...changes,
});

const read = (document: unknown): Promise<ReadFile> => readFhir(JSON.stringify(document));
const problemsOf = ({ problems }: ReadFile) =>
  problems.list.map(({ severity, code, line }) => [severity, code, line]);
const totalsOf = (file: ReadFile) => file.assessments.map((one) => one.total);

describe('a response', () => {
  it('is scored from its answers', async () => {
    const file = await read(withItem('/69722-7', { valueCoding: loinc('LA6575-0') }));
    expect(problemsOf(file)).toEqual([]);
    expect(file.assessments).toEqual([
      {
        line: 1,
        patient: {
          mrns: [],
          subject: 'Patient/demo',
          givenName: null,
          familyName: null,
          birthDate: null,
          sex: null,
        },
        instrumentId: 'phq9',
        assessedOn: '2024-03-05',
        answers,
        functionAnswer: 2,
        total: 12,
        scoreStatus: 'complete',
        reportedTotal: null,
        language: 'und',
      },
    ]);
  });

  it.each<[string, Json]>([
    ['a code of LOINC', { valueCoding: loinc('LA6570-1') }],
    ['a code without a system', { valueCoding: { code: 'LA6570-1' } }],
    ['a whole number', { valueInteger: 2 }],
    ['a decimal', { valueDecimal: 2 }],
    ['a quantity', { valueQuantity: { value: 2, unit: '{score}' } }],
    ['a number as text', { valueString: '2' }],
    ['the printed words', { valueString: 'More than half the days' }],
    ['the printed words in another writing', { valueString: 'MORE than  half-the-days' }],
    [
      'a code of the SDC example',
      {
        valueCoding: {
          system: 'http://hl7.org/fhir/uv/sdc/CodeSystem/CSPHQ9',
          code: 'More than half the days',
        },
      },
    ],
    [
      'a foreign code with an ordinal value',
      {
        valueCoding: {
          system: 'urn:x',
          code: 'c',
          extension: [
            { url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: 2 },
          ],
        },
      },
    ],
    [
      'a foreign code with the printed words',
      { valueCoding: { system: 'urn:x', code: 'c', display: 'More than half the days' } },
    ],
  ])('takes %s for 2 points', async (_, value) => {
    const file = await read(response({}, [value, ...answers.slice(1).map(coded)]));
    expect(problemsOf(file)).toEqual([]);
    expect(file.assessments[0]?.answers).toEqual(answers);
  });

  it.each<[string, Json]>([
    ['4 points', { valueInteger: 4 }],
    ['-1 point', { valueInteger: -1 }],
    ['half a point', { valueDecimal: 1.5 }],
    ['other words', { valueString: 'sometimes' }],
    ['a foreign code alone', { valueCoding: { system: 'urn:x', code: '2' } }],
    ['a code of the question about functioning', { valueCoding: loinc('LA6572-7', 'Not at all') }],
    ['a code and words that differ', { valueCoding: loinc('LA6570-1', 'Not at all') }],
    ['a yes', { valueBoolean: true }],
  ])('refuses %s as an answer', async (_, value) => {
    const file = await read(response({}, [value, ...answers.slice(1).map(coded)]));
    expect(file.assessments).toEqual([]);
    expect(problemsOf(file)).toEqual([['error', 'fhir.answer', 1]]);
  });

  it.each<[string, (Json | null)[], string, number | null]>([
    ['one question open', [null, ...answers.slice(1).map(coded)], 'prorated', 11],
    ['item 9 open', [...answers.slice(0, 8).map(coded), null], 'none', null],
    ['three questions open', [null, null, null, ...answers.slice(3).map(coded)], 'none', null],
  ])('with %s follows the rule for gaps', async (_, values, scoreStatus, expected) => {
    const file = await read(response({}, values));
    expect(file.assessments.map((one) => [one.scoreStatus, one.total])).toEqual([
      [scoreStatus, expected],
    ]);
  });

  it('takes a question that is left out for one that is open', async () => {
    const file = await read(response({ item: response().item.slice(1) }));
    expect(file.assessments[0]?.answers).toEqual([null, ...answers.slice(1)]);
  });

  it.each<[string, Json, number]>([
    ['valueDecimal', { valueDecimal: 12 }, 0],
    ['valueInteger', { valueInteger: 12 }, 0],
    ['valueQuantity', { valueQuantity: { value: 12 } }, 0],
    ['valueString', { valueString: '12' }, 0],
    ['valueDecimal that differs', { valueDecimal: 13 }, 1],
  ])('compares a total given as %s', async (_, value, warnings) => {
    const file = await read(withItem('/44261-6', value));
    expect(totalsOf(file)).toEqual([12]);
    expect(problemsOf(file)).toEqual(
      Array.from({ length: warnings }, () => ['warning', 'fhir.total_contradicts_items', 1]),
    );
  });

  it('does not store the total of a form that counted a gap as zero', async () => {
    const values = [null, null, null, ...answers.slice(3).map(coded)];
    const file = await read(withItem('/44261-6', { valueDecimal: 6 }, response({}, values)));
    expect(totalsOf(file)).toEqual([null]);
    expect(problemsOf(file)).toEqual([['warning', 'fhir.total_contradicts_items', 1]]);
  });

  it.each(['entered-in-error', 'in-progress', 'stopped', undefined])(
    'with the status %s is refused',
    async (status) => {
      const file = await read(response({ status }));
      expect(file.assessments).toEqual([]);
      expect(problemsOf(file)).toEqual([['error', 'fhir.status', 1]]);
    },
  );

  it.each([
    ['2024-03-05', '2024-03-05'],
    ['2024-03-05T23:59:59-08:00', '2024-03-05'],
    ['2024-03-05T00:00:01+14:00', '2024-03-05'],
    ['2024-03-05T10:00:00.123456Z', '2024-03-05'],
  ])('authored %s keeps the written day', async (authored, on) => {
    const file = await read(response({ authored }));
    expect(file.assessments.map(({ assessedOn }) => assessedOn)).toEqual([on]);
  });

  it.each(['2024', '2024-03', '2024-02-30', '05.03.2024', '', undefined])(
    'authored "%s" is refused',
    async (authored) => {
      const file = await read(response({ authored }));
      expect(problemsOf(file)).toEqual([['error', 'fhir.date', 1]]);
    },
  );

  it('agrees with the scoring engine for any answers', async () => {
    const answer = fc.constantFrom(0, 1, 2, 3, null);
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 9, maxLength: 9 }), async (given) => {
        const file = await read(
          response(
            {},
            given.map((points) => (points === null ? null : coded(points))),
          ),
        );
        const score = scoreAnswers(phq9, given);
        expect(file.assessments).toEqual([
          expect.objectContaining({
            answers: given,
            scoreStatus: score.status,
            total: score.status === 'none' ? null : score.total,
          }),
        ]);
      }),
    );
  });
});

describe('the questions of a response', () => {
  const asked = (linkIdOf: (number: number) => string, changes: Json = {}) =>
    response({
      item: [
        {
          linkId: 'group',
          item: answers.map((points, at) => ({
            linkId: linkIdOf(at + 1),
            answer: [coded(points)],
          })),
        },
      ],
      ...changes,
    });

  it.each<[string, Json]>([
    ['US Core and LHC-Forms', response()],
    ['bare codes', asked((n) => phq9.items[n - 1]?.loinc ?? '')],
    ['codes inside a path', asked((n) => `/44249-1/${phq9.items[n - 1]?.loinc}`)],
    [
      'Argonaut',
      asked((n) => `g1.q${n}`, {
        questionnaire:
          'http://fhir.org/guides/argonaut-questionnaire/Questionnaire/questionnaire-example-phq9',
      }),
    ],
    [
      'the SDC example',
      asked((n) => `H1/T1/Q${n}`, {
        questionnaire:
          'http://hl7.org/fhir/uv/sdc/Questionnaire/questionnaire-sdc-profile-example-PHQ9|3.0.0',
      }),
    ],
    [
      'the German PRO module',
      asked((n) => `PHQ.${n}`, { questionnaire: 'Questionnaire/mii-qst-pro-phq-9' }),
    ],
    [
      'the official words',
      response({
        item: answers.map((points, at) => ({
          linkId: `x${9 - at}`,
          text: phq9.items[at]?.text,
          answer: [coded(points)],
        })),
      }),
    ],
  ])('are known from %s', async (_, document) => {
    const file = await read(document);
    expect(problemsOf(file)).toEqual([]);
    expect(file.assessments[0]?.answers).toEqual(answers);
  });

  it('are known from the codes and weights of a Questionnaire in the same file', async () => {
    const questionnaire = {
      resourceType: 'Questionnaire',
      url: 'urn:own-form',
      status: 'active',
      item: phq9.items.map(({ loinc: code, number }) => ({
        linkId: `own-${number}`,
        code: [loinc(code)],
        answerOption: [0, 1, 2, 3].map((points) => ({
          valueCoding: { system: 'urn:own', code: `w${points}` },
          extension: [
            { url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: points },
          ],
        })),
      })),
    };
    const filled = response({
      questionnaire: 'urn:own-form|2',
      item: answers.map((points, at) => ({
        linkId: `own-${at + 1}`,
        answer: [{ valueCoding: { system: 'urn:own', code: `w${points}` } }],
      })),
    });
    const file = await read(bundle(questionnaire, filled));
    expect(file.assessments[0]?.answers).toEqual(answers);
    expect(problemsOf(file)).toEqual([['warning', 'fhir.blank_form', 1]]);
  });

  it.each<[string, Json]>([
    ['an unknown form', asked((n) => `q${n}`)],
    ['a PHQ-2, which shares two questions', response({ item: response().item.slice(0, 2) })],
    ['no questions', response({ item: [] })],
  ])('of %s are refused', async (_, document) => {
    const file = await read(document);
    expect(file.assessments).toEqual([]);
    expect(problemsOf(file)).toEqual([['error', 'fhir.unknown_form', 1]]);
  });

  it('of two instruments make two assessments', async () => {
    const gad7Items = ['69725-0', '68509-9', '69733-4', '69734-2', '69735-9', '69689-8', '69736-7'];
    const both = response({
      item: [
        ...response().item,
        ...gad7Items.map((code) => ({ linkId: `/${code}`, answer: [coded(1)] })),
      ],
    });
    const file = await read(both);
    expect(file.assessments.map(({ instrumentId, total: sum }) => [instrumentId, sum])).toEqual([
      ['phq9', 12],
      ['gad7', 7],
    ]);
  });
});

describe('an SDC response whose total is not its sum', () => {
  it('is stored with the sum and the contradiction is reported', async () => {
    const labels = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'];
    const given = [0, 0, 0, 1, 2, 1, 3, 2, 1];
    const file = await read({
      resourceType: 'QuestionnaireResponse',
      questionnaire:
        'http://hl7.org/fhir/uv/sdc/Questionnaire/questionnaire-sdc-profile-example-PHQ9',
      status: 'completed',
      subject: { reference: 'http://hl7.org/fhir/Patient/proband' },
      authored: '2019-08-21T20:36:57.544Z',
      item: [
        {
          linkId: 'H1/T1',
          item: [
            ...given.map((points, at) => ({
              linkId: `H1/T1/Q${at + 1}`,
              answer: [
                {
                  valueCoding: {
                    system: 'http://example.org/CodeSystem/CSPHQ9',
                    code: labels[points]?.replaceAll(' ', '-'),
                    display: labels[points],
                  },
                },
              ],
            })),
            { linkId: 'H1/TS', answer: [{ valueQuantity: { value: 13, unit: '{score}' } }] },
          ],
        },
      ],
    });
    expect(file.assessments).toEqual([
      expect.objectContaining({ answers: given, total: 10, reportedTotal: 13 }),
    ]);
    expect(problemsOf(file)).toEqual([['warning', 'fhir.total_contradicts_items', 1]]);
  });
});

describe('an Observation of the total', () => {
  it.each<[string, Json]>([
    ['valueInteger', { valueInteger: 12 }],
    ['valueQuantity', { valueQuantity: { value: 12, unit: '{score}', code: '{score}' } }],
    ['valueString', { valueString: '12' }],
    ['valueDecimal', { valueDecimal: 12 }],
  ])('as %s stands for itself', async (_, value) => {
    const file = await read(total(value));
    expect(file.assessments).toEqual([
      expect.objectContaining({ answers: null, total: 12, scoreStatus: 'total-only' }),
    ]);
  });

  it.each([0, 27])('of %s is taken', async (valueInteger) => {
    expect(totalsOf(await read(total({ valueInteger })))).toEqual([valueInteger]);
  });

  it.each<[string, Json]>([
    ['28', { valueInteger: 28 }],
    ['300', { valueQuantity: { value: 300 } }],
    ['-1', { valueInteger: -1 }],
    ['12.5', { valueQuantity: { value: 12.5 } }],
    ['severe', { valueString: 'severe' }],
  ])('of %s is refused', async (_, value) => {
    const file = await read(total(value));
    expect(file.assessments).toEqual([]);
    expect(problemsOf(file)).toEqual([['error', 'fhir.total_range', 1]]);
  });

  it.each(['preliminary', 'cancelled', 'entered-in-error', 'registered', undefined])(
    'with the status %s is refused',
    async (status) => {
      const file = await read(total({ valueInteger: 12, status }));
      expect(problemsOf(file)).toEqual([['error', 'fhir.status', 1]]);
    },
  );

  it('without a value is no assessment', async () => {
    const file = await read(total({ dataAbsentReason: { text: 'declined' } }));
    expect(file.assessments).toEqual([]);
    expect(problemsOf(file)).toEqual([['error', 'fhir.items_incomplete', 1]]);
  });

  it('of something else is refused', async () => {
    expect(problemsOf(await read(observation('8867-4', { valueInteger: 60 })))).toEqual([
      ['error', 'fhir.other_observation', 1],
    ]);
  });
});

describe('response, panel, total and items', () => {
  const members = [...phq9.items.map(({ loinc: code }) => code), phq9.loinc.total];
  const panel = (changes: Json = {}) =>
    observation(phq9.loinc.panel, {
      hasMember: members.map((code) => ({ reference: `Observation/o-${code}` })),
      ...changes,
    });
  const derivedFrom = [{ reference: 'QuestionnaireResponse/r1' }];

  it.each<[string, Json[]]>([
    ['linked', [response(), panel({ derivedFrom }), ...itemObservations(), total()]],
    [
      'in another order',
      [total(), ...itemObservations().reverse(), panel({ derivedFrom }), response()],
    ],
    ['panel, items and total', [panel(), ...itemObservations(), total()]],
    ['panel and items', [panel(), ...itemObservations()]],
    ['response and total, linked', [response(), total({ valueInteger: 12, derivedFrom })]],
    ['response and total of one moment', [response(), total()]],
    [
      'response and total of one moment, written differently',
      [response(), total({ valueInteger: 12, effectiveDateTime: '2024-03-05T11:00:00.000+01:00' })],
    ],
    [
      'response and total of one day',
      [response(), total({ valueInteger: 12, effectiveDateTime: '2024-03-05' })],
    ],
    ['items of one moment without a panel', itemObservations()],
    ['items and total of one moment without a panel', [...itemObservations(), total()]],
    ['items derived from a response elsewhere', itemObservations(answers, { derivedFrom })],
  ])('%s are one assessment', async (_, resources) => {
    const file = await read(bundle(...resources));
    expect(problemsOf(file)).toEqual([]);
    expect(file.assessments).toEqual([expect.objectContaining({ answers, total: 12 })]);
  });

  it('are found by absolute references, versions and full URLs', async () => {
    const file = await read({
      resourceType: 'Bundle',
      type: 'searchset',
      entry: [
        { fullUrl: 'urn:uuid:0b1', resource: { ...response(), id: undefined } },
        {
          resource: total({
            valueInteger: 12,
            effectiveDateTime: '2024-03-06T10:00:00Z',
            derivedFrom: [{ reference: 'urn:uuid:0b1' }],
          }),
        },
        {
          resource: observation(phq9.loinc.panel, {
            derivedFrom: [
              { reference: 'https://ehr.example/fhir/Observation/o-44261-6/_history/3' },
            ],
          }),
        },
      ],
    });
    expect(file.assessments).toEqual([
      expect.objectContaining({ assessedOn: '2024-03-05', total: 12 }),
    ]);
  });

  it('take components for items', async () => {
    const component = answers.map((points, at) => ({
      code: { coding: [loinc(phq9.items[at]?.loinc ?? '')] },
      valueInteger: points,
    }));
    const file = await read(observation(phq9.loinc.panel, { component }));
    expect(file.assessments).toEqual([expect.objectContaining({ answers, total: 12 })]);
  });

  it('take an absent answer of a panel for a gap', async () => {
    const [first, ...others] = itemObservations();
    const absent = {
      ...first,
      valueCodeableConcept: undefined,
      dataAbsentReason: { text: 'declined' },
    };
    const file = await read(bundle(panel({ hasMember: [] }), absent, ...others));
    expect(file.assessments).toEqual([
      expect.objectContaining({ answers: [null, ...answers.slice(1)], scoreStatus: 'prorated' }),
    ]);
  });

  it.each<[string, Json[], unknown[]]>([
    [
      'two forms of one day with different totals',
      [response(), total({ valueInteger: 5, effectiveDateTime: '2024-03-05' })],
      [12, 5],
    ],
    [
      'two forms of one day',
      [response(), response({ id: 'r2', authored: '2024-03-05T15:00:00Z' })],
      [12, 12],
    ],
    [
      'forms of two people at one moment',
      [response(), response({ id: 'r2', subject: { reference: 'Patient/other' } })],
      [12, 12],
    ],
    [
      'a lone total that fits two forms of its day',
      [
        response(),
        response({ id: 'r2', authored: '2024-03-05T15:00:00Z' }),
        total({ valueInteger: 12, effectiveDateTime: '2024-03-05' }),
      ],
      [12, 12, 12],
    ],
  ])('of %s stay apart', async (_, resources, totals) => {
    expect(totalsOf(await read(bundle(...resources)))).toEqual(totals);
  });

  it('whose total differs are stored with the sum, and it is said', async () => {
    const file = await read(bundle(response(), total({ valueInteger: 13, derivedFrom })));
    expect(totalsOf(file)).toEqual([12]);
    expect(problemsOf(file)).toEqual([['warning', 'fhir.total_contradicts_items', 1]]);
  });

  it.each<[string, Json[], string]>([
    [
      'answer an item differently',
      [response(), ...itemObservations([0, ...answers.slice(1)], { derivedFrom })],
      'fhir.items_contradict',
    ],
    [
      'name different patients',
      [
        response(),
        total({ valueInteger: 12, derivedFrom, subject: { reference: 'Patient/other' } }),
      ],
      'fhir.subjects_differ',
    ],
    [
      'give two totals and no answers',
      [panel({ derivedFrom, valueInteger: 12 }), total({ valueInteger: 13, derivedFrom })],
      'fhir.totals_contradict',
    ],
    [
      'hold two versions of one resource',
      [response(), response({ authored: '2024-03-06' })],
      'fhir.several_versions',
    ],
  ])('that %s are refused', async (_, resources, code) => {
    const file = await read(bundle(...resources));
    expect(file.problems.errorCount).toBe(1);
    expect(file.problems.list[0]?.code).toBe(code);
  });

  it.each<[string, Json[], string]>([
    ['a panel alone', [panel()], 'fhir.panel_members_missing'],
    [
      'a panel with some of its items',
      [panel(), ...itemObservations().slice(0, 8)],
      'fhir.panel_members_missing',
    ],
    ['an item alone', itemObservations().slice(8), 'fhir.items_incomplete'],
    ['a total with item 9', [total(), ...itemObservations().slice(8)], 'fhir.items_incomplete'],
  ])('%s is refused', async (_, resources, code) => {
    const file = await read(bundle(...resources));
    expect(file.assessments).toEqual([]);
    expect(new Set(file.problems.list.map((one) => one.code))).toEqual(new Set([code]));
    expect(file.problems.errorCount).toBeGreaterThan(0);
  });

  it('keep one refused resource from holding back the rest', async () => {
    const file = await read(
      bundle(response(), total({ status: 'entered-in-error' }), { resourceType: 'Encounter' }),
    );
    expect(totalsOf(file)).toEqual([12]);
    expect(problemsOf(file)).toEqual([
      ['warning', 'fhir.status', 2],
      ['warning', 'fhir.other_resource', 3],
    ]);
  });

  it('written twice count once', async () => {
    const file = await read(bundle(response(), response()));
    expect(totalsOf(file)).toEqual([12]);
    expect(problemsOf(file)).toEqual([['warning', 'fhir.repeated', 2]]);
  });
});

describe('whose form it is', () => {
  it('stands in the Patient of the same file, the medical record number first', async () => {
    const file = await read(bundle(patient(), response()));
    expect(file.assessments[0]?.patient).toEqual({
      mrns: ['D-1', 'X-9'],
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
