import { csvDialects, type CsvDialect, type Cell, type CellKind } from '@glabella/domain/values';
import { parse } from 'csv-parse/sync';
import { csvFile } from './csv-file';
import type { FileTable } from './table';

function tableOf(
  kinds: readonly CellKind[],
  ...batches: readonly (readonly Cell[])[][]
): FileTable {
  return {
    name: 'cells',
    columns: kinds.map((kind, at) => ({ name: `c${at}`, kind })),
    rows: async function* () {
      yield* batches;
    },
  };
}

const plainCsv = csvDialects['csv-analysis'];

async function written(table: FileTable, dialect: CsvDialect = plainCsv): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of csvFile(table, dialect)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const excel: CsvDialect = { separator: ';', decimal: ',', hasByteOrderMark: true };

describe('a CSV', () => {
  it('keeps a negative number a number and a gap an empty cell, not a zero', async () => {
    const table = tableOf(['number', 'number', 'text'], [['-5', null, '-5']]);
    expect(await written(table)).toBe("c0,c1,c2\r\n-5,,'-5\r\n");
  });

  it('writes decimals with the comma where the separator is a semicolon', async () => {
    const table = tableOf(['number', 'date', 'text'], [['-2.5', '2026-01-05', '2.5']]);
    expect(await written(table, excel)).toBe('\uFEFFc0;c1;c2\r\n-2,5;2026-01-05;2.5\r\n');
  });

  it.each([plainCsv, excel])('reads back cell by cell, over batches (%j)', async (dialect) => {
    const texts = ['a,b', 'a;b', 'a\tb', 'say "so"', 'two\r\nlines', 'ends with \\', '', 'é 診 🙂'];
    const table = tableOf(
      ['text', 'number'],
      texts.map((text) => [text, '1']),
      [['last', '2']],
    );
    const [, ...rows] = parse(await written(table, dialect), {
      delimiter: dialect.separator,
      bom: true,
    }) as string[][];
    expect(rows).toEqual([...texts.map((text) => [text, '1']), ['last', '2']]);
  });

  it('without rows is its heading', async () => {
    expect(await written(tableOf(['text']))).toBe('c0\r\n');
  });
});
