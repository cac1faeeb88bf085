/**
 * How a CSV may be written: for programs (comma, decimal point), or for a spreadsheet that opens CSV by the separator of
 * its region (byte order mark; a semicolon goes with a decimal comma).
 */
export const csvFormats = ['csv-analysis', 'csv-excel-comma', 'csv-excel-semicolon'] as const;
export type CsvFormat = (typeof csvFormats)[number];

/** How a choice names each. */
export const csvFormatLabels: Readonly<Record<CsvFormat, string>> = {
  'csv-analysis': 'CSV for analysis',
  'csv-excel-comma': 'CSV for Excel, comma',
  'csv-excel-semicolon': 'CSV for Excel, semicolon',
};

/** What each is good for. */
export const csvFormatHints: Readonly<Record<CsvFormat, string>> = {
  'csv-analysis': 'For R, Python, SPSS and other programs: comma, decimal point.',
  'csv-excel-comma':
    'Where Excel opens a CSV with commas and decimal points (United States, United Kingdom).',
  'csv-excel-semicolon':
    'Where Excel opens a CSV with semicolons and decimal commas (most of Europe).',
};
