import type { CsvColumnMeaning, CsvMapping } from '@glabella/contracts';
import { type Instrument, instruments, phq9 } from '@glabella/domain/instruments';
import type { ImportProblems } from '../read-assessment';
import { knownInstruments, meaningOf, plainWords } from './column-words';
import { sniffDateFormat } from './csv-date';

/** The columns of a CSV by what they mean; undefined where the file has none. */
export type ColumnIndex = Partial<Record<CsvColumnMeaning, number>>;

const dateMeanings: readonly CsvColumnMeaning[] = ['assessed-on', 'birth-date'];
const patientMeanings = ['given-name', 'family-name', 'birth-date', 'sex'] as const;

/** The columns that hold items, in the order of the form. */
export const itemMeanings = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
  (number) => `item-${number}` as CsvColumnMeaning,
);

/** Reads the header and the rows under it for what each column means and how dates are written. */
export function proposeMapping(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  problems: ImportProblems,
): CsvMapping {
  const columns = eachOnce(withNinthItem(header, header.map(meaningOf)));
  return {
    columns,
    instrumentId: instrumentNamedIn(header, columns, problems),
    dateFormat: dateFormatOf(columns, rows, problems),
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

/** 'phq 9' is a total, unless it follows 'phq 1' to 'phq 8'. */
function withNinthItem(
  header: readonly string[],
  columns: readonly CsvColumnMeaning[],
): CsvColumnMeaning[] {
  const hasEight = itemMeanings.slice(0, 8).every((item) => columns.includes(item));
  if (!hasEight || columns.includes('item-9')) return [...columns];
  const at = header.findIndex((name) => ['phq 9', 'phq9'].includes(plainWords(name)));
  return columns.map((meaning, index) => (index === at ? 'item-9' : meaning));
}

/** The first column of a meaning keeps it. */
function eachOnce(columns: readonly CsvColumnMeaning[]): CsvColumnMeaning[] {
  return columns.map((meaning, at) => (columns.indexOf(meaning) === at ? meaning : 'ignore'));
}

/** The instrument whose name stands in the header, or the PHQ-9; a name of several scales is a problem, not a guess. */
function instrumentNamedIn(
  header: readonly string[],
  columns: readonly CsvColumnMeaning[],
  problems: ImportProblems,
): string {
  const words = ` ${header.map(plainWords).join(' ')} `;
  const named = instruments.find((one) => one.entry.kind !== 'separate-items' && isIn(one, words));
  if (named) return named.id;
  const column = header.find((name) => isAmbiguous(` ${plainWords(name)} `));
  if (column !== undefined && !columns.includes('instrument')) {
    problems.error(
      'csv.instrument',
      `Several scales go by this name. Choose the instrument. Known: ${knownInstruments()}.`,
      { line: 1, column },
    );
  }
  return phq9.id;
}

/** Items are numbered where the name of their total has a number, too: 'phq 3'. A total is named as a whole. */
function isIn({ aliases, items }: Instrument, words: string): boolean {
  return aliases.some((alias) => {
    const name = items.length > 0 ? alias.replace(/ ?[0-9]+$/, '') : alias;
    return new RegExp(` ${name}${/[0-9]$/.test(name) ? '' : ' ?[0-9]*'} `).test(words);
  });
}

function isAmbiguous(words: string): boolean {
  return instruments.some(({ ambiguousNames = [] }) =>
    ambiguousNames.some((name) => new RegExp(` ${name} ?[0-9]* `).test(words)),
  );
}

function dateFormatOf(
  columns: readonly CsvColumnMeaning[],
  rows: readonly (readonly string[])[],
  problems: ImportProblems,
): CsvMapping['dateFormat'] {
  const dates = columns
    .flatMap((meaning, at) =>
      dateMeanings.includes(meaning) ? rows.map((cells) => cells[at] ?? '') : [],
    )
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
