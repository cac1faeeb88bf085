/** A diagnosis that a course of treatment can carry: ICD-10-CM code and its name. */
export interface Diagnosis {
  readonly code: string;
  readonly label: string;
}

/**
 * The depressive disorders of ICD-10-CM F32, F33 and F34.1. F32.81 (premenstrual dysphoric
 * disorder) is not one of them: no trial treated it.
 */
export const diagnoses: readonly Diagnosis[] = [
  { code: 'F32.0', label: 'Major depressive disorder, single episode, mild' },
  { code: 'F32.1', label: 'Major depressive disorder, single episode, moderate' },
  {
    code: 'F32.2',
    label: 'Major depressive disorder, single episode, severe without psychotic features',
  },
  {
    code: 'F32.3',
    label: 'Major depressive disorder, single episode, severe with psychotic features',
  },
  { code: 'F32.4', label: 'Major depressive disorder, single episode, in partial remission' },
  { code: 'F32.5', label: 'Major depressive disorder, single episode, in full remission' },
  { code: 'F32.89', label: 'Other specified depressive episodes' },
  { code: 'F32.9', label: 'Major depressive disorder, single episode, unspecified' },
  { code: 'F32.A', label: 'Depression, unspecified' },
  { code: 'F33.0', label: 'Major depressive disorder, recurrent, mild' },
  { code: 'F33.1', label: 'Major depressive disorder, recurrent, moderate' },
  {
    code: 'F33.2',
    label: 'Major depressive disorder, recurrent, severe without psychotic features',
  },
  { code: 'F33.3', label: 'Major depressive disorder, recurrent, severe with psychotic symptoms' },
  { code: 'F33.40', label: 'Major depressive disorder, recurrent, in remission, unspecified' },
  { code: 'F33.41', label: 'Major depressive disorder, recurrent, in partial remission' },
  { code: 'F33.42', label: 'Major depressive disorder, recurrent, in full remission' },
  { code: 'F33.8', label: 'Other recurrent depressive disorders' },
  { code: 'F33.9', label: 'Major depressive disorder, recurrent, unspecified' },
  { code: 'F34.1', label: 'Dysthymic disorder' },
];

/** ICD-10 as its modifications write it: a letter, a digit, a digit or letter, up to four more after a point. */
export const icd10Pattern = /^[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/;

/** A diagnosis, or a whole category of them, as a list of choices offers it. */
export interface DiagnosisChoice {
  readonly id: string;
  readonly label: string;
}

/**
 * What a cohort can be narrowed to of these diagnoses, by code: each of them once, and before the first
 * of several in one category (F33) that category.
 */
export function diagnosisChoices(known: readonly Diagnosis[]): DiagnosisChoice[] {
  const labels = new Map(known.map(({ code, label }) => [code, label]));
  const codes = [...labels.keys()].sort();
  const categoryOf = (code: string): string => code.slice(0, 3);
  return codes.flatMap((code, at) => {
    const category = categoryOf(code);
    const inIt = codes.filter((one) => categoryOf(one) === category);
    const isFirst = at === codes.indexOf(inIt[0] ?? '');
    const whole = { id: category, label: `${category}, every code` };
    return [
      ...(isFirst && inIt.length > 1 && code !== category ? [whole] : []),
      { id: code, label: `${code} ${labels.get(code) ?? ''}` },
    ];
  });
}

/** The codes of all diagnoses, for the schema of a message. */
export const diagnosisCodes: readonly string[] = diagnoses.map(({ code }) => code);

/** What the axillary protocol is for. */
export const axillaryDiagnoses: readonly Diagnosis[] = [
  { code: 'L74.510', label: 'Primary focal hyperhidrosis, axilla' },
];

/** What the shipped protocols are for. */
export const shippedDiagnoses: readonly Diagnosis[] = [...diagnoses, ...axillaryDiagnoses];

/** The diagnosis of that code; undefined for one that no shipped protocol is for. */
export function findDiagnosis(code: string): Diagnosis | undefined {
  return shippedDiagnoses.find((diagnosis) => diagnosis.code === code);
}
