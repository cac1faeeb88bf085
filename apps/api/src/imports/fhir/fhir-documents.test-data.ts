import { phq9 } from '@glabella/domain/instruments';
import type { ReadFile } from '../read-assessment';
import { readFhir } from './read-fhir';

/** Small FHIR documents for the specs of this folder, and how they look at what was read. */
export type Json = Record<string, unknown>;

export const subject = { reference: 'Patient/demo' };
export const loinc = (code: string, display?: string) => ({
  system: 'http://loinc.org',
  code,
  ...(display === undefined ? {} : { display }),
});
export const option = (points: number) => phq9.options[points]?.loinc ?? '';
export const coded = (points: number) => ({ valueCoding: loinc(option(points)) });
export const answers = [2, 2, 2, 2, 1, 1, 2, 0, 0];

export const response = (
  changes: Json = {},
  values: readonly (Json | null)[] = answers.map(coded),
) => ({
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
export const withItem = (linkId: string, value: Json, base: Json = response()) => ({
  ...base,
  item: [...(base['item'] as Json[]), { linkId, answer: [value] }],
});
export const observation = (code: string, changes: Json = {}) => ({
  resourceType: 'Observation',
  id: `o-${code}`,
  status: 'final',
  subject,
  effectiveDateTime: '2024-03-05T10:00:00Z',
  code: { coding: [loinc(code)] },
  ...changes,
});
export const total = (changes: Json = { valueInteger: 12 }) =>
  observation(phq9.loinc.total, changes);
export const itemObservations = (values: readonly number[] = answers, changes: Json = {}) =>
  values.map((points, at) =>
    observation(phq9.items[at]?.loinc ?? '', {
      valueCodeableConcept: { coding: [loinc(option(points))] },
      ...changes,
    }),
  );
export const bundle = (...resources: Json[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});
export const patient = (changes: Json = {}) => ({
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

export const read = (document: unknown): Promise<ReadFile> => readFhir(JSON.stringify(document));
export const problemsOf = ({ problems }: ReadFile) =>
  problems.list.map(({ severity, code, line }) => [severity, code, line]);
export const totalsOf = (file: ReadFile) => file.assessments.map((one) => one.total);
