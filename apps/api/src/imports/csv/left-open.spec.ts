import type { CsvMapping } from '@glabella/contracts';
import { instruments } from '@glabella/domain/instruments';
import { assessmentsTable } from '../../exports/tables/assessments';
import type { ReadFile } from '../read-assessment';
import { readCsv } from './read-csv';

const read = (text: string, mapping?: CsvMapping): Promise<ReadFile> =>
  readCsv(text, { createPatients: false, ...(mapping ? { mapping } : {}) });
const places = ({ problems }: ReadFile) =>
  problems.list.map(({ severity, line, column, code }) => [severity, line, column, code]);
const totals = (file: ReadFile) =>
  file.assessments.map(({ instrumentId, total }) => [instrumentId, total]);

describe('a column that names the instrument of each row', () => {
  it.each(['instrument_id', 'Instrument name', 'measure_name', 'Scale name', 'Testname'])(
    'may be called "%s"',
    async (name) => {
      const file = await read(`mrn,assessed_on,${name},total\nD-1,2024-03-05,madrs,20\n`);
      expect(totals(file)).toEqual([['madrs', 20]]);
      expect(places(file)).toEqual([]);
    },
  );

  it.each(['MADRS', 'HAM-D'])('is asked about under any other name: %s', async (named) => {
    const text = `mrn,date,which,total\nD-1,2024-03-05,${named},20\nD-2,2024-03-05,PHQ-9,9\n`;
    expect(places(await read(text))).toEqual([['error', 1, 'which', 'csv.instrument_undecided']]);
    const chosen = await read(text, {
      columns: ['mrn', 'assessed-on', 'ignore', 'total'],
      instrumentId: 'phq9',
      dateFormat: 'YYYY-MM-DD',
    });
    expect(places(chosen)).toEqual([]);
  });

  it('is no question where all of its cells name the instrument that is read', async () => {
    const file = await read('mrn,date,which,total\nD-1,2024-03-05,PHQ-9,20\n');
    expect(totals(file)).toEqual([['phq9', 20]]);
  });
});

describe('our own export of assessments', () => {
  it('is read back by its columns', async () => {
    const header = assessmentsTable.columns.map(({ name }) => name);
    const file = await read(`${['mrn', ...header].join()}\nD-1\n`);
    const meanings = Object.fromEntries(
      ['mrn', ...header].map((name, at) => [name, file.mapping?.columns[at]]),
    );
    expect(meanings).toMatchObject({
      mrn: 'mrn',
      patient_id: 'ignore',
      status: 'status',
      assessed_on: 'assessed-on',
      instrument_id: 'instrument',
      item_9: 'item-9',
      function_item: 'function',
      total: 'total',
      language: 'language',
    });
  });

  it('brings no voided entry', async () => {
    const file = await read(
      'mrn,status,assessed_on,total\nM1,voided,2024-03-05,20\nM1,entered-in-error,x,y\nM1,recorded,2024-03-05,9\n',
    );
    expect(totals(file)).toEqual([['phq9', 9]]);
    expect(places(file)).toEqual([
      ['warning', 2, null, 'csv.row_withdrawn'],
      ['warning', 3, null, 'csv.row_withdrawn'],
    ]);
    expect(file.problems.skippedCount).toBe(2);
  });

  it('is not read where the status is another word', async () => {
    const file = await read('mrn,status,date,total\nM1,preliminary,2024-03-05,20\n');
    expect(file.assessments).toEqual([]);
    expect(places(file)).toEqual([['error', 2, 'status', 'csv.cell']]);
  });
});

describe('two columns that may be the record number', () => {
  it.each([
    ['record_id,mrn', 1, 0],
    ['id,Patientennummer', 1, 0],
    ['mrn,record_id', 0, 1],
  ])('as in "%s": the one that tells more is read, and it is said', async (names, taken, left) => {
    const file = await read(`${names},date,phq9_total\nA,B,2024-03-05,12\n`);
    expect(file.assessments[0]?.patient.mrns).toEqual([['A', 'B'][taken]]);
    expect(places(file)).toEqual([['warning', 1, names.split(',')[left], 'csv.column_left_out']]);
  });
});

describe('a column named like a shorter form', () => {
  it.each(['phq2', 'PHQ-8', 'gad2', 'phq 4'])('as in "%s" is no item', async (name) => {
    const file = await read(`mrn,date,${name}\nD-1,2024-03-05,3\n`);
    expect(file.assessments).toEqual([]);
    expect(places(file)).toEqual([
      ['error', 1, null, 'csv.no_scores'],
      ['warning', 1, name, 'csv.short_form'],
    ]);
  });

  it.each([
    ['beside the whole form', Array.from({ length: 9 }, (_, at) => `phq9_${at + 1}`)],
    ['beside its total', ['phq9_total']],
  ])('is no item %s', async (_, names) => {
    const file = await read(
      `mrn,date,phq2,${names.join()}\nD-1,2024-03-05,6,${names.map(() => '1').join()}\n`,
    );
    expect(file.mapping?.columns[2]).toBe('ignore');
    expect(file.assessments[0]?.answers?.[1] ?? 1).toBe(1);
  });

  it.each([
    ['phq', 5],
    ['gad', 4],
  ])('is an item beside half of its siblings: %s, %i in all', async (stem, enough) => {
    const columnsOf = async (count: number) => {
      const names = Array.from({ length: count }, (_, at) => `${stem}${at + 1}`);
      const file = await read(`mrn,date,${names.join()}\nD-1,2024-03-05\n`);
      return file.mapping?.columns.slice(2);
    };
    expect(await columnsOf(enough)).toEqual(
      Array.from({ length: enough }, (_, at) => `item-${at + 1}`),
    );
    expect(await columnsOf(enough - 1)).toEqual(Array(enough - 1).fill('ignore'));
  });
});

it('knows every instrument by its id, as our own export writes it', async () => {
  for (const { id, entry, range } of instruments) {
    if (entry.kind === 'separate-items') continue;
    const file = await read(`mrn,date,instrument_id,total\nD-1,2024-03-05,${id},${range.min}\n`);
    expect(totals(file)).toEqual([[id, range.min]]);
  }
});
