import { phq9, scoreAnswers, totalOf } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import {
  type Json,
  loinc,
  coded,
  answers,
  response,
  withItem,
  bundle,
  read,
  problemsOf,
  totalsOf,
} from './fhir-documents.test-data';

describe('a response', () => {
  it('is scored from its answers', async () => {
    const file = await read(withItem('/69722-7', { valueCoding: loinc('LA6575-0') }));
    expect(problemsOf(file)).toEqual([]);
    expect(file.assessments).toEqual([
      {
        line: 1,
        patient: {
          mrns: [],
          newMrn: null,
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
            total: totalOf(score),
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
