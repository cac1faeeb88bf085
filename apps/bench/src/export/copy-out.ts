import { Client } from 'pg';
import type { RecordedStatement } from '../record/recorded-statement';

/** A query of an export with its values written into it: COPY takes no parameters. */
export type ExportQuery = string;

const CURSOR = /^DECLARE \w+ NO SCROLL CURSOR FOR /;

/** The queries that the API itself opened for one export, one for each of its tables. */
export function exportQueries(statements: readonly RecordedStatement[]): ExportQuery[] {
  return statements
    .filter(({ text }) => CURSOR.test(text))
    .map(({ text, values }) => withValues(text.replace(CURSOR, ''), values));
}

/** Writes the values in the places of `$1`, `$2` and so on, as literals that PostgreSQL reads as it reads parameters. */
export function withValues(text: string, values: readonly unknown[]): string {
  const quoting = new Client();
  return text.replace(/\$(\d+)/g, (_, number: string) => {
    const value = values[Number(number) - 1];
    return value === null || value === undefined ? 'NULL' : quoting.escapeLiteral(String(value));
  });
}

/** How long a client took to be sent the same rows, and what came. */
export interface CopiedOut {
  readonly ms: number;
  readonly bytes: number;
  readonly rows: number;
}

/** Reads the queries one after the other by `COPY ... TO STDOUT`, as the API's own role, and counts what arrives. */
export async function copyOut(
  appUrl: string,
  practiceId: string,
  queries: readonly ExportQuery[],
): Promise<CopiedOut> {
  const client = new Client({ connectionString: appUrl, application_name: 'bench-copy' });
  await client.connect();
  try {
    let [bytes, rows] = [0, 0];
    connectionOf(client).on('copyData', ({ chunk }) => {
      bytes += chunk.length;
    });
    const since = performance.now();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SELECT set_config('app.practice_id', $1, true)`, [practiceId]);
    for (const query of queries) {
      const { rowCount } = await client.query(`COPY (${query}) TO STDOUT`);
      rows += rowCount ?? 0;
    }
    await client.query('ROLLBACK');
    return { ms: performance.now() - since, bytes, rows };
  } finally {
    await client.end();
  }
}

/** What arrives is counted where `pg` reads it: its queries would throw it away. */
function connectionOf(client: Client) {
  return (
    client as unknown as {
      connection: { on(event: 'copyData', hear: (message: { chunk: Buffer }) => void): void };
    }
  ).connection;
}
