import type { CsvColumnMeaning, CsvInstrumentChoice, CsvMapping } from '@glabella/contracts';
import { findInstrument, type Instrument } from '@glabella/domain/instruments';
import type { ImportProblems } from '../read-assessment';
import { isEmptyCell } from '../written-language';
import { instrumentNamed, itemMeanings, knownInstruments, scoreMeanings } from './column-words';
import { sniffDateFormat } from './csv-date';
import { instrumentsIn, isNameOfSeveralScales } from './named-instruments';
import type { HeaderReading } from './read-header';

/** The columns of a CSV by what they mean; undefined where the file has none. */
export type ColumnIndex = Partial<Record<CsvColumnMeaning, number>>;

const dateMeanings: readonly CsvColumnMeaning[] = ['assessed-on', 'birth-date'];
/** A column with more different values names something else than instruments. */
const MOST_INSTRUMENTS = 50;
const patientMeanings = ['given-name', 'family-name', 'birth-date', 'sex'] as const;

/** Proposes from the header and the rows under it how a file is read; what they leave open is a problem. */
export function proposeMapping(
  header: readonly string[],
  said: HeaderReading,
  rows: readonly (readonly string[])[],
  problems: ImportProblems,
): CsvMapping {
  const { columns, instrument, choices, ambiguousColumn } = said;
  const unread =
    ambiguousColumn === undefined ? columnNamingInstruments(columns, instrument, rows) : -1;
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
  } else if (unread !== -1) {
    problems.error(
      'csv.instrument_undecided',
      'The cells of this column name instruments. Map it to "instrument", or choose the one instrument whose scores these are.',
      { line: 1, column: columnName(header, unread) },
    );
  }
  reportLeftOut(header, said, problems);
  const readings = [columns, ...choices.map((choice) => choice.columns)];
  return {
    columns: [...columns],
    instrumentId: instrument.id,
    dateFormat: dateFormatOf(readings, rows, problems),
  };
}

/** A column that is not read and mostly names instruments, not all of them the one proposed; -1 without one. */
function columnNamingInstruments(
  columns: readonly CsvColumnMeaning[],
  instrument: Instrument,
  rows: readonly (readonly string[])[],
): number {
  if (columns.includes('instrument')) return -1;
  return columns.findIndex((meaning, at) => {
    if (meaning !== 'ignore') return false;
    const cells = rows.map((row) => row[at] ?? '').filter((text) => !isEmptyCell(text));
    const different = new Set(cells);
    if (different.size === 0 || different.size > MOST_INSTRUMENTS) return false;
    const naming = new Set([...different].filter(namesInstrument));
    return (
      cells.filter((text) => naming.has(text)).length > cells.length / 2 &&
      [...different].some((text) => instrumentNamed(text) !== instrument)
    );
  });
}

function namesInstrument(text: string): boolean {
  return instrumentNamed(text) !== undefined || isNameOfSeveralScales(text);
}

/** Says which columns are not read although their names mean something. */
function reportLeftOut(
  header: readonly string[],
  { rivals, shortForms }: HeaderReading,
  problems: ImportProblems,
): void {
  for (const { at, takenAt } of rivals) {
    problems.warn(
      'csv.column_left_out',
      `The name of column ${takenAt + 1} means the same: that one is read, this one is not. If it should be this one, change what the columns mean.`,
      { line: 1, column: columnName(header, at) },
    );
  }
  for (const at of shortForms) {
    problems.warn(
      'csv.short_form',
      'The name may be that of a shorter form, such as the PHQ-2: the column is not read. If it holds an item, say so in what the columns mean.',
      { line: 1, column: columnName(header, at) },
    );
  }
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
