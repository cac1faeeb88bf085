import type { Sex } from '@glabella/domain/treatment';

/** The words for the sex that decides a dose in the protocols. */
export const sexLabels: Readonly<Record<Sex, string>> = {
  female: 'female',
  male: 'male',
  other: 'other',
  unknown: 'not known',
};

/** The letter beside an age: '44 y, F'; nothing where it is not known. */
export const sexLetters: Readonly<Record<Sex, string>> = {
  female: 'F',
  male: 'M',
  other: 'other',
  unknown: 'sex not known',
};
