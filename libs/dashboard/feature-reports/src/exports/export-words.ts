import {
  type DataExport,
  type ExportCounts,
  type ExportFormat,
  type ExportKind,
  exportTableNames,
  type ExportTableName,
  totalRows,
} from '@glabella/contracts';
import type { Tone } from '@glabella/dashboard/ui';
import { csvFormatHints, csvFormatLabels, formatDate, formatNumber } from '@glabella/domain/values';

/** What a screen calls each kind. */
export const kindLabels: Readonly<Record<ExportKind, string>> = {
  identified: 'Identified',
  pseudonymised: 'Pseudonymised',
};

/** What a kind means for whoever keeps the file. */
export const kindHints: Readonly<Record<ExportKind, string>> = {
  identified: 'Holds names, birth dates and contacts: keep the file as safe as the record.',
  pseudonymised:
    'No names, record numbers, contacts, birth dates, free text, lots or staff. Ids are random, and the days of each ' +
    'patient are moved by one random number. Not anonymous: somebody who knows a course may recognise it. Patients who ' +
    'refuse the use of their data are left out.',
};

/** How a file may be written, as a choice names it and the history remembers it. */
export const formatLabels: Readonly<Record<ExportFormat, string>> = {
  ...csvFormatLabels,
  xlsx: 'Excel workbook',
};

/** What each way of writing is good for. */
export const formatHints: Readonly<Record<ExportFormat, string>> = {
  ...csvFormatHints,
  'csv-analysis': `${csvFormatHints['csv-analysis']} One file per table.`,
  xlsx: 'One workbook with a sheet per table; dates are dates and numbers are numbers.',
};

/** What a screen calls the state of an export. */
export const statusWords: Readonly<
  Record<DataExport['status'], { readonly label: string; readonly tone: Tone }>
> = {
  prepared: { label: 'Beginning', tone: 'accent' },
  unused: { label: 'Not downloaded', tone: 'neutral' },
  running: { label: 'Running', tone: 'accent' },
  finished: { label: 'Finished', tone: 'good' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
  failed: { label: 'Failed', tone: 'warn' },
};

/** What became of an export, in a sentence with what to do next. */
export function exportSentence({ status }: Pick<DataExport, 'status'>): string {
  switch (status) {
    case 'prepared':
      return 'The download is about to begin.';
    case 'running':
      return 'Your browser saves the file while it is written. Keep the browser open until it is done.';
    case 'finished':
      return 'The file is whole. Its checksum stands in the history below.';
    case 'cancelled':
      return 'The export was cancelled or the download was broken off. Delete the part that was saved.';
    case 'failed':
      return 'The export failed. Delete the part that was saved and start it again.';
    case 'unused':
      return 'The download did not begin. Start the export again.';
  }
}

const tableLabels: Readonly<Record<ExportTableName, readonly [one: string, many: string]>> = {
  patients: ['patient', 'patients'],
  courses: ['course', 'courses'],
  injection_sites: ['injected site', 'injected sites'],
  assessments: ['assessment', 'assessments'],
  adverse_events: ['adverse event', 'adverse events'],
  trials: ['treatment before toxin', 'treatments before toxin'],
  medications: ['dose of a medication', 'doses of medications'],
  frown_ratings: ['frown rating', 'frown ratings'],
  life_events: ['life event', 'life events'],
};

/** A number of each table's rows: '12 patients', '1 course'. */
export function countWords(counts: ExportCounts): string[] {
  return exportTableNames.map((name) => {
    const [one, many] = tableLabels[name];
    return `${formatNumber(counts[name])} ${counts[name] === 1 ? one : many}`;
  });
}

/** '1,204 rows'. */
export function rowWords(rows: number): string {
  return `${formatNumber(rows)} ${rows === 1 ? 'row' : 'rows'}`;
}

/** Rows of an export as they were written. */
export const writtenRows = ({ counts, doneRows }: DataExport): number =>
  counts === null ? doneRows : totalRows(counts);

/** '830 B', '12.4 kB', '3.1 MB'. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${formatNumber(Math.round(size * 10) / 10)} ${unit}`;
}

/** Whose record is in it: 'Everybody', 'Sessions from 1 Jan 2026, onabotulinumtoxinA'. */
export function selectionWords(
  selection: DataExport['selection'],
  protocolName: (id: string) => string,
  careSiteName: (code: string) => string = (code) => code,
): string {
  const { from, until, protocolId, productId, diagnosisCode, careSite, withVoided } = selection;
  const filters = [
    ...(from === null ? [] : [`from ${formatDate(from)}`]),
    ...(until === null ? [] : [`through ${formatDate(until)}`]),
    ...(protocolId === null ? [] : [protocolName(protocolId)]),
    ...(productId === null ? [] : [productId]),
    ...(diagnosisCode === null ? [] : [diagnosisCode]),
    ...(careSite === null ? [] : [careSiteName(careSite)]),
  ];
  const who = filters.length === 0 ? 'Everybody' : `Sessions ${filters.join(', ')}`;
  return withVoided ? `${who}; with voided records` : who;
}

/** 'without 2 patients who refuse the use of their data' */
export function leftOutWords(patients: number): string {
  return `without ${patients === 1 ? '1 patient who refuses' : `${patients} patients who refuse`} the use of their data`;
}
