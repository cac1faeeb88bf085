import { type CellRows, csvDialects, csvText } from './csv-text';

const table: CellRows = {
  columns: [
    { name: 'on', kind: 'date' },
    { name: 'change', kind: 'number' },
    { name: 'words', kind: 'text' },
  ],
  rows: [
    ['2026-01-05', '-2.5', '=1+1'],
    ['2026-02-05', null, 'a,b'],
  ],
};

describe('a table at hand as CSV', () => {
  it('keeps a negative number, a gap as an empty cell, and a text that begins like a formula inert', () => {
    expect(csvText(table, csvDialects['csv-analysis'])).toBe(
      'on,change,words\r\n2026-01-05,-2.5,\'=1+1\r\n2026-02-05,,"a,b"\r\n',
    );
  });

  it('is written for a spreadsheet of another region as well', () => {
    expect(csvText(table, csvDialects['csv-excel-semicolon'])).toBe(
      '\uFEFFon;change;words\r\n2026-01-05;-2,5;\'=1+1\r\n2026-02-05;;"a,b"\r\n',
    );
  });
});
