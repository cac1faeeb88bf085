import pg from 'pg';
import type { Statement } from './statement';

/** Some rows of a query, their cells in the order of `names`; a cell is the text that PostgreSQL writes for its value. */
export interface RowBatch {
  readonly names: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Rows are read in pieces of about so many bytes: PostgreSQL sends them eight kilobytes at a time. */
const BATCH_BYTES = 65_536;

/**
 * A limit that is none, and is not known to be: PostgreSQL plans for the first rows, as it does for a cursor. They come at
 * once in the order of an index, where otherwise all would be joined and sorted on disk before the first.
 */
const AS_THEY_COME = 'LIMIT (SELECT NULL::bigint)';

/**
 * What sends the rows of a statement as they come, the names of their columns first. COPY takes no parameters: the values
 * (texts, numbers, booleans or null) stand in it as literals, of which PostgreSQL finds the type as it does for parameters.
 */
export function copyOf({ text }: Statement, values: readonly unknown[]): string {
  const query = text.replace(/\$(\d+)/g, (_, number: string) => {
    const value = values[Number(number) - 1] ?? null;
    return value === null ? 'NULL' : pg.escapeLiteral(String(value));
  });
  return `COPY (${query} ${AS_THEY_COME}) TO STDOUT (HEADER)`;
}

/**
 * The rows in what `copyOf` is answered, in the text format of COPY, however its bytes are cut.
 * https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS
 */
export async function* copiedRows(chunks: AsyncIterable<Buffer>): AsyncGenerator<RowBatch> {
  let names: readonly string[] | null = null;
  for await (const text of wholeLines(chunks)) {
    const rows = text.split('\n').map(cellsOf);
    names ??= rows.shift()?.map((name) => name ?? '') ?? [];
    if (rows.length > 0) yield { names, rows };
  }
}

const LINE_FEED = 0x0a;

/** Texts of whole lines, without what ends the last: a line feed within a value is written `\n`. */
async function* wholeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    size += chunk.length;
    const end = size < BATCH_BYTES ? -1 : chunk.lastIndexOf(LINE_FEED);
    if (end === -1) continue;
    const rest = chunk.subarray(end + 1);
    yield Buffer.concat(waiting).toString('utf8', 0, size - rest.length - 1);
    waiting = [rest];
    size = rest.length;
  }
  if (size > 0) yield Buffer.concat(waiting).toString('utf8', 0, size - 1);
}

const NULL = '\\N';
const ESCAPED = /\\(.)/g;
const CONTROLS: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function cellsOf(line: string): (string | null)[] {
  const cells: (string | null)[] = line.split('\t');
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (!cell?.includes('\\')) continue;
    cells[at] =
      cell === NULL ? null : cell.replace(ESCAPED, (_, sign: string) => CONTROLS[sign] ?? sign);
  }
  return cells;
}
