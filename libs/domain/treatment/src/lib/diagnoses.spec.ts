import { diagnoses, diagnosisChoices, icd10Pattern } from './diagnoses';

describe('ICD-10 codes', () => {
  it.each(['F33', 'F33.1', 'L74.510', 'F32.A', 'C7A.0010'])('%s is one', (code) => {
    expect(icd10Pattern.test(code)).toBe(true);
  });

  it.each(['F3', 'f33', 'F33.', 'F33.12345', 'FF3.1', 'U07.1', 'F33 ', '%', ''])(
    '"%s" is none',
    (code) => {
      expect(icd10Pattern.test(code)).toBe(false);
    },
  );
});

describe('the choices of diagnoses', () => {
  it('offer a category before the first of several codes in it, and each code once', () => {
    const known = [
      { code: 'F33.1', label: 'B' },
      { code: 'L74.510', label: 'C' },
      { code: 'F33.0', label: 'A' },
      { code: 'F33.1', label: 'B' },
    ];
    expect(diagnosisChoices(known)).toEqual([
      { id: 'F33', label: 'F33, every code' },
      { id: 'F33.0', label: 'F33.0 A' },
      { id: 'F33.1', label: 'F33.1 B' },
      { id: 'L74.510', label: 'L74.510 C' },
    ]);
  });

  it('do not offer a category twice where it is a diagnosis itself', () => {
    const known = [
      { code: 'F33', label: 'Recurrent' },
      { code: 'F33.1', label: 'Moderate' },
    ];
    expect(diagnosisChoices(known).map(({ id }) => id)).toEqual(['F33', 'F33.1']);
  });

  it('hold every depressive disorder that a course can carry', () => {
    const ids = diagnosisChoices(diagnoses).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(diagnoses.map(({ code }) => code)));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
