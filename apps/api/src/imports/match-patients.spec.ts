import type { Patient } from '@glabella/contracts';
import { type MatchingFacts, matchPatients } from './match-patients';
import {
  ImportProblems,
  type ReadAssessment,
  type ReadFile,
  type ReadPatient,
} from './read-assessment';

const patient = (id: string, changes: Partial<Patient> = {}): Patient => ({
  id,
  version: 1,
  isArchived: false,
  mrn: `MRN-${id}`,
  givenName: 'Ada Maria',
  familyName: 'Öztürk-Synthetic',
  birthDate: '1980-02-03',
  sex: 'female',
  phone: null,
  email: null,
  ...changes,
});
const [ada, ben] = [patient('ada'), patient('ben')];
const known = new Map([ada, ben].map((one) => [one.mrn, one]));

const read = (person: Partial<ReadPatient> = {}, assessedOn = '2024-03-05'): ReadAssessment => ({
  line: 2,
  patient: {
    mrns: [],
    newMrn: person.mrns?.[0] ?? null,
    subject: null,
    givenName: null,
    familyName: null,
    birthDate: null,
    sex: null,
    ...person,
  },
  instrumentId: 'phq9',
  assessedOn,
  answers: null,
  functionAnswer: null,
  total: 12,
  scoreStatus: 'total-only',
  reportedTotal: 12,
  language: 'und',
});
const match = (assessments: readonly ReadAssessment[], facts: Partial<MatchingFacts> = {}) => {
  const file: ReadFile = {
    kind: 'csv',
    header: ['No.', 'Born', 'Day'],
    mapping: {
      columns: ['mrn', 'birth-date', 'assessed-on'],
      instrumentId: 'phq9',
      dateFormat: 'YYYY-MM-DD',
    },
    instrumentChoices: [],
    sample: [],
    rowCount: assessments.length,
    assessments,
    problems: new ImportProblems(),
  };
  const matched = matchPatients(file, {
    known,
    chosen: null,
    createPatients: false,
    today: '2026-04-23',
    ...facts,
  });
  const problems = file.problems.list.map(({ severity, code, column }) => [severity, code, column]);
  return { persons: matched.assessments.map(({ person }) => person), problems, ...matched };
};
const isAda = { kind: 'known', patientId: 'ada' };

describe('whose an imported form is', () => {
  it.each<[string, Partial<ReadPatient>]>([
    ['by the number', { mrns: ['MRN-ada'] }],
    ['by any of several numbers', { mrns: ['other', 'MRN-ada'] }],
    ['with the same birth date', { mrns: ['MRN-ada'], birthDate: '1980-02-03' }],
    [
      'with one name in common, without accents',
      { mrns: ['MRN-ada'], givenName: 'A.', familyName: 'Ozturk' },
    ],
  ])('is found %s', (_, person) => {
    expect(match([read(person)])).toMatchObject({ persons: [isAda], problems: [] });
  });

  it.each<[string, Partial<ReadPatient>, Partial<MatchingFacts>, unknown[]]>([
    ['an unknown number', { mrns: ['x'] }, {}, ['import.unknown_patient', 'No.']],
    ['no number at all', {}, {}, ['import.unknown_patient', 'No.']],
    [
      'numbers of two patients',
      { mrns: ['MRN-ada', 'MRN-ben'] },
      {},
      ['import.patient_ambiguous', 'No.'],
    ],
    [
      'another birth date',
      { mrns: ['MRN-ada'], birthDate: '1980-02-04' },
      {},
      ['import.birth_date_differs', 'Born'],
    ],
    [
      'another patient than the chosen one',
      { mrns: ['MRN-ada'] },
      { chosen: ben },
      ['import.other_patient', 'No.'],
    ],
    [
      'another birth date than the chosen patient',
      { birthDate: '1980-02-04' },
      { chosen: ben },
      ['import.birth_date_differs', 'Born'],
    ],
    [
      'facts missing for a new patient',
      { mrns: ['x'], birthDate: '1980-02-03' },
      { createPatients: true },
      ['import.new_patient', undefined],
    ],
    [
      'several numbers for a new patient and none of them certain',
      { mrns: ['x', 'y'], newMrn: null, birthDate: '1980-02-03' },
      { createPatients: true },
      ['import.number_undecided', 'No.'],
    ],
    [
      'a new patient born tomorrow',
      { mrns: ['x'], givenName: 'A', familyName: 'B', birthDate: '2026-04-24', sex: 'male' },
      { createPatients: true },
      ['import.birth_date', 'Born'],
    ],
  ])('is refused with %s', (_, person, facts, [code, column]) => {
    const matched = match([read(person)], facts);
    expect(matched.persons).toEqual([]);
    expect(matched.problems).toEqual([['error', code, column ?? null]]);
  });

  it('is warned about when no part of the name agrees', () => {
    const matched = match([read({ mrns: ['MRN-ada'], givenName: 'Ben', familyName: 'Other' })]);
    expect(matched.persons).toEqual([isAda]);
    expect(matched.problems).toEqual([['warning', 'import.name_differs', null]]);
  });

  it('may be the chosen patient for everything that names the same stranger or nobody', () => {
    const stranger = read({ subject: 'Patient/1' });
    expect(match([stranger, stranger], { chosen: ada }).persons).toEqual([isAda, isAda]);
    const two = match([stranger, read({ subject: 'Patient/2' })], { chosen: ada });
    expect(two.problems).toEqual([['error', 'import.several_people', 'No.']]);
  });

  it('may be a new patient, once for all lines that say the same or less', () => {
    const facts = {
      mrns: ['new'],
      givenName: ' Cleo ',
      familyName: 'Synthetic',
      birthDate: '1990-05-06',
      sex: 'other',
    } as const;
    const same = { ...facts, givenName: 'Cleo' };
    const less = { ...same, sex: null, familyName: null };
    const matched = match([read(facts), read(same), read(less)], { createPatients: true });
    expect(matched.persons).toEqual(Array.from({ length: 3 }, () => ({ kind: 'new', index: 0 })));
    expect(matched.newPatients).toEqual([
      { mrn: 'new', ...same, mrns: undefined, phone: null, email: null },
    ]);
    const other = match([read(facts), read({ ...same, sex: 'male' })], { createPatients: true });
    expect(other.problems).toEqual([['error', 'import.patient_contradicts', 'No.']]);
  });

  it.each([
    ['2026-04-23', null],
    ['2026-04-24', 'import.in_future'],
    ['1980-02-03', null],
    ['1980-02-02', 'import.before_birth'],
  ])('is on %s: %s', (on, code) => {
    const matched = match([read({ mrns: ['MRN-ada'] }, on)]);
    expect(matched.problems).toEqual(code === null ? [] : [['error', code, 'Day']]);
  });
});
