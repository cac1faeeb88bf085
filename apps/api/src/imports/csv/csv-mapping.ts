import type { CsvColumnMeaning, CsvInstrumentChoice, CsvMapping } from '@glabella/contracts';
import { findInstrument } from '@glabella/domain/instruments';
import type { ImportProblems } from '../read-assessment';
import { itemMeanings, knownInstruments, scoreMeanings } from './column-words';
import { sniffDateFormat } from './csv-date';
import { instrumentsIn } from './named-instruments';
import type { HeaderReading } from './read-header';

/** The columns of a CSV by what they mean; undefined where the file has none. */
export type ColumnIndex = Partial<Record<CsvColumnMeaning, number>>;

const dateMeanings: readonly CsvColumnMeaning[] = ['assessed-on', 'birth-date'];
const patientMeanings = ['given-name', 'family-name', 'birth-date', 'sex'] as const;

/** Proposes from the header and the rows under it how a file is read; what they leave open is a problem. */
export function proposeMapping(
  { columns, instrument, choices, ambiguousColumn }: HeaderReading,
  rows: readonly (readonly string[])[],
  problems: ImportProblems,
): CsvMapping {
  if (choices.length > 0) {
    problems.error(
      'csv.instrument_undecided',
      `The columns name several instruments: ${namesOf(choices)}. Choose one and the columns that belong to it, or import one file per instrument.`,
      { line: 1 },
    );
  } else if (ambiguousColumn !== undefined) {
    problems.error(
      'csv.instrument_undecided',
      `Several scales go by this name. Choose the instrument. Known: ${knownInstruments()}.`,
      { line: 1, column: ambiguousColumn },
    );
  }
  const readings = [columns, ...choices.map((choice) => choice.columns)];
  return {
    columns: [...columns],
    instrumentId: instrument.id,
    dateFormat: dateFormatOf(readings, rows, problems),
  };
}

/** Checks that a mapping fits the header and says enough; answers where each meaning stands, or null. */
export function indexColumns(
  header: readonly string[],
  mapping: CsvMapping,
  createPatients: boolean,
  problems: ImportProblems,
): ColumnIndex | null {
  const before = problems.errorCount;
  if (mapping.columns.length !== header.length) {
    problems.error(
      'csv.mapping_columns',
      `The file has ${header.length} columns and the mapping ${mapping.columns.length}. Map every column.`,
      { line: 1 },
    );
    return null;
  }
  const index: ColumnIndex = {};
  mapping.columns.forEach((meaning, at) => {
    if (meaning === 'ignore') return;
    if (index[meaning] !== undefined) {
      problems.error('csv.mapping_twice', 'Two columns are mapped to the same meaning.', {
        line: 1,
        column: columnName(header, at),
      });
    }
    index[meaning] = at;
  });
  requireMeaning(index, 'mrn', 'Map the column with the medical record number (MRN).', problems);
  requireMeaning(index, 'assessed-on', 'Map the column with the day of the assessment.', problems);
  if (index.total === undefined && itemMeanings.every((item) => index[item] === undefined)) {
    problems.error('csv.no_scores', 'Map the column with the total, or those with the items.', {
      line: 1,
    });
  }
  requireOwnInstrument(header, mapping, problems);
  if (createPatients) {
    for (const meaning of patientMeanings) {
      const text = 'New patients need columns for given name, family name, birth date and sex.';
      requireMeaning(index, meaning, text, problems);
    }
  }
  return problems.errorCount === before ? index : null;
}

/** How a message names a column: by its header, or by its place when it has none. */
export function columnName(header: readonly string[], at: number): string {
  return header[at] || `column ${at + 1}`;
}

function requireMeaning(
  index: ColumnIndex,
  meaning: CsvColumnMeaning,
  message: string,
  problems: ImportProblems,
): void {
  if (index[meaning] === undefined) {
    problems.error('csv.column_missing', message, { line: 1, column: meaning });
  }
}

/** A column whose name names an instrument holds scores of that one and of no other. */
function requireOwnInstrument(
  header: readonly string[],
  { columns, instrumentId }: CsvMapping,
  problems: ImportProblems,
): void {
  const naming = header
    .map((name, at) => ({ at, named: instrumentsIn(name) }))
    .filter(({ at, named }) => named.length > 0 && scoreMeanings.has(columns[at] ?? 'ignore'));
  // Where each row names its instrument, the columns must at least name one and the same.
  const expected = columns.includes('instrument')
    ? naming[0]?.named[0]
    : findInstrument(instrumentId);
  if (!expected) return;
  for (const { at, named } of naming) {
    if (named.includes(expected)) continue;
    const names = named.map(({ name }) => name).join(', ');
    problems.error(
      'csv.other_instrument',
      `The column names ${names} and would be read as ${expected.name}. Choose the instrument that it names, or map the column to "ignore".`,
      { line: 1, column: columnName(header, at) },
    );
  }
}

function namesOf(choices: readonly CsvInstrumentChoice[]): string {
  return choices
    .map(({ instrumentId }) => findInstrument(instrumentId)?.name ?? instrumentId)
    .join(', ');
}

/** The way dates are written in the columns that are dates in any of the readings. */
function dateFormatOf(
  readings: readonly (readonly CsvColumnMeaning[])[],
  rows: readonly (readonly string[])[],
  problems: ImportProblems,
): CsvMapping['dateFormat'] {
  const dateColumns = readings.flatMap((columns) =>
    columns.flatMap((meaning, at) => (dateMeanings.includes(meaning) ? [at] : [])),
  );
  const dates = [...new Set(dateColumns)]
    .flatMap((at) => rows.map((cells) => cells[at] ?? ''))
    .filter((text) => text !== '');
  const { format, isUndecided } = sniffDateFormat(dates);
  if (isUndecided) {
    problems.error(
      'csv.date_order',
      'Day and month cannot be told apart in these dates. Choose how dates are written.',
      { line: 1 },
    );
  }
  return format;
}
