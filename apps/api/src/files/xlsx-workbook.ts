import { daysBetween, type Cell, type CellKind } from '@glabella/domain/values';
import type { Readable } from 'node:stream';
import type { FileTable } from './table';
import { type ArchiveEntry, zipArchive } from './zip-archive';

/** Rows that a sheet of Excel takes, its header among them. */
export const SHEET_ROWS = 1_048_576;

/** Excel counts days from here; it takes 1900 for a leap year, so days before March 1900 are not its own. */
const DAY_ZERO = '1899-12-30';
const FIRST_TRUE_DAY = '1900-03-01';

/** Positions in `cellXfs` of the styles below. */
const DATE_STYLE = 1;
const HEADER_STYLE = 2;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * An Excel workbook with a sheet for each table, written row by row: it never holds more than a batch, whatever the
 * reader's pace. Texts are inline strings, which no spreadsheet runs as a formula; numbers and dates are numbers.
 * `firstSheet` names the one that stands first; the file keeps the order in which the tables are given.
 */
export function xlsxWorkbook(tables: readonly FileTable[], firstSheet: string, at: Date): Readable {
  const numbered = tables.map((table, index) => ({ table, path: `sheet${index + 1}.xml` }));
  const shown = [...numbered].sort(
    (a, b) => Number(b.table.name === firstSheet) - Number(a.table.name === firstSheet),
  );
  return zipArchive(
    [
      part('[Content_Types].xml', contentTypes(numbered.map(({ path }) => path))),
      part('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
      part('xl/workbook.xml', workbook(shown.map(({ table, path }) => [table.name, path]))),
      part(
        'xl/_rels/workbook.xml.rels',
        relations([
          ...numbered.map(({ path }): Relation => ['worksheet', `worksheets/${path}`, idOf(path)]),
          ['styles', 'styles.xml'],
        ]),
      ),
      part('xl/styles.xml', styles),
      ...numbered.map(({ table, path }) => ({
        name: `xl/worksheets/${path}`,
        isCompressed: true,
        content: () => worksheet(table),
      })),
    ],
    at,
  );
}

async function* worksheet(table: FileTable): AsyncGenerator<Buffer> {
  const letters = table.columns.map((_, at) => columnLetters(at));
  const header = table.columns.map(
    ({ name }, at) =>
      `<c r="${letters[at]}1" s="${HEADER_STYLE}" t="inlineStr">${inline(name)}</c>`,
  );
  yield Buffer.from(
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
      `</sheetView></sheetViews><sheetData><row r="1">${header.join('')}</row>`,
  );
  let number = 1;
  for await (const rows of table.rows()) {
    const lines = rows.map((row) => {
      number += 1;
      const cells = table.columns.map(({ kind }, at) =>
        xmlCell(`${letters[at]}${number}`, kind, row[at] ?? null),
      );
      return `<row r="${number}">${cells.join('')}</row>`;
    });
    yield Buffer.from(lines.join(''));
  }
  yield Buffer.from('</sheetData></worksheet>');
}

function xmlCell(place: string, kind: CellKind, cell: Cell): string {
  if (cell === null) return '';
  if (kind === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (kind === 'date' && cell >= FIRST_TRUE_DAY) {
    return `<c r="${place}" s="${DATE_STYLE}"><v>${daysBetween(DAY_ZERO, cell)}</v></c>`;
  }
  return `<c r="${place}" t="inlineStr">${inline(cell)}</c>`;
}

function inline(text: string): string {
  return `<is><t xml:space="preserve">${xmlText(text)}</t></is>`;
}

/** Characters that XML cannot hold are written as the format writes them: `_x000B_`; a text that looks so is escaped. */
function xmlText(text: string): string {
  return text
    .replace(/_x[0-9A-Fa-f]{4}_/g, (like) => `_x005F${like}`)
    .replace(FORBIDDEN_IN_XML, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${code}_`;
    })
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

const FORBIDDEN_IN_XML = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g;

/** 0 is A, 25 is Z, 26 is AA. */
function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

function part(name: string, text: string): ArchiveEntry {
  return {
    name,
    isCompressed: true,
    content: async function* () {
      yield Buffer.from(text);
    },
  };
}

const idOf = (path: string): string => path.replace('.xml', '');

type Relation = readonly [type: string, target: string, id?: string];

function relations(list: readonly Relation[]): string {
  const entries = list.map(
    ([type, target, id = type]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`;
}

function workbook(sheets: readonly (readonly [name: string, path: string])[]): string {
  const entries = sheets.map(
    ([name, path], at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="${idOf(path)}"/>`,
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${entries.join('')}</sheets></workbook>`;
}

function contentTypes(paths: readonly string[]): string {
  const override = (name: string, type: string) =>
    `<Override PartName="/xl/${name}" ContentType="${SHEET_TYPE}.${type}+xml"/>`;
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>` +
    override('workbook.xml', 'sheet.main') +
    override('styles.xml', 'styles') +
    paths.map((path) => override(`worksheets/${path}`, 'worksheet')).join('') +
    '</Types>'
  );
}

const styles =
  `${XML}<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
