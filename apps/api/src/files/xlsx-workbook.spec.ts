/** @jest-environment jsdom */
import type { Cell, CellKind } from '@glabella/domain/values';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import type { FileTable } from './table';
import { xlsxWorkbook } from './xlsx-workbook';

const at = new Date('2026-04-23T08:30:00Z');
const texts = [
  '=1+1',
  '-5',
  '<b>&"\'',
  ' two  blanks ',
  'two\r\nlines\n',
  'tab\there',
  'bell \u0007',
  'looks like _x0041_',
  'é 診 🙂',
];

function sheet(
  name: string,
  columns: readonly (readonly [string, CellKind])[],
  rows: Cell[][],
): FileTable {
  return {
    name,
    columns: columns.map(([column, kind]) => ({ name: column, kind })),
    rows: async function* () {
      yield rows;
    },
  };
}

/** As much of a parsed document as is looked at here; the compiler of the server knows no browser. */
interface XmlElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): XmlElement | null;
  querySelectorAll(selector: string): Iterable<XmlElement> & { readonly length: number };
}

interface XmlParser {
  parseFromString(text: string, type: string): XmlElement;
}

declare const DOMParser: new () => XmlParser;

/** Parsed by the XML parser of a browser; what is no XML fails. */
function xml(text: string): XmlElement {
  const document = new DOMParser().parseFromString(text, 'text/xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
}

/** Undoes the format's own way of writing characters that XML cannot hold. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

async function read(...tables: readonly FileTable[]) {
  const bytes = new Uint8Array(await buffer(xlsxWorkbook(tables, 'About', at)));
  const files = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, xml(strFromU8(content))]),
  );
  const cellsOf = (path: string): Record<string, string>[] =>
    [...(files[path]?.querySelectorAll('row') ?? [])].map((row) =>
      Object.fromEntries(
        [...row.querySelectorAll('c')].map((cell) => [
          cell.getAttribute('r') ?? '',
          `${cell.getAttribute('t') ?? 'n'}${cell.getAttribute('s') ?? ''}:${unescaped(cell.textContent ?? '')}`,
        ]),
      ),
    );
  return { files, cellsOf };
}

describe('an Excel workbook', () => {
  it('keeps every text a text, character for character, and runs none as a formula', async () => {
    const { files, cellsOf } = await read(
      sheet(
        'notes',
        [['note', 'text']],
        texts.map((text) => [text]),
      ),
    );
    const [, ...rows] = cellsOf('xl/worksheets/sheet1.xml');
    expect(rows).toEqual(texts.map((text, index) => ({ [`A${index + 2}`]: `inlineStr:${text}` })));
    expect(files['xl/worksheets/sheet1.xml']?.querySelectorAll('f')).toHaveLength(0);
  });

  it('writes numbers as numbers, days as days of the calendar and gaps as no cell', async () => {
    const columns = [
      ['n', 'number'],
      ['day', 'date'],
      ['note', 'text'],
    ] as const;
    const rows = [
      ['-5', '2026-04-23', null],
      [null, '1900-03-01', 'x'],
      ['0.725', '1899-05-01', null],
    ];
    const { cellsOf } = await read(sheet('cells', columns, rows));
    expect(cellsOf('xl/worksheets/sheet1.xml')).toEqual([
      { A1: 'inlineStr2:n', B1: 'inlineStr2:day', C1: 'inlineStr2:note' },
      { A2: 'n:-5', B2: 'n1:46135' },
      { B3: 'n1:61', C3: 'inlineStr:x' },
      { A4: 'n:0.725', B4: 'inlineStr:1899-05-01' },
    ]);
  });

  it('shows the sheet that explains it first, whichever was written first', async () => {
    const { files } = await read(
      sheet('patients', [['a', 'text']], []),
      sheet('About', [['b', 'text']], []),
    );
    const names = [...(files['xl/workbook.xml']?.querySelectorAll('sheet') ?? [])];
    expect(names.map((one) => [one.getAttribute('name'), one.getAttribute('r:id')])).toEqual([
      ['About', 'sheet2'],
      ['patients', 'sheet1'],
    ]);
    const targets = [
      ...(files['xl/_rels/workbook.xml.rels']?.querySelectorAll('Relationship') ?? []),
    ];
    expect(targets.map((one) => one.getAttribute('Target'))).toEqual([
      'worksheets/sheet1.xml',
      'worksheets/sheet2.xml',
      'styles.xml',
    ]);
  });

  it('names columns past Z as a spreadsheet does', async () => {
    const columns = Array.from({ length: 30 }, (_, index) => [`c${index}`, 'number'] as const);
    const { cellsOf } = await read(
      sheet('wide', columns, [columns.map((_, index) => String(index))]),
    );
    const [, row] = cellsOf('xl/worksheets/sheet1.xml');
    expect(Object.keys(row ?? {}).slice(24, 29)).toEqual(['Y2', 'Z2', 'AA2', 'AB2', 'AC2']);
  });
});
