import { csvColumnMeanings, csvMappingSchema, type CsvMapping } from '@glabella/contracts';
import { checked } from '../checked';
import { type Command, type GivenOptions, UsageError } from '../command';
import { importFiles, importOptions } from '../import-files';

const DEFAULTS = { instrument: 'phq9', dateFormat: 'YYYY-MM-DD' } as const;

export const importCsvCommand: Command = {
  name: 'import csv',
  summary: 'Import past totals or answers from a CSV: all of a file, or nothing.',
  details:
    'Columns are recognised by their headings; --preview shows how. Run again with the same file, it changes nothing.\n' +
    `Meanings of a column: ${csvColumnMeanings.join(', ')}.`,
  options: {
    ...importOptions,
    columns: {
      type: 'string',
      value: 'list',
      description: 'What each column means, in their order, with commas: mrn,assessed-on,total',
    },
    instrument: {
      type: 'string',
      value: 'id',
      description: `With --columns: phq9 or gad7; ${DEFAULTS.instrument} without it.`,
    },
    'date-format': {
      type: 'string',
      value: 'format',
      description: `With --columns: how dates are written; ${DEFAULTS.dateFormat} without it.`,
    },
  },
  run(context) {
    const { options } = context;
    const mapping = givenMapping(options);
    return importFiles(context, (shared) => ({
      kind: 'csv',
      ...shared,
      ...(mapping === null ? {} : { mapping }),
    }));
  },
};

function givenMapping(options: GivenOptions): CsvMapping | null {
  const columns = options.optionalText('columns');
  const instrument = options.optionalText('instrument');
  const dateFormat = options.optionalText('date-format');
  if (columns === null) {
    if (instrument === null && dateFormat === null) return null;
    throw new UsageError('--instrument and --date-format go with --columns.');
  }
  return checked(
    csvMappingSchema,
    {
      columns: columns.split(',').map((meaning) => meaning.trim()),
      instrumentId: instrument ?? DEFAULTS.instrument,
      dateFormat: dateFormat ?? DEFAULTS.dateFormat,
    },
    { columns: '--columns', instrumentId: '--instrument', dateFormat: '--date-format' },
  );
}
