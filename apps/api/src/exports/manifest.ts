import {
  noCareSite,
  type DataExport,
  type ExportCounts,
  type ExportFormat,
  type ExportSelection,
  type PracticeThresholds,
} from '@glabella/contracts';
import { instruments } from '@glabella/domain/instruments';
import { thresholdSettings } from '@glabella/domain/outcomes';
import { MOST_SHIFT_DAYS } from './pseudonyms';

/** A file of the archive: rows without the header, and what its bytes add up to. */
export interface WrittenFile {
  readonly name: string;
  /** Null where a file holds several tables. */
  readonly rows: number | null;
  readonly bytes: number;
  readonly sha256: string;
}

/** Everything that the manifest says of an export. */
export interface ManifestFacts {
  readonly exportId: string;
  readonly kind: DataExport['kind'];
  readonly format: ExportFormat;
  readonly selection: ExportSelection;
  readonly practice: {
    readonly name: string;
    readonly timeZone: string;
    readonly isSynthetic: boolean;
  };
  readonly exporter: { readonly id: string; readonly displayName: string };
  readonly dataAsOf: Date;
  readonly thresholds: Pick<PracticeThresholds, 'version' | 'values'>;
}

const formatWords: Readonly<Record<ExportFormat, string>> = {
  'csv-analysis': 'CSV for analysis: UTF-8, comma, decimal point, CRLF',
  'csv-excel-comma': 'CSV for Excel: UTF-8 with byte order mark, comma, decimal point, CRLF',
  'csv-excel-semicolon':
    'CSV for Excel: UTF-8 with byte order mark, semicolon, decimal comma, CRLF',
  xlsx: 'Excel workbook: one sheet per table',
};

/** The numbers behind every verdict as they are in force: the practice's where it set one, else the published. */
function definitions({ version, values }: ManifestFacts['thresholds']) {
  return {
    thresholdVersion: version,
    thresholds: thresholdSettings.map(({ key, group, label, explains, unit, published }) => ({
      key,
      appliesTo: group,
      label,
      explains,
      unit,
      value: values[key] ?? published.value,
      published: published.value,
      source: published.source.label,
    })),
    instruments: instruments.map(({ id, name, version: wording, missingRule, direction }) => ({
      id,
      name,
      version: wording,
      direction,
      missingItems: missingRule.kind,
      missingItemsSource: missingRule.source.label,
    })),
  };
}

/** The `manifest.json` of an archive. A pseudonymised one does not name who exported it: the practice's history does. */
export function manifestOf(
  facts: ManifestFacts,
  counts: ExportCounts,
  files: readonly WrittenFile[],
): string {
  const { exportId, kind, format, selection, practice, exporter, dataAsOf, thresholds } = facts;
  const isPseudonymised = kind === 'pseudonymised';
  const manifest = {
    product: 'Glabella',
    manifestVersion: 1,
    exportId,
    kind,
    format,
    formatWords: formatWords[format],
    practice: practice.name,
    isSynthetic: practice.isSynthetic,
    timeZone: practice.timeZone,
    dataAsOf: dataAsOf.toISOString(),
    exporter: isPseudonymised ? null : exporter,
    selection: { ...selection, meaning: selectionWords(selection) },
    conventions: {
      missing: 'An empty cell was not recorded; it is never 0.',
      dates: 'Calendar days as YYYY-MM-DD without a time zone; instants in UTC.',
      texts:
        format === 'xlsx'
          ? 'Texts are texts and never formulas.'
          : 'A text that a spreadsheet would run as a formula has an apostrophe before it.',
      records: 'Every record stands in its current version.',
      ...(isPseudonymised
        ? {
            pseudonyms:
              'Ids and areas that the practice named itself are random codes of this export. The days of each patient are moved back by one random ' +
              `number of days from 1 to ${MOST_SHIFT_DAYS}; intervals are true. Ages of 90 and above are 90. ` +
              'Names, record numbers, contacts, births, free text, lots and staff are left out. Patients whose last word ' +
              'in a consent refuses the use of their data are left out as a whole. Not anonymous, ' +
              'and not a Safe Harbor data set.',
          }
        : {}),
    },
    definitions: definitions(thresholds),
    rows: counts,
    files,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const careSiteWords = (code: string): string =>
  code === noCareSite ? 'without a recorded site of care' : `at the site of care ${code}`;

/** Which records are in the file, in words. */
export function selectionWords({
  from,
  until,
  protocolId,
  productId,
  diagnosisCode,
  careSite,
  withVoided,
}: ExportSelection): string {
  const filters = [
    ...(from === null ? [] : [`on or after ${from}`]),
    ...(until === null ? [] : [`on or before ${until}`]),
    ...(protocolId === null ? [] : [`by the protocol ${protocolId}`]),
    ...(productId === null ? [] : [`with ${productId}`]),
    ...(diagnosisCode === null ? [] : [`for ${diagnosisCode}`]),
    ...(careSite === null ? [] : [careSiteWords(careSite)]),
  ];
  const who =
    filters.length === 0
      ? 'Every patient of the practice.'
      : `Patients with a session ${filters.join(', ')}, each with the whole record.`;
  return `${who} ${withVoided ? 'Voided records are in it, marked as such.' : 'Voided records are left out.'}`;
}
