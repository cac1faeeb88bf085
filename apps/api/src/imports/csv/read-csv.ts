import { type CsvMapping, importLimits } from '@glabella/contracts';
import { findInstrument } from '@glabella/domain/instruments';
import { checkEncoding, withoutByteOrderMark } from '../import-text';
import { ImportProblems, type ReadAssessment, type ReadFile } from '../read-assessment';
import { indexColumns, proposeMapping } from './csv-mapping';
import { type CsvRecord, CsvUnreadable, parseRecords } from './parse-records';
import { readHeader } from './read-header';
import { readRow } from './read-row';
import { sniffDelimiter } from './sniff-delimiter';

const SAMPLE_ROWS = 8;
const MOST_COLUMNS = 200;
/** Rows that are looked at to tell how dates are written. */
const ROWS_FOR_PROPOSAL = 2_000;

export interface CsvReading {
  /** How the columns are read; proposed from the header when it is not given. */
  readonly mapping?: CsvMapping;
  readonly createPatients: boolean;
}

/**
 * Reads a CSV of past totals or items. It never throws for what a file may hold: whatever cannot be taken is a problem
 * with its line and column. An empty item is a gap, never a zero.
 */
export async function readCsv(text: string | null, reading: CsvReading): Promise<ReadFile> {
  const problems = new ImportProblems();
  if (!checkEncoding(text, problems)) return unread(problems);
  const records = await recordsOf(withoutByteOrderMark(text), problems);
  const [head, ...rows] = records;
  if (!head || rows.length === 0) {
    if (problems.count === 0) {
      problems.error(
        'csv.empty',
        'The file needs a line that names the columns, and rows under it.',
      );
    }
    return unread(problems);
  }
  const header = head.cells;
  const said = readHeader(header);
  const mapping =
    reading.mapping ??
    proposeMapping(
      header,
      said,
      rows.slice(0, ROWS_FOR_PROPOSAL).map(({ cells }) => cells),
      problems,
    );
  const read: Omit<ReadFile, 'assessments'> = {
    kind: 'csv',
    header,
    mapping,
    instrumentChoices: said.choices,
    sample: rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells),
    rowCount: rows.length,
    problems,
  };
  // Which columns are missing can be told only once the instrument is chosen.
  if (!reading.mapping && said.choices.length > 0) return { ...read, assessments: [] };
  if (!findInstrument(mapping.instrumentId)) {
    problems.error('csv.instrument', 'The chosen instrument is not known here.', { line: 1 });
  }
  const index = indexColumns(header, mapping, reading.createPatients, problems);
  if (!index) return { ...read, assessments: [] };
  const assessments = rows.flatMap((row) => {
    if (row.cells.length > header.length) {
      problems.error('csv.too_many_cells', 'The line has more cells than the header.', row);
      return [];
    }
    return readRow(row, { header, mapping, index, problems }) ?? [];
  });
  return { ...read, assessments: withoutDuplicates(assessments, problems) };
}

async function recordsOf(text: string, problems: ImportProblems): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  try {
    for await (const record of parseRecords(text, sniffDelimiter(text))) {
      if (records.length > importLimits.rows) {
        const rows = importLimits.rows.toLocaleString('en');
        problems.error('csv.too_many_rows', `A file may have ${rows} rows. Split it.`, record);
        return [];
      }
      if (record.cells.every((cell) => cell === '')) continue;
      if (record.cells.length > MOST_COLUMNS) {
        problems.error('csv.too_many_columns', `A file may have ${MOST_COLUMNS} columns.`, record);
        return [];
      }
      records.push(record);
    }
    return records;
  } catch (error) {
    if (!(error instanceof CsvUnreadable)) throw error;
    problems.error(
      'csv.quotes',
      'The quotes do not pair up here. A quote inside a quoted cell is written twice.',
      { line: error.line },
    );
    return [];
  }
}

/** The same form twice in one file counts once; which lines agree is told. */
function withoutDuplicates(
  assessments: readonly ReadAssessment[],
  problems: ImportProblems,
): ReadAssessment[] {
  const firstLines = new Map<string, number>();
  return assessments.filter(({ line, patient, instrumentId, assessedOn, answers, total }) => {
    const key = JSON.stringify([patient.mrns[0], instrumentId, assessedOn, answers, total]);
    const firstLine = firstLines.get(key);
    if (firstLine === undefined) {
      firstLines.set(key, line);
      return true;
    }
    problems.warn('csv.duplicate_row', `The same form stands in line ${firstLine}: taken once.`, {
      line,
    });
    return false;
  });
}

function unread(problems: ImportProblems): ReadFile {
  return {
    kind: 'csv',
    header: [],
    mapping: null,
    instrumentChoices: [],
    sample: [],
    rowCount: 0,
    assessments: [],
    problems,
  };
}
