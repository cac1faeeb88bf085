import { phq9 } from '@glabella/domain/instruments';
import {
  type Json,
  loinc,
  answers,
  response,
  observation,
  total,
  itemObservations,
  bundle,
  read,
  problemsOf,
  totalsOf,
} from './fhir-documents.test-data';

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
