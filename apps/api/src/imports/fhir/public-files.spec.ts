import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFhir } from './read-fhir';

/**
 * The public FHIR PHQ-9 files (US Core 9.0.0, LHC-Forms, Argonaut) are read from where they lie and never copied. The
 * test bootstrap names the folder; without it there is nothing to look at.
 */
const reference = process.env['GLABELLA_REFERENCE_DATA'];
/** The variable names the folder of all reference data, or that of these files. */
const folder = [join(reference ?? '', 'fhir-phq9'), reference ?? ''].find((one) =>
  existsSync(join(one, 'QuestionnaireResponse-phq-9-example.json')),
);
const withFiles = folder === undefined ? describe.skip : describe;

const lone = (code: string, item: string) =>
  [`Observation-PHQ9-item-example-${item}.json`, code, null] as const;

/** Each file alone: the total that it imports with, or the code of its refusal. */
const table: readonly (readonly [file: string, refusal: string | null, total: number | null])[] = [
  ['QuestionnaireResponse-phq-9-example.json', null, 12],
  ['Observation-PHQ9-item-example-44261-6.json', null, 12],
  ['Observation-PHQ9-panel-example-44249-1.json', 'fhir.panel_members_missing', null],
  lone('fhir.items_incomplete', '44250-9'),
  lone('fhir.items_incomplete', '44251-7'),
  lone('fhir.items_incomplete', '44252-5'),
  lone('fhir.items_incomplete', '44253-3'),
  lone('fhir.items_incomplete', '44254-1'),
  lone('fhir.items_incomplete', '44255-8'),
  lone('fhir.items_incomplete', '44258-2'),
  lone('fhir.items_incomplete', '44259-0'),
  lone('fhir.items_incomplete', '44260-8'),
  lone('fhir.items_incomplete', '69722-7'),
  ['Questionnaire-phq-9-example.json', 'fhir.blank_form', null],
  ['argonaut-phq9-ish-R4.json', 'fhir.blank_form', null],
  ['phq9-R4-questionnaire.json', 'fhir.blank_form', null],
];

const textOf = (file: string) => readFileSync(join(folder ?? '', file), 'utf8');
const bundleOf = (files: readonly string[]) =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: files.map((file) => ({ resource: JSON.parse(textOf(file)) })),
  });

withFiles('the public FHIR PHQ-9 files', () => {
  it('are all in the table', () => {
    const files = readdirSync(folder ?? '').filter((file) => file.endsWith('.json'));
    expect(files.sort()).toEqual(table.map(([file]) => file).sort());
  });

  it.each(table)(
    '%s is refused as %s or imports with the total %s',
    async (name, refusal, total) => {
      const file = await readFhir(textOf(name));
      expect(file.assessments.map((one) => one.total)).toEqual(total === null ? [] : [total]);
      expect(file.problems.list.map(({ code }) => code)).toEqual(refusal === null ? [] : [refusal]);
      expect(file.problems.errorCount).toBe(refusal === null ? 0 : 1);
    },
  );

  it('together are one assessment, and only the blank forms are left over', async () => {
    const file = await readFhir(bundleOf(table.map(([name]) => name)));
    expect(file.assessments).toEqual([
      expect.objectContaining({
        instrumentId: 'phq9',
        assessedOn: '2022-11-29',
        answers: [2, 2, 2, 2, 1, 1, 2, 0, 0],
        functionAnswer: 1,
        total: 12,
        scoreStatus: 'complete',
        reportedTotal: 12,
      }),
    ]);
    expect(file.problems.list.map(({ severity, code }) => [severity, code])).toEqual([
      ['warning', 'fhir.blank_form'],
      ['warning', 'fhir.blank_form'],
      ['warning', 'fhir.blank_form'],
    ]);
  });

  it('give the same assessment from the Observations alone, in any order', async () => {
    const observations = table
      .map(([name]) => name)
      .filter((name) => name.startsWith('Observation'));
    for (const files of [observations, [...observations].reverse()]) {
      const file = await readFhir(bundleOf(files));
      expect(file.problems.list).toEqual([]);
      expect(file.assessments).toEqual([
        expect.objectContaining({
          assessedOn: '2022-11-29',
          answers: [2, 2, 2, 2, 1, 1, 2, 0, 0],
          functionAnswer: 1,
          total: 12,
        }),
      ]);
    }
  });
});
