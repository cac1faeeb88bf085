import {
  type CsvColumnMeaning,
  type Patient,
  type PatientFacts,
  patientFactsSchema,
} from '@glabella/contracts';
import { type CalendarDate, compareDates } from '@glabella/domain/values';
import { plainWords } from './csv/column-words';
import type { ReadAssessment, ReadFile, ReadPatient } from './read-assessment';

/** No birth date before this one, as the patients' own rule says. */
const EARLIEST_BIRTH: CalendarDate = '1880-01-01';

/** Whose an assessment is: somebody in the practice, or one of the patients that the import creates. */
export type Person =
  | { readonly kind: 'known'; readonly patientId: string }
  | { readonly kind: 'new'; readonly index: number };

export interface MatchedAssessment {
  readonly read: ReadAssessment;
  readonly person: Person;
}

export interface MatchedFile {
  readonly assessments: readonly MatchedAssessment[];
  readonly newPatients: readonly PatientFacts[];
}

/** What matching may know of the practice. */
export interface MatchingFacts {
  /** Patients of the practice by medical record number. */
  readonly known: ReadonlyMap<string, Patient>;
  /** For files that name nobody, or nobody known: whose they are. */
  readonly chosen: Patient | null;
  readonly createPatients: boolean;
  /** The practice's calendar day. */
  readonly today: CalendarDate;
}

/**
 * Finds whose each assessment is. Whoever cannot be found for certain is a problem of the file: nothing is guessed,
 * and a birth date that differs refuses it.
 */
export function matchPatients(file: ReadFile, facts: MatchingFacts): MatchedFile {
  const matching = new Matching(file, facts);
  const assessments = file.assessments.flatMap((read) => {
    const person = matching.personOf(read);
    return person && matching.isPossibleDay(read, person) ? [{ read, person }] : [];
  });
  return { assessments, newPatients: matching.newPatients };
}

class Matching {
  readonly newPatients: PatientFacts[] = [];
  private readonly newByMrn = new Map<string, number>();
  private readonly strangers = new Set<string | null>();

  constructor(
    private readonly file: ReadFile,
    private readonly facts: MatchingFacts,
  ) {}

  personOf(read: ReadAssessment): Person | null {
    const found = new Map(
      read.patient.mrns.flatMap((mrn) => {
        const patient = this.facts.known.get(mrn);
        return patient ? [[patient.id, patient] as const] : [];
      }),
    );
    const [patient, another] = found.values();
    if (another) {
      this.error(
        'import.patient_ambiguous',
        'Its numbers belong to different patients.',
        read,
        'mrn',
      );
      return null;
    }
    if (patient) return this.knownPerson(read, patient);
    if (this.facts.chosen) return this.chosenPerson(read, this.facts.chosen);
    return this.facts.createPatients ? this.newPerson(read) : this.unknownPerson(read);
  }

  isPossibleDay(read: ReadAssessment, person: Person): boolean {
    if (compareDates(read.assessedOn, this.facts.today) > 0) {
      this.error('import.in_future', 'The day lies in the future.', read, 'assessed-on');
      return false;
    }
    const birthDate =
      person.kind === 'known'
        ? this.patientWith(person.patientId)?.birthDate
        : this.newPatients[person.index]?.birthDate;
    if (birthDate !== undefined && compareDates(read.assessedOn, birthDate) < 0) {
      this.error(
        'import.before_birth',
        "The day lies before the patient's birth.",
        read,
        'assessed-on',
      );
      return false;
    }
    return true;
  }

  private knownPerson(read: ReadAssessment, patient: Patient): Person | null {
    const { chosen } = this.facts;
    if (chosen && chosen.id !== patient.id) {
      const text = 'It belongs to another patient of the practice than the one chosen.';
      this.error('import.other_patient', text, read, 'mrn');
      return null;
    }
    return this.isSamePerson(read, patient) ? { kind: 'known', patientId: patient.id } : null;
  }

  /** A chosen patient fits a file of one person; with several nobody knows whose is whose. */
  private chosenPerson(read: ReadAssessment, chosen: Patient): Person | null {
    this.strangers.add(read.patient.subject);
    if (this.strangers.size > 1) {
      const text = 'The file speaks of several people: one chosen patient cannot be all of them.';
      this.error('import.several_people', text, read, 'mrn');
      return null;
    }
    return this.isSamePerson(read, chosen) ? { kind: 'known', patientId: chosen.id } : null;
  }

  private newPerson(read: ReadAssessment): Person | null {
    const { newMrn, mrns } = read.patient;
    if (newMrn === null && mrns.length > 0) {
      const text =
        'It has several numbers, and none of them is called the medical record number. Create the patient here first.';
      this.error('import.number_undecided', text, read, 'mrn');
      return null;
    }
    const index = newMrn === null ? undefined : this.newByMrn.get(newMrn);
    const known = index === undefined ? undefined : this.newPatients[index];
    if (index !== undefined && known) {
      if (isSameAsNew(read.patient, known)) return { kind: 'new', index };
      const text = 'An earlier line says something else about the patient with this number.';
      this.error('import.patient_contradicts', text, read, 'mrn');
      return null;
    }
    const facts = this.factsOf(read);
    if (!facts) return null;
    this.newByMrn.set(facts.mrn, this.newPatients.length);
    this.newPatients.push(facts);
    return { kind: 'new', index: this.newPatients.length - 1 };
  }

  private unknownPerson(read: ReadAssessment): null {
    const text =
      read.patient.mrns.length === 0
        ? 'The file does not say whose it is. Choose the patient.'
        : 'No patient has this record number. Correct it, or choose to create patients.';
    this.error('import.unknown_patient', text, read, 'mrn');
    return null;
  }

  private isSamePerson(read: ReadAssessment, patient: Patient): boolean {
    const { birthDate, givenName, familyName } = read.patient;
    if (birthDate !== null && birthDate !== patient.birthDate) {
      const text = 'The birth date is not that of the patient with this number. Check whose it is.';
      this.error('import.birth_date_differs', text, read, 'birth-date');
      return false;
    }
    const ours = wordsOf(patient.givenName, patient.familyName);
    const theirs = wordsOf(givenName, familyName);
    if (theirs.length > 0 && !theirs.some((word) => ours.includes(word))) {
      const text = 'The name has nothing in common with that of the patient with this number.';
      this.file.problems.warn('import.name_differs', text, this.place(read, 'family-name'));
    }
    return true;
  }

  /** A new patient's facts, complete and possible; null with a problem that says what is missing. */
  private factsOf(read: ReadAssessment): PatientFacts | null {
    const { newMrn, givenName, familyName, birthDate, sex } = read.patient;
    const stated = { mrn: newMrn ?? undefined, givenName, familyName, birthDate, sex };
    const checked = patientFactsSchema.safeParse(stated);
    if (!checked.success) {
      const meaning = columnOfField(checked.error.issues[0]?.path[0]);
      const text = 'A new patient needs number, given name, family name, birth date and sex.';
      this.error('import.new_patient', text, read, meaning);
      return null;
    }
    const { birthDate: born } = checked.data;
    const isPossible =
      compareDates(born, this.facts.today) <= 0 && compareDates(born, EARLIEST_BIRTH) >= 0;
    if (isPossible) return checked.data;
    this.error('import.birth_date', 'Check the year of the birth date.', read, 'birth-date');
    return null;
  }

  private patientWith(id: string): Patient | undefined {
    if (this.facts.chosen?.id === id) return this.facts.chosen;
    this.byId ??= new Map([...this.facts.known.values()].map((patient) => [patient.id, patient]));
    return this.byId.get(id);
  }

  private byId: Map<string, Patient> | null = null;

  private error(code: string, text: string, read: ReadAssessment, meaning: CsvColumnMeaning): void {
    this.file.problems.error(code, text, this.place(read, meaning));
  }

  private place({ line }: ReadAssessment, meaning: CsvColumnMeaning) {
    const at = this.file.mapping?.columns.indexOf(meaning) ?? -1;
    const column = at < 0 ? undefined : this.file.header[at];
    return column === undefined ? { line } : { line, column };
  }
}

function wordsOf(...names: readonly (string | null)[]): string[] {
  return plainWords(names.filter((name) => name !== null).join(' '))
    .split(' ')
    .filter((word) => word !== '');
}

/** A later line may say less about a new patient, never something else. */
function isSameAsNew(patient: ReadPatient, known: PatientFacts): boolean {
  return (['givenName', 'familyName', 'birthDate', 'sex'] as const).every(
    (fact) => patient[fact] === null || patient[fact] === known[fact],
  );
}

function columnOfField(field: PropertyKey | undefined): CsvColumnMeaning {
  switch (field) {
    case 'givenName':
      return 'given-name';
    case 'familyName':
      return 'family-name';
    case 'birthDate':
      return 'birth-date';
    case 'sex':
      return 'sex';
    default:
      return 'mrn';
  }
}
