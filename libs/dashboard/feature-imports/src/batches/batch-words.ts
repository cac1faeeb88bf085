import type { ImportBatch } from '@glabella/contracts';
import type { Tone } from '@glabella/dashboard/ui';
import { formatNumber } from '@glabella/domain/values';
import type { Count } from '../counts';

/** What a screen calls the state of an import. */
export const batchStatusWords: Readonly<
  Record<ImportBatch['status'], { readonly label: string; readonly tone: Tone }>
> = {
  running: { label: 'Running', tone: 'accent' },
  finished: { label: 'Finished', tone: 'good' },
  failed: { label: 'Failed', tone: 'warn' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
  voided: { label: 'Voided', tone: 'neutral' },
};

/** What a screen calls the kind of file. */
export const batchKindLabels: Readonly<Record<ImportBatch['kind'], string>> = {
  csv: 'CSV',
  fhir: 'FHIR JSON',
};

/** What came of an import, in one sentence. */
export function batchSentence(batch: ImportBatch): string {
  switch (batch.status) {
    case 'running':
      return 'The import goes on when you leave this page. Until it ends nothing of it is stored.';
    case 'finished':
      return finishedSentence(batch);
    case 'failed':
      return 'Nothing of the file is stored. Correct what is listed and import it again.';
    case 'cancelled':
      return 'The import was stopped. Nothing of the file is stored.';
    case 'voided':
      return 'Everything that this import stored is voided. It stays readable in each record.';
  }
}

function finishedSentence(batch: ImportBatch): string {
  const { storedCount, skippedCount, problemCount } = batch;
  if (skippedCount === null && problemCount > 0) {
    return 'What could be taken is stored. What is listed below may not be.';
  }
  if (skippedCount === null || skippedCount === 0) return 'Everything in the file is stored.';
  return `${formatNumber(storedCount)} stored, ${formatNumber(skippedCount)} not taken: see below.`;
}

/** What came of an import, in numbers; a failed or cancelled one stored nothing. */
export function batchCounts(batch: ImportBatch): readonly Count[] {
  const rows = batch.kind === 'csv' ? 'Rows in the file' : 'Entries in the file';
  return [
    { label: rows, value: batch.rowCount },
    { label: 'Stored', value: batch.storedCount },
    { label: 'Stored before', value: batch.unchangedCount },
    { label: 'New patients', value: batch.newPatientCount },
    ...(batch.skippedCount === null ? [] : [{ label: 'Not taken', value: batch.skippedCount }]),
  ];
}
