import type { Sex } from '@glabella/domain/treatment';
import { plainWords } from './column-words';

/** What people write where there is nothing: never the same as 0. */
const nothing = new Set(['', 'na', 'n/a', 'null', 'none', 'missing', '-', '.', 'k.a.', 'fehlt']);

/** A whole number, also as programs write it that know only fractions: '2', '2.0', '2,0'. */
const wholeNumber = /^\d{1,4}(?:[.,]0+)?$/;

const sexWords: Readonly<Record<string, Sex>> = {
  f: 'female',
  female: 'female',
  w: 'female',
  weiblich: 'female',
  woman: 'female',
  frau: 'female',
  m: 'male',
  male: 'male',
  mannlich: 'male',
  maennlich: 'male',
  man: 'male',
  mann: 'male',
  o: 'other',
  other: 'other',
  d: 'other',
  divers: 'other',
  x: 'other',
  u: 'unknown',
  unknown: 'unknown',
  unbekannt: 'unknown',
};

export function isEmptyCell(text: string): boolean {
  return nothing.has(text.toLowerCase());
}

/** The whole number in a cell, null for an empty one, undefined for anything else. */
export function readWholeNumber(text: string): number | null | undefined {
  if (isEmptyCell(text)) return null;
  return wholeNumber.test(text) ? Math.trunc(Number(text.replace(',', '.'))) : undefined;
}

/** The sex in a cell, null for an empty one, undefined for a word that is not known. */
export function readSex(text: string): Sex | null | undefined {
  if (isEmptyCell(text)) return null;
  return sexWords[plainWords(text)];
}

/** A language tag such as 'de' or 'en-GB', null for an empty cell, undefined for anything else. */
export function readLanguage(text: string): string | null | undefined {
  if (isEmptyCell(text)) return null;
  try {
    return text.length <= 35 ? Intl.getCanonicalLocales(text)[0] : undefined;
  } catch {
    return undefined;
  }
}
