import type { AnswerOption } from '@glabella/domain/instruments';
import { isLoinc } from './fhir-codes';
import { type JsonObject, asObject, numberIn, objectsIn, textIn } from './json';

/** What an answer is worth: points, no answer, or why it cannot be told. */
export type AnswerPoints =
  | { readonly kind: 'points'; readonly points: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'unreadable'; readonly why: 'unknown' | 'contradiction' | 'out-of-range' };

/** Points that a Questionnaire in the same file gives to the codes of its own options. */
export type OptionWeights = ReadonlyMap<string, number>;

const OPEN: AnswerPoints = { kind: 'open' };
const WEIGHT_EXTENSIONS = ['/ordinalValue', '/itemWeight', '/questionnaire-ordinalValue'];
const numericText = /^\d{1,4}(?:\.0+)?$/;

/**
 * Reads the value[x] of an answer or an Observation: a number in any of FHIR's types, a code of the instrument's own
 * answer list, a weight, or the printed words. All that it says must agree.
 */
export function answerPoints(
  holder: JsonObject,
  options: readonly AnswerOption[],
  weights: OptionWeights = new Map(),
): AnswerPoints {
  const value = valueOf(holder);
  if (value === undefined) return OPEN;
  const said = evidence(value, options, weights);
  if (said === 'foreign-code') return { kind: 'unreadable', why: 'unknown' };
  const [points, ...others] = new Set(said);
  if (points === undefined) return { kind: 'unreadable', why: 'unknown' };
  if (others.length > 0) return { kind: 'unreadable', why: 'contradiction' };
  return options.some((option) => option.value === points)
    ? { kind: 'points', points }
    : { kind: 'unreadable', why: 'out-of-range' };
}

/** A total in any of FHIR's types: a whole number, null when there is no value, undefined when it is no number. */
export function totalIn(holder: JsonObject): number | null | undefined {
  const value = valueOf(holder);
  if (value === undefined) return null;
  return numberOf(value);
}

/** The value[x] of an element, whatever its type; undefined without one. */
function valueOf(holder: JsonObject): unknown {
  const key = Object.keys(holder).find((name) => /^value[A-Z]/.test(name));
  return key === undefined ? undefined : (holder[key] ?? undefined);
}

/** valueInteger, valueDecimal, valueQuantity, numeric valueString: a whole number or undefined. */
function numberOf(value: unknown): number | undefined {
  const quantity = asObject(value);
  const number =
    typeof value === 'string' && numericText.test(value.trim())
      ? Number(value)
      : (numberIn(quantity, 'value') ?? value);
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
}

function evidence(
  value: unknown,
  options: readonly AnswerOption[],
  weights: OptionWeights,
): number[] | 'foreign-code' {
  const number = numberOf(value);
  if (number !== undefined) return [number];
  if (typeof value === 'string') return byWords(value, options);
  const concept = asObject(value);
  if (!concept) return [];
  const codings = 'coding' in concept ? objectsIn(concept['coding']) : [concept];
  const byCode = codings.map((coding) => ofCoding(coding, options, weights));
  if (byCode.includes('foreign-code')) return 'foreign-code';
  const known = byCode.flatMap((points) => (points === 'foreign-code' ? [] : points));
  return [...known, ...byWords(textIn(concept, 'text') ?? '', options)];
}

function ofCoding(
  coding: JsonObject,
  options: readonly AnswerOption[],
  weights: OptionWeights,
): number[] | 'foreign-code' {
  const code = textIn(coding, 'code') ?? '';
  const byLoinc = options.find(({ loinc }) => loinc === code && isLoinc(coding));
  // An answer code of LOINC that this question does not offer: its words alone must not decide.
  if (!byLoinc && /^LA\d+-\d$/.test(code) && isLoinc(coding)) return 'foreign-code';
  const weight = objectsIn(coding['extension'])
    .filter(({ url }) => WEIGHT_EXTENSIONS.some((end) => String(url).endsWith(end)))
    .map((extension) => numberIn(extension, 'valueDecimal') ?? numberIn(extension, 'valueInteger'))
    .filter((points) => points !== null);
  const listed = weights.get(code);
  return [
    ...(byLoinc ? [byLoinc.value] : []),
    ...weight,
    ...(listed === undefined ? [] : [listed]),
    ...byWords(code, options),
    ...byWords(textIn(coding, 'display') ?? '', options),
  ];
}

/** The points whose printed words these are; other words say nothing. */
function byWords(words: string, options: readonly AnswerOption[]): number[] {
  const plain = plainLetters(words);
  return options.filter(({ label }) => plainLetters(label) === plain).map(({ value }) => value);
}

/** Letters alone, so that 'Not-at-all' and 'Not at all' are the same words. */
export function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}
