import type { CsvColumnMeaning, CsvMapping } from '@glabella/contracts';

/** What a screen calls the meaning of a column. */
export const columnMeaningLabels: Readonly<Record<CsvColumnMeaning, string>> = {
  mrn: 'MRN',
  'given-name': 'Given name',
  'family-name': 'Family name',
  'birth-date': 'Birth date',
  sex: 'Sex',
  'assessed-on': 'Day of the assessment',
  instrument: 'Instrument',
  total: 'Total',
  'item-1': 'Item 1',
  'item-2': 'Item 2',
  'item-3': 'Item 3',
  'item-4': 'Item 4',
  'item-5': 'Item 5',
  'item-6': 'Item 6',
  'item-7': 'Item 7',
  'item-8': 'Item 8',
  'item-9': 'Item 9',
  function: 'Functional difficulty',
  language: 'Language',
  status: 'Status (recorded, voided)',
  ignore: 'Ignore this column',
};

/** How a date may be written, each with 12 April 2026 as the example. */
export const dateFormats: readonly {
  readonly value: CsvMapping['dateFormat'];
  readonly label: string;
}[] = [
  { value: 'YYYY-MM-DD', label: '2026-04-12 (year, month, day)' },
  { value: 'DD.MM.YYYY', label: '12.04.2026 (day, month, year)' },
  { value: 'DD/MM/YYYY', label: '12/04/2026 (day, month, year)' },
  { value: 'MM/DD/YYYY', label: '04/12/2026 (month, day, year)' },
];
