import { setImmediate as nextTurn } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** A line of a CSV with its number in the file, counted from 1; a quoted cell may span several. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The quotes of a CSV do not pair up at a line; nothing after it can be trusted. */
export class CsvUnreadable extends Error {
  override readonly name = 'CsvUnreadable';

  constructor(readonly line: number) {
    super(`CSV unreadable at line ${line}`);
  }
}

const CHUNK_BYTES = 65_536;
const ROWS_PER_TURN = 1_000;
const LONGEST_RECORD = 200_000;

interface ParsedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/**
 * Reads the records of a CSV in order, blank lines left out; lets other work run between. Throws `CsvUnreadable` with
 * the line where the quotes break.
 */
export async function* parseRecords(text: string, delimiter: string): AsyncGenerator<CsvRecord> {
  const parser = Readable.from(chunksOf(text)).pipe(
    parse({
      delimiter,
      // Named, so that a file of mixed line endings does not lose some of them.
      record_delimiter: ['\r\n', '\n', '\r'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
    }),
  );
  let rows = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      rows += 1;
      if (rows % ROWS_PER_TURN === 0) await nextTurn();
      const linesInside = record.join('').split('\n').length - 1;
      yield { line: info.lines - linesInside, cells: record.map((cell) => cell.trim()) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CsvUnreadable(typeof error['lines'] === 'number' ? error['lines'] : rows + 1);
  }
}

function* chunksOf(text: string): Generator<Buffer> {
  const bytes = Buffer.from(text, 'utf8');
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    yield bytes.subarray(start, start + CHUNK_BYTES);
  }
}
