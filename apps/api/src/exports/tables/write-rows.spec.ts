import { Pseudonyms } from '../pseudonyms';
import { assessmentsTable } from './assessments';
import { columnsOf } from './codebook';
import {
  code,
  day,
  decimal,
  type ExportColumn,
  id,
  identifying,
  ownCode,
  ownCodes,
  words,
} from './export-table';
import { patientsTable } from './patients';
import { ColumnMissing, writeRows } from './write-rows';

const identified = { asOf: '2026-04-23', pseudonyms: null };
const columns = [
  id('patient_id', 'x'),
  words('note', 'x'),
  day('seen_on', 'x'),
  identifying(day('birth_date', 'x')),
  decimal('units', 'x'),
  code('sex', 'x'),
];
const batch = {
  names: ['sex', 'units', 'birth_date', 'seen_on', 'note', 'patient_id'],
  rows: [
    ['female', '29.00', '1984-03-12', '2026-01-05', 'Ada', 'p-1'],
    [null, '0.7250', null, null, null, 'p-2'],
  ],
};

function cellsOf(
  table: { columns: readonly ExportColumn[] },
  stored: Readonly<Record<string, string | null>>,
  context: Parameters<typeof writeRows>[2] = identified,
): Readonly<Record<string, string | null>> {
  const row: Record<string, string | null> = {
    ...Object.fromEntries(table.columns.map(({ name }) => [name, null])),
    patient_id: 'p-1',
    ...stored,
  };
  const stores = { names: Object.keys(row), rows: [Object.values(row)] };
  const [cells] = writeRows(table.columns, stores, context);
  return Object.fromEntries(table.columns.map(({ name }, at) => [name, cells?.[at] ?? null]));
}

describe('the cells of an export', () => {
  it('are what is stored, in the order of the columns, numbers without trailing zeros', () => {
    expect(writeRows(columns, batch, identified)).toEqual([
      ['p-1', 'Ada', '2026-01-05', '1984-03-12', '29', 'female'],
      ['p-2', null, null, null, '0.725', null],
    ]);
  });

  it('replace ids, shift days and leave out words and births when pseudonymised', () => {
    const pseudonyms = new Pseudonyms(Buffer.alloc(32, 1));
    const kept = columnsOf(columns, true);
    expect(kept.map(({ name }) => name)).toEqual(['patient_id', 'seen_on', 'units', 'sex']);
    expect(writeRows(kept, batch, { asOf: '2026-04-23', pseudonyms })).toEqual([
      [pseudonyms.codeOf('p-1'), pseudonyms.shift('2026-01-05', 'p-1'), '29', 'female'],
      [pseudonyms.codeOf('p-2'), null, '0.725', null],
    ]);
    expect(writeRows(columns, batch, { asOf: '2026-04-23', pseudonyms })[0]?.[1]).toBeNull();
  });

  it('replace what the practice named itself, and keep what came with the product', () => {
    const pseudonyms = new Pseudonyms(Buffer.alloc(32, 1));
    const table = [id('patient_id', 'x'), ownCode('muscle', 'x', [{ id: 'procerus', label: 'P' }])];
    const stored = {
      names: ['patient_id', 'muscle'],
      rows: [
        ['p-1', 'procerus'],
        ['p-1', 'Ada’s scar'],
        ['p-2', null],
      ],
    };
    const muscles = (context: Parameters<typeof writeRows>[2]) =>
      writeRows(table, stored, context).map(([, muscle]) => muscle);
    expect(muscles(identified)).toEqual(['procerus', 'Ada’s scar', null]);
    expect(muscles({ asOf: '2026-04-23', pseudonyms })).toEqual([
      'procerus',
      pseudonyms.codeOf('Ada’s scar'),
      null,
    ]);
  });

  it('replace of several in one cell what the practice added itself, each by itself', () => {
    const pseudonyms = new Pseudonyms(Buffer.alloc(32, 1));
    const shipped = [
      { id: 'red-flags', label: 'red flags' },
      { id: 'no-rubbing', label: 'no rubbing' },
    ];
    const table = [id('patient_id', 'x'), ownCodes('told', 'x', shipped)];
    const cells = ['red-flags own-1 no-rubbing own-2', 'none', null];
    const stored = { names: ['patient_id', 'told'], rows: cells.map((cell) => ['p-1', cell]) };
    const told = (context: Parameters<typeof writeRows>[2]) =>
      writeRows(table, stored, context).map(([, cell]) => cell);
    expect(told(identified)).toEqual(cells);
    expect(told({ asOf: '2026-04-23', pseudonyms })).toEqual([
      `red-flags ${pseudonyms.codeOf('own-1')} no-rubbing ${pseudonyms.codeOf('own-2')}`,
      'none',
      null,
    ]);
  });

  it('are refused when the query does not answer a column', () => {
    const short = { names: ['patient_id'], rows: [['p-1']] };
    expect(() => writeRows(columns, short, identified)).toThrow(ColumnMissing);
  });
});

describe('an exported age', () => {
  const pseudonymised = { asOf: '2026-04-23', pseudonyms: new Pseudonyms() };
  it.each([
    ['1984-03-12', '2026-03-11', 41, 41],
    ['1984-03-12', '2026-03-12', 42, 42],
    ['1984-05-01', null, 41, 41],
    ['1936-04-23', '2026-04-22', 89, 89],
    ['1936-04-23', null, 90, 90],
    ['1920-01-01', null, 106, 90],
  ])('of somebody born %s and first injected %s is %s', (birth, first, years, together) => {
    const stored = { birth_date: birth, first_injection_on: first };
    expect(cellsOf(patientsTable, stored)['age_years']).toBe(String(years));
    expect(cellsOf(patientsTable, stored, pseudonymised)['age_years']).toBe(String(together));
  });

  it('is empty for a birth after the injection', () => {
    const stored = { birth_date: '2026-04-24', first_injection_on: null };
    expect(cellsOf(patientsTable, stored)['age_years']).toBeNull();
  });
});

describe('an exported severity', () => {
  it.each([
    ['phq9', '20', 'severe'],
    ['phq9', null, null],
    ['unknown', '20', null],
  ])('of %s with a total of %s is %s', (instrument, total, band) => {
    const stored = { instrument_id: instrument, total };
    expect(cellsOf(assessmentsTable, stored)['severity']).toBe(band);
  });
});
