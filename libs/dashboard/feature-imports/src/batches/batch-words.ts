import type { ImportBatch } from '@glabella/contracts';
import type { Tone } from '@glabella/dashboard/ui';
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
export function batchSentence({ status }: ImportBatch): string {
  switch (status) {
    case 'running':
      return 'The import goes on when you leave this page. Until it ends nothing of it is stored.';
    case 'finished':
      return 'Everything in the file is stored.';
    case 'failed':
      return 'Nothing of the file is stored. Correct what is listed and import it again.';
    case 'cancelled':
      return 'The import was stopped. Nothing of the file is stored.';
    case 'voided':
      return 'Everything that this import stored is voided. It stays readable in each record.';
  }
}

/** What came of an import, in numbers; a failed or cancelled one stored nothing. */
export function batchCounts(batch: ImportBatch): readonly Count[] {
  const rows = batch.kind === 'csv' ? 'Rows in the file' : 'Entries in the file';
  return [
    { label: rows, value: batch.rowCount },
    { label: 'Stored', value: batch.storedCount },
    { label: 'Stored before', value: batch.unchangedCount },
    { label: 'New patients', value: batch.newPatientCount },
  ];
}
