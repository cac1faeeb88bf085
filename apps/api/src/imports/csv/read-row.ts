import type { CsvColumnMeaning, CsvMapping } from '@glabella/contracts';
import {
  type Instrument,
  findInstrument,
  itemRange,
  offersAnswer,
  scoreAnswers,
  totalOf,
} from '@glabella/domain/instruments';
import type { CalendarDate } from '@glabella/domain/values';
import {
  type ImportProblems,
  type ReadAssessment,
  type ReadPatient,
  UNKNOWN_LANGUAGE,
} from '../read-assessment';
import { isEmptyCell, readLanguage } from '../written-language';
import { instrumentNamed, itemMeanings, knownInstruments } from './column-words';
import { readSex, readStatus, readWholeNumber } from './csv-cells';
import { readDate } from './csv-date';
import { type ColumnIndex, columnName } from './csv-mapping';
import type { CsvRecord } from './parse-records';

/** How the rows of one file are read. */
export interface RowReading {
  readonly header: readonly string[];
  readonly mapping: CsvMapping;
  readonly index: ColumnIndex;
  readonly problems: ImportProblems;
}

interface Scores extends Pick<
  ReadAssessment,
  'answers' | 'total' | 'scoreStatus' | 'reportedTotal' | 'functionAnswer'
> {
  readonly instrument: Instrument;
}

/** Reads one row; null when it holds no score, or when something in it cannot be taken (then a problem says what). */
export function readRow(record: CsvRecord, reading: RowReading): ReadAssessment | null {
  const row = new Row(record, reading);
  if (isWithdrawn(row)) return null;
  const patient = readPatient(row);
  const assessedOn = row.date('assessed-on', 'The day of the assessment is missing.');
  const language = row.read('language', readLanguage, 'Give a language tag such as "de".');
  const instrument = readInstrument(row);
  const scores = instrument && readScores(row, instrument);
  if (row.hasErrors || !scores || !assessedOn || !patient) return null;
  return {
    line: record.line,
    patient,
    instrumentId: scores.instrument.id,
    assessedOn,
    answers: scores.answers,
    functionAnswer: scores.functionAnswer,
    total: scores.total,
    scoreStatus: scores.scoreStatus,
    reportedTotal: scores.reportedTotal,
    language: language ?? UNKNOWN_LANGUAGE,
  };
}

/** One record seen through the mapping; every complaint names line and column. */
class Row {
  private errors = 0;

  constructor(
    private readonly record: CsvRecord,
    private readonly reading: RowReading,
  ) {}

  get mapping(): CsvMapping {
    return this.reading.mapping;
  }

  get hasErrors(): boolean {
    return this.errors > 0;
  }

  text(meaning: CsvColumnMeaning): string {
    const at = this.reading.index[meaning];
    return at === undefined ? '' : (this.record.cells[at] ?? '');
  }

  error(code: string, message: string, meaning: CsvColumnMeaning): void {
    this.errors += 1;
    this.reading.problems.error(code, message, this.place(meaning));
  }

  /** Says why nothing of the line is taken. */
  skip(code: string, message: string): void {
    this.reading.problems.skip(code, message, { line: this.record.line });
  }

  /** What a reader makes of the cell; a cell that it cannot read is an error and counts as empty. */
  read<Value>(
    meaning: CsvColumnMeaning,
    reader: (text: string) => Value | null | undefined,
    message: string,
  ): Value | null {
    const value = reader(this.text(meaning));
    if (value === undefined) this.error('csv.cell', message, meaning);
    return value ?? null;
  }

  number(meaning: CsvColumnMeaning): number | null {
    return this.read(meaning, readWholeNumber, 'Give a whole number, or leave the cell empty.');
  }

  date(meaning: CsvColumnMeaning, missing: string | null): CalendarDate | null {
    const text = this.text(meaning);
    if (isEmptyCell(text)) {
      if (missing !== null) this.error('csv.date_missing', missing, meaning);
      return null;
    }
    const { dateFormat } = this.mapping;
    const date = readDate(text, dateFormat);
    if (date === null) {
      this.error('csv.date', `This is no date that exists, written ${dateFormat}.`, meaning);
    }
    return date;
  }

  private place(meaning: CsvColumnMeaning) {
    const at = this.reading.index[meaning];
    const column = at === undefined ? meaning : columnName(this.reading.header, at);
    return { line: this.record.line, column };
  }
}

/** Whether the line says of itself that it was taken back; then nothing else in it matters. */
function isWithdrawn(row: Row): boolean {
  const status = row.read(
    'status',
    readStatus,
    'This status is not known here. Known: recorded, final, completed, amended, corrected, voided, entered-in-error. If the column says something else, map it to "ignore".',
  );
  if (status !== 'withdrawn') return false;
  row.skip('csv.row_withdrawn', 'The line is voided or entered in error: it is not imported.');
  return true;
}

function readPatient(row: Row): ReadPatient | null {
  const mrn = row.text('mrn');
  if (isEmptyCell(mrn) || mrn.length > 40) {
    row.error('csv.mrn', 'The medical record number is missing or longer than 40 letters.', 'mrn');
    return null;
  }
  return {
    mrns: [mrn],
    newMrn: mrn,
    subject: mrn,
    givenName: nameIn(row, 'given-name'),
    familyName: nameIn(row, 'family-name'),
    birthDate: row.date('birth-date', null),
    sex: row.read('sex', readSex, 'Give female, male, other or unknown.'),
  };
}

function nameIn(row: Row, meaning: 'given-name' | 'family-name'): string | null {
  const name = row.text(meaning);
  if (name.length > 120 || /[\r\n]/.test(name)) {
    row.error('csv.cell', 'A name has at most 120 letters on one line.', meaning);
  }
  return name === '' ? null : name;
}

function readInstrument(row: Row): Instrument | null {
  const named = row.text('instrument');
  const instrument = isEmptyCell(named)
    ? findInstrument(row.mapping.instrumentId)
    : instrumentNamed(named);
  if (!instrument) {
    row.error(
      'csv.instrument',
      `This instrument is not known here. Known: ${knownInstruments()}.`,
      'instrument',
    );
  }
  return instrument ?? null;
}

function readScores(row: Row, instrument: Instrument): Scores | null {
  const answers = readAnswers(row, instrument);
  const reportedTotal = row.number('total');
  const functionAnswer = readFunctionAnswer(row, instrument);
  if (row.hasErrors) return null;
  if (answers.every((answer) => answer === null)) {
    return totalOnly(row, instrument, reportedTotal, functionAnswer);
  }
  const score = scoreAnswers(instrument, answers);
  const total = totalOf(score);
  if (reportedTotal !== null && reportedTotal !== total) {
    row.error(
      score.status === 'complete' ? 'csv.total_contradicts_items' : 'csv.total_of_gaps',
      score.status === 'complete'
        ? 'The total is not the sum of the items. Correct one of them, or map the total to "ignore".'
        : 'Some items are empty, and the rule for gaps gives another total or none. Fill them in, or map the total or the items to "ignore".',
      'total',
    );
    return null;
  }
  return { instrument, answers, total, scoreStatus: score.status, reportedTotal, functionAnswer };
}

function totalOnly(
  row: Row,
  instrument: Instrument,
  total: number | null,
  functionAnswer: number | null,
): Scores | null {
  if (total === null) {
    row.skip('csv.row_without_score', 'The line has neither items nor a total: nothing to import.');
    return null;
  }
  const { min, max } = instrument.range;
  if (total < min || total > max) {
    row.error('csv.total_range', `A total of the ${instrument.name} is ${min} to ${max}.`, 'total');
    return null;
  }
  return {
    instrument,
    answers: null,
    total,
    scoreStatus: 'total-only',
    reportedTotal: total,
    functionAnswer,
  };
}

/** One answer per item, null where the cell is empty or cannot be taken. */
function readAnswers(row: Row, instrument: Instrument): (number | null)[] {
  const answers = itemMeanings.map((meaning, at) => {
    const answer = row.number(meaning);
    if (answer === null) return null;
    const item = instrument.items[at];
    if (item === undefined) {
      row.error('csv.item_unknown', `${instrument.name} has no such item.`, meaning);
    } else if (!offersAnswer(instrument, item, answer)) {
      const { min, max } = itemRange(instrument, item);
      row.error('csv.item_range', `An item is ${min} to ${max}, or empty.`, meaning);
    }
    return answer;
  });
  return answers.slice(0, instrument.items.length);
}

function readFunctionAnswer(row: Row, instrument: Instrument): number | null {
  const answer = row.number('function');
  if (answer === null) return null;
  const options = instrument.functionItem?.options ?? [];
  if (!options.some(({ value }) => value === answer)) {
    const message =
      options.length > 0
        ? `The question about functioning is 0 to ${options.length - 1}, or empty.`
        : `${instrument.name} has no question about functioning.`;
    row.error('csv.function_range', message, 'function');
  }
  return answer;
}
