import type { CsvMapping, ImportProblem, ImportRequest } from '@glabella/contracts';

/** A request whose left-out choices are filled in. */
export type CheckedImportRequest = Required<Pick<ImportRequest, 'createPatients'>> & ImportRequest;

/** How an import was asked for, without the file. */
export interface ImportOptions {
  readonly mapping: CsvMapping | null;
  readonly createPatients: boolean;
  readonly patientId: string | null;
}

/** What came of an import. */
export interface ImportOutcome {
  readonly rowCount: number;
  readonly storedCount: number;
  readonly unchangedCount: number;
  readonly newPatientCount: number;
  readonly problems: readonly ImportProblem[];
}

/** The outcome of an import that stored nothing, and why. */
export function outcomeOfNothing(problems: readonly ImportProblem[], rowCount = 0): ImportOutcome {
  return { rowCount, storedCount: 0, unchangedCount: 0, newPatientCount: 0, problems };
}

/** A problem of the import as a whole, at no place of the file. */
export function wholeFileProblem(code: string, message: string): ImportProblem {
  return { severity: 'error', line: null, column: null, code, message };
}
