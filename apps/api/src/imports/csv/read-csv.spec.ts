import type { CsvMapping } from '@glabella/contracts';
import { phq9, scoreAnswers, totalOf } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import { ImportProblems, type ReadFile } from '../read-assessment';
import { readCsv } from './read-csv';

const items = 'MRN,Date,PHQ9_1,PHQ9_2,PHQ9_3,PHQ9_4,PHQ9_5,PHQ9_6,PHQ9_7,PHQ9_8,PHQ9_9';
const read = (text: string, mapping?: CsvMapping, createPatients = false): Promise<ReadFile> =>
  readCsv(text, { createPatients, ...(mapping ? { mapping } : {}) });
const codes = ({ problems }: ReadFile) => problems.list.map(({ code }) => code);
const places = ({ problems }: ReadFile) =>
  problems.list.map(({ severity, line, column, code }) => [severity, line, column, code]);

describe('a CSV of totals', () => {
  it.each([
    ['commas', 'MRN,Date,Total\nD-1,2024-03-05,12\n'],
    ['semicolons', 'MRN;Date;Total\nD-1;2024-03-05;12\n'],
    ['tabs', 'MRN\tDate\tTotal\nD-1\t2024-03-05\t12\n'],
    ['a byte order mark', '\uFEFFMRN,Date,Total\nD-1,2024-03-05,12\n'],
    ['quotes around everything', '"MRN","Date","Total"\n"D-1","2024-03-05","12"\n'],
    ['line ends of Windows', 'MRN,Date,Total\r\nD-1,2024-03-05,12\r\n'],
    ['line ends of both kinds', 'MRN,Date,Total\r\nD-1,2024-03-05,12\n'],
    ['no line end after the last row', 'MRN,Date,Total\nD-1,2024-03-05,12'],
    ['blank lines', 'MRN,Date,Total\n\nD-1,2024-03-05,12\n,,\n\n'],
    ['German names', 'Patientennummer;Erhebungsdatum;Summenwert\nD-1;05.03.2024;12\n'],
    ['German dates without zeros', 'Pat.-Nr.;Datum;PHQ-9 Summe\nD-1;5.3.2024;12\n'],
    ['an instant, whose written day counts', 'mrn,date,score\nD-1,2024-03-05T23:59:00-08:00,12\n'],
    ['a fraction that is none', 'mrn,date,score\nD-1,2024-03-05,12.0\n'],
    ['columns nobody asked for', 'mrn,site,date,score\nD-1,North,2024-03-05,12\n'],
  ])('with %s is read', async (_, text) => {
    const file = await read(text);
    expect(codes(file)).toEqual([]);
    expect(file.assessments).toEqual([
      expect.objectContaining({
        patient: expect.objectContaining({ mrns: ['D-1'] }),
        instrumentId: 'phq9',
        assessedOn: '2024-03-05',
        answers: null,
        total: 12,
        scoreStatus: 'total-only',
        language: 'und',
      }),
    ]);
  });

  it('keeps the line of a row behind blank lines and cells of several lines', async () => {
    const file = await read(
      'mrn,note,date,score\n"D-1","a\nb",2024-03-05,3\n\nD-2,,2024-03-05,x\n',
    );
    expect(file.assessments.map(({ line }) => line)).toEqual([2]);
    expect(places(file)).toEqual([['error', 5, 'score', 'csv.cell']]);
  });

  it.each([
    ['0', 0],
    ['27', 27],
  ])('takes a total of %s', async (cell, total) => {
    const file = await read(`mrn,date,score\nD-1,2024-03-05,${cell}\n`);
    expect(file.assessments.map((assessment) => assessment.total)).toEqual([total]);
  });

  it.each([
    ['28', 'csv.total_range'],
    ['-1', 'csv.cell'],
    ['12.5', 'csv.cell'],
    ['12,5', 'csv.cell'],
    ['twelve', 'csv.cell'],
    ['1e1', 'csv.cell'],
  ])('refuses a total of %s', async (cell, code) => {
    const file = await read(`mrn;date;score\nD-1;2024-03-05;${cell}\n`);
    expect(file.assessments).toEqual([]);
    expect(places(file)).toEqual([['error', 2, 'score', code]]);
  });

  it.each(['', 'NA', 'n/a', '-', '.'])('takes "%s" for no total and never for 0', async (cell) => {
    const file = await read(`mrn,date,score\nD-1,2024-03-05,${cell}\nD-2,2024-03-05,4\n`);
    expect(file.assessments.map(({ total }) => total)).toEqual([4]);
    expect(places(file)).toEqual([['warning', 2, null, 'csv.row_without_score']]);
  });

  it('reads the GAD-7 when the header names it, with its own range', async () => {
    const file = await read('mrn,date,gad7_total\nD-1,2024-03-05,21\nD-2,2024-03-05,22\n');
    expect(file.assessments.map(({ instrumentId }) => instrumentId)).toEqual(['gad7']);
    expect(places(file)).toEqual([['error', 3, 'gad7_total', 'csv.total_range']]);
  });

  it('reads the instrument of each row where a column names it', async () => {
    const text =
      'mrn,date,instrument,score\nD-1,2024-03-05,PHQ-9,20\nD-1,2024-03-05,GAD 7,20\nD-1,2024-03-05,MADRS,20\nD-1,2024-03-05,C-SSRS,2\n';
    const file = await read(text);
    expect(file.assessments.map(({ instrumentId }) => instrumentId)).toEqual([
      'phq9',
      'gad7',
      'madrs',
    ]);
    expect(places(file)).toEqual([['error', 5, 'instrument', 'csv.instrument']]);
  });

  it.each(['BDI', 'HAM-D', 'HAMD', 'HDRS', 'HAMD 21', 'QIDS'])(
    'takes a row of "%s" for none of its versions and names what it accepts',
    async (name) => {
      const file = await read(`mrn,date,instrument,score\nD-1,2024-03-05,${name},12\n`);
      expect(file.assessments).toEqual([]);
      expect(places(file)).toEqual([['error', 2, 'instrument', 'csv.instrument']]);
      expect(file.problems.list[0]?.message).toMatch(/Known: .*HAM-D-17, BDI-II/);
    },
  );

  it.each(['BDI date', 'HAM-D rater', 'hamd21_x', 'BDI 21', 'QIDS form'])(
    'takes a total beside the column "%s" for nothing before the instrument is chosen',
    async (name) => {
      const text = `mrn,date,${name},score\nD-1,2024-03-05,x,12\n`;
      expect(places(await read(text))).toContainEqual([
        'error',
        1,
        name,
        'csv.instrument_undecided',
      ]);
      const chosen = await read(text, {
        columns: ['mrn', 'assessed-on', 'ignore', 'total'],
        instrumentId: 'bdi2',
        dateFormat: 'YYYY-MM-DD',
      });
      expect(chosen.assessments.map(({ instrumentId }) => instrumentId)).toEqual(['bdi2']);
      expect(places(chosen)).toEqual([]);
    },
  );

  it.each([
    ['BDI-II total', 'bdi2'],
    ['bdi2', 'bdi2'],
    ['HAM-D-17', 'hamd17'],
    ['hamd17_summe', 'hamd17'],
    ['QIDS-SR16', 'qids-sr16'],
  ])('takes a column "%s" for the total of %s', async (name, instrumentId) => {
    const file = await read(`mrn,date,${name}\nD-1,2024-03-05,12\n`);
    expect(file.assessments.map((one) => [one.instrumentId, one.total])).toEqual([
      [instrumentId, 12],
    ]);
  });
});

describe('a CSV of items', () => {
  it('is scored here', async () => {
    const file = await read(`${items},Item 10\nD-1,2024-03-05,2,2,2,2,1,1,2,0,0,1\n`);
    expect(codes(file)).toEqual([]);
    expect(file.assessments).toEqual([
      expect.objectContaining({
        answers: [2, 2, 2, 2, 1, 1, 2, 0, 0],
        total: 12,
        scoreStatus: 'complete',
        functionAnswer: 1,
      }),
    ]);
  });

  it.each([
    ['all given', '1,1,1,1,1,1,1,1,1', 'complete', 9],
    ['one open', '1,1,1,1,1,1,1,,1', 'prorated', 9],
    ['two open', '1,1,1,1,1,1,,,1', 'prorated', 9],
    ['three open', '1,1,1,1,1,,,,1', 'none', null],
    ['item 9 open', '1,1,1,1,1,1,1,1,', 'none', null],
    ['the last cells not written at all', '1,1,1,1,1', 'none', null],
  ])('with %s follows the rule for gaps', async (_, cells, scoreStatus, total) => {
    const file = await read(`${items}\nD-1,2024-03-05,${cells}\n`);
    expect(file.assessments.map((one) => [one.scoreStatus, one.total])).toEqual([
      [scoreStatus, total],
    ]);
    expect(file.assessments[0]?.answers).toHaveLength(9);
  });

  it.each(['4', '-1', '1.5', 'often', '9'])('refuses an item of %s and names it', async (cell) => {
    const file = await read(`${items}\nD-1,2024-03-05,1,1,${cell},1,1,1,1,1,1\n`);
    expect(file.assessments).toEqual([]);
    expect(file.problems.list).toEqual([
      expect.objectContaining({ severity: 'error', line: 2, column: 'PHQ9_3' }),
    ]);
  });

  it.each([
    ['agrees', '9', []],
    ['contradicts the sum', '10', ['csv.total_contradicts_items']],
    ['is empty', '', []],
  ])('with a total that %s', async (_, total, expected) => {
    const file = await read(`${items},Total\nD-1,2024-03-05,1,1,1,1,1,1,1,1,1,${total}\n`);
    expect(codes(file)).toEqual(expected);
    expect(file.assessments).toHaveLength(expected.length === 0 ? 1 : 0);
  });

  it('refuses a total that counted a gap as zero', async () => {
    const file = await read(`${items},Total\nD-1,2024-03-05,1,1,1,1,1,1,1,,1,8\n`);
    expect(places(file)).toEqual([['error', 2, 'Total', 'csv.total_of_gaps']]);
  });

  it('counts the items of the GAD-7', async () => {
    const header = 'mrn,date,gad7 1,gad7 2,gad7 3,gad7 4,gad7 5,gad7 6,gad7 7';
    const file = await read(
      `${header}\nD-1,2024-03-05,1,1,1,1,1,1,1\nD-2,2024-03-05,1,1,1,1,1,1,\n`,
    );
    expect(file.assessments.map((one) => [one.scoreStatus, one.total])).toEqual([
      ['complete', 7],
      ['none', null],
    ]);
  });

  it('agrees with the scoring engine for any answers', async () => {
    const answer = fc.constantFrom(0, 1, 2, 3, null);
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 9, maxLength: 9 }), async (answers) => {
        fc.pre(answers.some((given) => given !== null));
        const file = await read(`${items}\nD-1,2024-03-05,${answers.map((a) => a ?? '').join()}\n`);
        const score = scoreAnswers(phq9, answers);
        expect(file.assessments).toEqual([
          expect.objectContaining({
            answers,
            scoreStatus: score.status,
            total: totalOf(score),
          }),
        ]);
      }),
    );
  });
});

describe('the columns of a CSV', () => {
  it.each([
    ['MRN,Date,Item 1,Item2,q3,Frage 4,phq9_5,PHQ-9 Item 6,phq7,DPQ080,44260-8'],
    ['SEQN id,MRN,Date,DPQ010,DPQ020,DPQ030,DPQ040,DPQ050,DPQ060,DPQ070,DPQ080,DPQ090'],
    ['mrn,date,phq 1,phq 2,phq 3,phq 4,phq 5,phq 6,phq 7,phq 8,phq 9'],
  ])('are recognised in "%s"', async (header) => {
    const cells = header.split(',').map((name) => {
      if (/^mrn$/i.test(name)) return 'D-1';
      return /^date$/i.test(name) ? '2024-03-05' : '1';
    });
    const file = await read(`${header}\n${cells.join()}\n`);
    expect(file.assessments).toEqual([
      expect.objectContaining({ answers: [1, 1, 1, 1, 1, 1, 1, 1, 1] }),
    ]);
  });

  it('may be mapped by hand', async () => {
    const file = await read('a,b,c\nD-1,04/03/2024,12\n', {
      columns: ['mrn', 'assessed-on', 'total'],
      instrumentId: 'phq9',
      dateFormat: 'DD/MM/YYYY',
    });
    expect(file.assessments.map(({ assessedOn, total }) => [assessedOn, total])).toEqual([
      ['2024-03-04', 12],
    ]);
  });

  it.each<[string, CsvMapping['columns'], string]>([
    ['too few', ['mrn', 'assessed-on'], 'csv.mapping_columns'],
    ['one meaning twice', ['mrn', 'mrn', 'total'], 'csv.mapping_twice'],
    ['no MRN', ['ignore', 'assessed-on', 'total'], 'csv.column_missing'],
    ['no day', ['mrn', 'ignore', 'total'], 'csv.column_missing'],
    ['no score', ['mrn', 'assessed-on', 'ignore'], 'csv.no_scores'],
  ])('are refused with %s', async (_, columns, code) => {
    const mapping = { columns, instrumentId: 'phq9', dateFormat: 'YYYY-MM-DD' } as const;
    const file = await read('a,b,c\nD-1,2024-03-04,12\n', mapping);
    expect(codes(file)).toContain(code);
    expect(file.assessments).toEqual([]);
  });

  it('must say who the patients are where new ones are to be created', async () => {
    const file = await read('mrn,date,score\nD-1,2024-03-04,12\n', undefined, true);
    expect(places(file)).toEqual([
      ['error', 1, 'given-name', 'csv.column_missing'],
      ['error', 1, 'family-name', 'csv.column_missing'],
      ['error', 1, 'birth-date', 'csv.column_missing'],
      ['error', 1, 'sex', 'csv.column_missing'],
    ]);
  });

  it('say who a new patient is', async () => {
    const text =
      'MRN;Vorname;Nachname;Geburtsdatum;Geschlecht;Datum;Summe\nD-1;Öze;Müller;03.02.1980;weiblich;05.03.2024;12\n';
    const file = await read(text, undefined, true);
    expect(file.assessments[0]?.patient).toEqual({
      mrns: ['D-1'],
      newMrn: 'D-1',
      subject: 'D-1',
      givenName: 'Öze',
      familyName: 'Müller',
      birthDate: '1980-02-03',
      sex: 'female',
    });
  });
});

describe('the dates of a CSV', () => {
  it.each([
    ['31/01/2024', '2024-01-31'],
    ['01/31/2024', '2024-01-31'],
    ['31.01.2024', '2024-01-31'],
    ['2024-01-31', '2024-01-31'],
    ['2024-1-31', '2024-01-31'],
    ['31.01.2024 14:02', '2024-01-31'],
  ])('written %s tell how they are meant', async (written, on) => {
    const file = await read(`mrn,date,score\nD-1,${written},12\n`);
    expect(file.assessments.map(({ assessedOn }) => assessedOn)).toEqual([on]);
  });

  it('are asked about when day and month could swap in all of them', async () => {
    const file = await read('mrn,date,score\nD-1,03/04/2024,12\nD-2,05/06/2024,12\n');
    expect(places(file)).toEqual([['error', 1, null, 'csv.date_order']]);
  });

  it.each(['2024-02-30', '2023-02-29', '2024-13-01', '05.03.24', '45000', 'March 5'])(
    'refuse %s among good ones and name the line',
    async (written) => {
      const file = await read(`mrn,date,score\nD-1,2024-03-05,12\nD-2,${written},12\n`);
      expect(places(file)).toEqual([['error', 3, 'date', 'csv.date']]);
      expect(file.assessments).toHaveLength(1);
    },
  );

  it('must not be missing', async () => {
    const file = await read('mrn,date,score\nD-1,,12\n');
    expect(places(file)).toEqual([['error', 2, 'date', 'csv.date_missing']]);
  });
});

describe('a file that is no CSV to be read', () => {
  it.each<[string, string | null, string]>([
    ['in another encoding', null, 'import.encoding'],
    ['decoded with the wrong one', 'mrn,date,score\nM\uFFFDller,2024-03-05,1\n', 'import.encoding'],
    ['in UTF-16', 'm\0r\0n\0', 'import.encoding'],
    ['empty', '', 'csv.empty'],
    ['a header alone', 'mrn,date,score\n', 'csv.empty'],
    ['with a quote that never closes', 'mrn,date,score\n"D-1,2024-03-05,1\n', 'csv.quotes'],
    ['with text after a quote', 'mrn,date,score\n"D"-1,2024-03-05,1\n', 'csv.quotes'],
  ])('%s is refused', async (_, text, code) => {
    const file = await readCsv(text, { createPatients: false });
    expect(codes(file)).toEqual([code]);
    expect(file.assessments).toEqual([]);
  });

  it('refuses a line with more cells than the header', async () => {
    const file = await read('mrn,date,score\nD-1,2024-03-05,1,7\n');
    expect(places(file)).toEqual([['error', 2, null, 'csv.too_many_cells']]);
  });

  it('refuses a missing MRN and one that is too long', async () => {
    const file = await read(`mrn,date,score\n,2024-03-05,1\n${'x'.repeat(41)},2024-03-05,1\n`);
    expect(places(file)).toEqual([
      ['error', 2, 'mrn', 'csv.mrn'],
      ['error', 3, 'mrn', 'csv.mrn'],
    ]);
  });
});

describe('the same form twice in a file', () => {
  it('counts once and is told', async () => {
    const file = await read(
      'mrn,date,score\nD-1,2024-03-05,1\nD-2,2024-03-05,1\nD-1,2024-03-05,1\n',
    );
    expect(file.assessments.map(({ line }) => line)).toEqual([2, 3]);
    expect(places(file)).toEqual([['warning', 4, null, 'csv.duplicate_row']]);
  });

  it('is not the same with another total', async () => {
    const file = await read('mrn,date,score\nD-1,2024-03-05,1\nD-1,2024-03-05,2\n');
    expect(file.assessments).toHaveLength(2);
  });
});

describe('problems', () => {
  it('never repeat what stood in the file', async () => {
    const secret = 'Canary-7261';
    const file = await read(
      `mrn,date,score,language\n${secret.repeat(5)},${secret},${secret},${secret}é\n`,
    );
    expect(file.problems.errorCount).toBeGreaterThan(2);
    expect(JSON.stringify(file.problems.list)).not.toContain('Canary');
  });

  it('are all counted and the first 200 of each kind kept', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => `D-${at},2024-03-05,99`).join('\n');
    const file = await read(`mrn,date,score\n${rows}\n`);
    expect(file.problems.count).toBe(500);
    expect(file.problems.list).toHaveLength(200);
  });

  it('name those about a person first, however many others there are', () => {
    const problems = new ImportProblems();
    for (let line = 2; line < 302; line += 1) problems.warn('other', 'Other', { line });
    problems.warn('import.name_differs', 'Name', { line: 400 });
    problems.error('fault', 'Fault', { line: 500 });
    expect(problems.list.slice(0, 3).map(({ code }) => code)).toEqual([
      'fault',
      'import.name_differs',
      'other',
    ]);
    expect([problems.list.length, problems.count]).toEqual([202, 302]);
  });
});
