import type { ImportPreview } from '@glabella/contracts';
import type { Count } from '../counts';

/** The server's word for dates in which day and month cannot be told apart. */
const undecidedDateOrder = 'csv.date_order';

/** The server's word for a header that does not say which instrument the scores are of. */
const undecidedInstrument = 'csv.instrument_undecided';

/** The server's word for a new patient who has the name and birth date of another one. */
const possibleDuplicate = 'import.possible_duplicate';

/** Whether a patient to be created may be in the practice already. */
export function hasPossibleDuplicates(preview: ImportPreview | null): boolean {
  return preview?.problems.some(({ code }) => code === possibleDuplicate) ?? false;
}

/** Whether the file alone does not say of which instrument its scores are. */
export function isInstrumentUndecided(preview: ImportPreview | null): boolean {
  return preview?.problems.some(({ code }) => code === undecidedInstrument) ?? false;
}

/** Whether the file alone does not say which number of its dates is the month. */
export function isDateOrderUndecided(preview: ImportPreview | null): boolean {
  return preview?.problems.some(({ code }) => code === undecidedDateOrder) ?? false;
}

/** Why this file cannot be imported as it stands, as a sentence that says what to do; null when it can. */
export function importBlocker(
  preview: ImportPreview | null,
  needsInstrument: boolean,
  needsDateFormat: boolean,
): string | null {
  if (!preview) return null;
  if (needsInstrument) return 'Choose the instrument whose scores are to be imported.';
  if (needsDateFormat) return 'Choose how dates are written in this file.';
  if (!preview.isImportable) {
    return preview.problems.some(({ severity }) => severity === 'error')
      ? 'Nothing can be imported yet. Correct what is listed below, here or in the file.'
      : 'There is nothing in this file to import. Choose another.';
  }
  return null;
}

/** What an import would do, in numbers. */
export function previewCounts(preview: ImportPreview | null): readonly Count[] {
  if (!preview) return [];
  const rows = preview.kind === 'csv' ? 'Rows in the file' : 'Entries in the file';
  return [
    { label: rows, value: preview.rowCount },
    { label: 'New assessments', value: preview.newCount },
    { label: 'Stored already', value: preview.unchangedCount },
    { label: 'New patients', value: preview.newPatientCount },
  ];
}
