import type { CsvColumnMeaning, CsvMapping } from '@glabella/contracts';
import { instruments } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import type { ReadFile } from '../read-assessment';
import { readCsv } from './read-csv';

const read = (text: string, mapping?: CsvMapping): Promise<ReadFile> =>
  readCsv(text, { createPatients: false, ...(mapping ? { mapping } : {}) });
const numbered = (name: string, last: number) =>
  Array.from({ length: last }, (_, at) => `${name}_${at + 1}`);
const places = ({ problems }: ReadFile) =>
  problems.list.map(({ severity, line, column, code }) => [severity, line, column, code]);
const asChosen = (file: ReadFile, instrumentId: string): CsvMapping => ({
  columns: file.instrumentChoices.find((one) => one.instrumentId === instrumentId)?.columns ?? [],
  instrumentId,
  dateFormat: 'YYYY-MM-DD',
});
const totals = (file: ReadFile) =>
  file.assessments.map(({ instrumentId, total, scoreStatus }) => [
    instrumentId,
    total,
    scoreStatus,
  ]);

const undecided = ['error', 1, null, 'csv.instrument_undecided'];
const gad7Items = numbered('gad7', 7);
const phq9Items = numbered('phq9', 9);
/** 7 answers of the GAD-7 that make 14, 9 of the PHQ-9 that make 9. */
const answerOf = (column: string) => (column.startsWith('gad7') ? '2' : '1');

describe('a CSV whose header names several instruments', () => {
  it.each([
    ['gad7_total,phq9_total', '18,6'],
    ['phq9_total,gad7_total', '6,18'],
  ])('as in "%s" gives no total before one is chosen, and then its own', async (names, cells) => {
    const text = `mrn,date,${names}\nD-1,2024-03-05,${cells}\n`;
    const file = await read(text);
    expect(file.assessments).toEqual([]);
    expect(file.mapping?.columns).toEqual(['mrn', 'assessed-on', 'ignore', 'ignore']);
    expect(places(file)).toEqual([undecided]);
    expect(file.problems.list[0]?.message).toContain('PHQ-9, GAD-7');
    const phq9 = await read(text, asChosen(file, 'phq9'));
    expect([totals(phq9), places(phq9)]).toEqual([[['phq9', 6, 'total-only']], []]);
    const gad7 = await read(text, asChosen(file, 'gad7'));
    expect([totals(gad7), places(gad7)]).toEqual([[['gad7', 18, 'total-only']], []]);
  });

  it.each([
    ['the GAD-7 first', [...gad7Items, ...phq9Items]],
    ['the PHQ-9 first', [...phq9Items, ...gad7Items]],
  ])('never makes one form of the items of two, with %s', async (_, names) => {
    const text = `mrn,date,${names.join()}\nD-1,2024-03-05,${names.map(answerOf).join()}\n`;
    const file = await read(text);
    expect(file.assessments).toEqual([]);
    expect(places(file)).toEqual([undecided]);
    const phq9 = await read(text, asChosen(file, 'phq9'));
    expect([totals(phq9), places(phq9)]).toEqual([[['phq9', 9, 'complete']], []]);
    const gad7 = await read(text, asChosen(file, 'gad7'));
    expect([totals(gad7), places(gad7)]).toEqual([[['gad7', 14, 'complete']], []]);
  });

  it.each([
    ['a total that names none', 'mrn,date,score,gad7_rater,phq9_rater'],
    ['codes of LOINC', 'mrn,date,70274-6,44261-6'],
    ['names written together', 'mrn,date,gad7q1,phq9q1'],
    ['the names of a survey', 'mrn,date,gad7_total,DPQ010'],
    ['a column of instruments', 'mrn,date,instrument,gad7_total,phq9_total'],
    ['three instruments', 'mrn,date,madrs,gad7_total,phq9_total'],
  ])('is told by %s', async (_, header) => {
    const file = await read(`${header}\nD-1,2024-03-05,1,1,1\n`);
    expect(places(file)).toEqual([undecided]);
  });

  it('offers each with its own day and what names none', async () => {
    const text =
      'Sex,gad7_date,gad7_total,phq9_date,phq9_total,mrn\nf,03.02.2024,1,13.02.2024,2,D-1\n';
    const { instrumentChoices, mapping } = await read(text);
    expect(mapping?.dateFormat).toBe('DD.MM.YYYY');
    expect(instrumentChoices).toEqual([
      {
        instrumentId: 'phq9',
        columns: ['sex', 'ignore', 'ignore', 'assessed-on', 'total', 'mrn'],
      },
      {
        instrumentId: 'gad7',
        columns: ['sex', 'assessed-on', 'total', 'ignore', 'ignore', 'mrn'],
      },
    ]);
  });

  it.each([
    ['phq', 9],
    ['gad', 7],
  ])('takes "%s %i" for the last item of its own form, not of another', async (name, last) => {
    const header = [...numbered('phq', 9), ...numbered('gad', 7)].map((one) =>
      one.replace('_', ' '),
    );
    const { instrumentChoices } = await read(`mrn,date,${header.join()}\nD-1,2024-03-05\n`);
    const { columns = [] } =
      instrumentChoices.find(({ instrumentId }) => instrumentId === `${name}${last}`) ?? {};
    expect(columns[header.indexOf(`${name} ${last}`) + 2]).toBe(`item-${last}`);
    expect(columns).not.toContain('total');
  });

  it.each<[string, string, CsvColumnMeaning[], string]>([
    ['PHQ-9', 'phq9', ['mrn', 'assessed-on', 'total', 'ignore'], 'gad7_total'],
    ['GAD-7', 'gad7', ['mrn', 'assessed-on', 'ignore', 'total'], 'phq9_total'],
  ])('refuses a mapping of another column to the %s', async (_, instrumentId, columns, column) => {
    const text = 'mrn,date,gad7_total,phq9_total\nD-1,2024-03-05,18,6\n';
    const file = await read(text, { columns, instrumentId, dateFormat: 'YYYY-MM-DD' });
    expect(file.assessments).toEqual([]);
    expect(places(file)).toEqual([['error', 1, column, 'csv.other_instrument']]);
  });

  it('refuses a mapping of columns of two, also where the rows name their instrument', async () => {
    const text = 'mrn,date,scale,gad7_total,phq9_1\nD-1,2024-03-05,PHQ-9,3,3\n';
    const columns: CsvColumnMeaning[] = ['mrn', 'assessed-on', 'instrument', 'total', 'item-1'];
    const file = await read(text, { columns, instrumentId: 'phq9', dateFormat: 'YYYY-MM-DD' });
    expect(file.assessments).toEqual([]);
    expect(places(file)).toEqual([['error', 1, 'phq9_1', 'csv.other_instrument']]);
  });
});

describe('a CSV whose scores are of one instrument', () => {
  it.each([
    ['gad7_date,phq9_total', 'phq9', ['ignore', 'total']],
    ['gad7_rater,phq9_total', 'phq9', ['ignore', 'total']],
    ['total,gad7_total', 'gad7', ['ignore', 'total']],
    ['70274-6,69725-0', 'gad7', ['total', 'item-1']],
    ['gad7q1,gadq2', 'gad7', ['item-1', 'item-2']],
    ['check-in total,score', 'phq9', ['ignore', 'total']],
  ])(
    'as in "%s" is read as that one, from its own columns',
    async (names, instrumentId, columns) => {
      const { mapping, instrumentChoices } = await read(`mrn,date,${names}\nD-1,2024-03-05,1,1\n`);
      expect(mapping).toMatchObject({
        instrumentId,
        columns: ['mrn', 'assessed-on', ...columns],
      });
      expect(instrumentChoices).toEqual([]);
    },
  );

  it('is asked about when it shares its header with a name of several scales', async () => {
    const file = await read('mrn,date,score,madrs rater,HAM-D rater\nD-1,2024-03-05,12,x,x\n');
    expect(places(file)).toEqual([['error', 1, 'HAM-D rater', 'csv.instrument_undecided']]);
  });
});

/** Ways in which files write the columns of an instrument. */
const columnsOf = ({ id, aliases, items, loinc, functionItem }: (typeof instruments)[number]) => [
  ...aliases.flatMap((alias) => [alias, `${alias} total`, `${alias}_Summe`]),
  ...(loinc.total === null ? [] : [loinc.total]),
  ...(functionItem ? [functionItem.loinc, `${id} 10`] : []),
  ...items.flatMap(({ number, loinc: code }) => [
    ...(code === undefined ? [] : [code]),
    ...aliases.flatMap((alias) => [`${alias}_${number}`, `${alias} item ${number}`]),
    ...(loinc.panel === null ? [] : [`${id}q${number}`, `${id.slice(0, 3)} ${number}`]),
  ]),
  ...(loinc.panel === null ? [] : [`${id} date`]),
];

describe('a proposed mapping', () => {
  it('never takes columns of two instruments, whichever they are and in whatever order', async () => {
    const owned = instruments.flatMap((one) =>
      columnsOf(one).map((name) => ({ name, owner: one.id })),
    );
    const header = fc
      .subarray([...instruments], { minLength: 2, maxLength: 2 })
      .chain((pair) =>
        fc.tuple(
          ...pair.map(({ id }) =>
            fc.subarray(
              owned.filter(({ owner }) => owner === id),
              { minLength: 1 },
            ),
          ),
        ),
      )
      .chain((parts) => {
        const columns = parts.flat();
        return fc.shuffledSubarray(columns, { minLength: columns.length });
      });
    await fc.assert(
      fc.asyncProperty(header, async (columns) => {
        const ownersOf = (meanings: readonly CsvColumnMeaning[] = []) =>
          new Set(
            columns.flatMap(({ owner }, at) => (meanings[at + 2] === 'ignore' ? [] : [owner])),
          );
        const names = columns.map(({ name }) => name);
        const file = await read(
          `mrn,date,${names.join()}\nD-1,2024-03-05,${names.map(() => '1').join()}\n`,
        );
        const taken = ownersOf(file.mapping?.columns);
        expect(taken.size).toBeLessThanOrEqual(1);
        for (const owner of taken) expect(file.mapping?.instrumentId).toBe(owner);
        for (const choice of file.instrumentChoices) {
          expect([...ownersOf(choice.columns)]).toEqual([choice.instrumentId]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
