import type { CsvInstrumentChoice, CsvMapping, ImportProblem } from '@glabella/contracts';
import type { Answers, Score } from '@glabella/domain/instruments';
import type { Sex } from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';

/** What a file says of the person an assessment belongs to; null where it says nothing. */
export interface ReadPatient {
  /** Medical record numbers to look for, the likeliest first; empty when the file names nobody. */
  readonly mrns: readonly string[];
  /** The record number of a patient to be created; null when the file leaves open which number that is. */
  readonly newMrn: string | null;
  /** What tells one person of the file from another when no number does. */
  readonly subject: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: CalendarDate | null;
  readonly sex: Sex | null;
}

/** One assessment as read and scored, before its patient is looked up. */
export interface ReadAssessment {
  /** Line of a CSV, counted from 1 with the header; number of a FHIR entry, counted from 1. */
  readonly line: number;
  readonly patient: ReadPatient;
  readonly instrumentId: string;
  readonly assessedOn: CalendarDate;
  /** Null when only a total is known. */
  readonly answers: Answers | null;
  readonly functionAnswer: number | null;
  /** Computed from the answers; as reported only when there are none. */
  readonly total: number | null;
  readonly scoreStatus: Score['status'];
  /** What the file gives as the total; kept for the report, never stored beside answers. */
  readonly reportedTotal: number | null;
  /** BCP 47; 'und' when the file does not say. */
  readonly language: string;
}

/** A file as read: what can be stored, and every place that cannot. */
export interface ReadFile {
  readonly kind: 'csv' | 'fhir';
  readonly header: readonly string[];
  /** How the columns of a CSV were read; null for FHIR. */
  readonly mapping: CsvMapping | null;
  /** The columns of each instrument of a CSV whose header names several; otherwise none. */
  readonly instrumentChoices: readonly CsvInstrumentChoice[];
  /** The first rows, for the eye. */
  readonly sample: readonly (readonly string[])[];
  readonly rowCount: number;
  readonly assessments: readonly ReadAssessment[];
  readonly problems: ImportProblems;
}

/** The language of a form whose file does not name one. */
export const UNKNOWN_LANGUAGE = 'und';

const MOST_KEPT_OF_A_KIND = 200;
/** What may have come to the wrong person is read first. */
const ABOUT_PERSONS = ['import.possible_duplicate', 'import.name_differs'];

interface Place {
  readonly line?: number;
  readonly column?: string;
}

/**
 * Everything that is wrong with a file. An error refuses the whole file, a warning lets it pass and stays on the
 * batch. All are counted; the first of each code are kept. Messages name places and rules, never a value.
 */
export class ImportProblems {
  private readonly kept: ImportProblem[] = [];
  private readonly counts = { error: 0, warning: 0 };
  private readonly countByCode = new Map<string, number>();
  private readonly skipped = new Set<number>();

  error(code: string, message: string, place: Place = {}): void {
    this.add('error', code, message, place);
  }

  warn(code: string, message: string, place: Place = {}): void {
    this.add('warning', code, message, place);
  }

  /** Warns that nothing of a line or entry is taken. */
  skip(code: string, message: string, place: Required<Pick<Place, 'line'>>): void {
    this.skipped.add(place.line);
    this.warn(code, message, place);
  }

  /** Lines or entries of which nothing is taken. */
  get skippedCount(): number {
    return this.skipped.size;
  }

  get errorCount(): number {
    return this.counts.error;
  }

  get count(): number {
    return this.counts.error + this.counts.warning;
  }

  /** Errors first, then warnings; in each those about persons first, then in the order of the file. */
  get list(): readonly ImportProblem[] {
    const rank = ({ severity, code }: ImportProblem) =>
      (severity === 'error' ? 0 : 2) + (ABOUT_PERSONS.includes(code) ? 0 : 1);
    return [...this.kept].sort((a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0));
  }

  private add(
    severity: ImportProblem['severity'],
    code: string,
    message: string,
    { line, column }: Place,
  ): void {
    this.counts[severity] += 1;
    const ofKind = (this.countByCode.get(`${severity} ${code}`) ?? 0) + 1;
    this.countByCode.set(`${severity} ${code}`, ofKind);
    if (ofKind > MOST_KEPT_OF_A_KIND) return;
    this.kept.push({ severity, line: line ?? null, column: column ?? null, code, message });
  }
}
