import type { CodedInstrument } from './instrument';

/** The four answers that PHQ-9 and GAD-7 share, 0 to 3 points, with their LOINC answer codes. */
export const frequencyOptions: CodedInstrument['options'] = [
  { value: 0, label: 'Not at all', loinc: 'LA6568-5' },
  { value: 1, label: 'Several days', loinc: 'LA6569-3' },
  { value: 2, label: 'More than half the days', loinc: 'LA6570-1' },
  { value: 3, label: 'Nearly every day', loinc: 'LA6571-9' },
];

/** The notice printed under PHQ-9 and GAD-7. */
export const phqFamilyNotice =
  'Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with ' +
  'an educational grant from Pfizer Inc. No permission required to reproduce, translate, ' +
  'display or distribute.';
