import type { CsvInstrumentChoice, CsvMapping, ImportProblem } from '@glabella/contracts';
import type { Answers, Score } from '@glabella/domain/instruments';
import type { Sex } from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';

/** What a file says of the person an assessment belongs to; null where it says nothing. */
export interface ReadPatient {
  /** Medical record numbers to look for, the likeliest first; empty when the file names nobody. */
  readonly mrns: readonly string[];
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

const MOST_KEPT = 200;

interface Place {
  readonly line?: number;
  readonly column?: string;
}

/**
 * Everything that is wrong with a file. An error refuses the whole file, a warning lets it pass and stays on the
 * batch. All are counted; the first of each kind are kept. Messages name places and rules, never a value.
 */
export class ImportProblems {
  private readonly kept: ImportProblem[] = [];
  private counts = { error: 0, warning: 0 };

  error(code: string, message: string, place: Place = {}): void {
    this.add('error', code, message, place);
  }

  warn(code: string, message: string, place: Place = {}): void {
    this.add('warning', code, message, place);
  }

  get errorCount(): number {
    return this.counts.error;
  }

  get count(): number {
    return this.counts.error + this.counts.warning;
  }

  /** Errors first, then warnings, each in the order of the file. */
  get list(): readonly ImportProblem[] {
    const inOrder = [...this.kept].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    return [
      ...inOrder.filter(({ severity }) => severity === 'error'),
      ...inOrder.filter(({ severity }) => severity === 'warning'),
    ];
  }

  private add(
    severity: ImportProblem['severity'],
    code: string,
    message: string,
    { line, column }: Place,
  ): void {
    this.counts = { ...this.counts, [severity]: this.counts[severity] + 1 };
    if (this.counts[severity] > MOST_KEPT) return;
    this.kept.push({ severity, line: line ?? null, column: column ?? null, code, message });
  }
}
