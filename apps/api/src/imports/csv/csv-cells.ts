import type { Sex } from '@glabella/domain/treatment';
import { isEmptyCell } from '../written-language';
import { plainWords } from './column-words';

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

/** How our own export and others call an entry that stands, and one that was taken back. */
const statusWords: Readonly<Record<string, 'standing' | 'withdrawn'>> = {
  recorded: 'standing',
  final: 'standing',
  complete: 'standing',
  completed: 'standing',
  amended: 'standing',
  corrected: 'standing',
  active: 'standing',
  valid: 'standing',
  voided: 'withdrawn',
  void: 'withdrawn',
  'entered in error': 'withdrawn',
  cancelled: 'withdrawn',
  canceled: 'withdrawn',
  deleted: 'withdrawn',
};

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

/** Whether an entry stands or was taken back, null for an empty cell, undefined for a word that is not known. */
export function readStatus(text: string): 'standing' | 'withdrawn' | null | undefined {
  if (isEmptyCell(text)) return null;
  return statusWords[plainWords(text)];
}
