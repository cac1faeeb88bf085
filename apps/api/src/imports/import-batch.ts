import type { CsvMapping, ImportProblem, ImportRequest } from '@glabella/contracts';

/** A request whose left-out choices are filled in. */
export type CheckedImportRequest = Required<
  Pick<ImportRequest, 'createPatients' | 'acceptDuplicates'>
> &
  ImportRequest;

/** How an import was asked for, without the file. */
export interface ImportOptions {
  readonly mapping: CsvMapping | null;
  readonly createPatients: boolean;
  /** Not said of imports from before it could be. */
  readonly acceptDuplicates?: boolean;
  readonly patientId: string | null;
}

/** What came of an import. */
export interface ImportOutcome {
  readonly rowCount: number;
  readonly storedCount: number;
  readonly unchangedCount: number;
  readonly newPatientCount: number;
  /** Not counted of imports from before it was. */
  readonly skippedCount?: number;
  readonly problems: readonly ImportProblem[];
  /** Not counted of imports from before it was: they kept 200 of either severity. */
  readonly problemCount?: number;
}

/** The outcome of an import that stored nothing, and why. */
export function outcomeOfNothing(
  problems: readonly ImportProblem[],
  rowCount = 0,
  problemCount = problems.length,
): ImportOutcome {
  const nothing = { storedCount: 0, unchangedCount: 0, newPatientCount: 0 };
  return { rowCount, ...nothing, problems, problemCount };
}

/** A problem of the import as a whole, at no place of the file. */
export function wholeFileProblem(code: string, message: string): ImportProblem {
  return { severity: 'error', line: null, column: null, code, message };
}
