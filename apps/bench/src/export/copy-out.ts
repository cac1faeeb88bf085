import { Client } from 'pg';
import type { RecordedStatement } from '../record/recorded-statement';

/** The statements by which the API itself reads the rows of one export, one for each of its tables. */
export function copyStatements(statements: readonly RecordedStatement[]): string[] {
  return statements.map(({ text }) => text).filter((text) => text.startsWith('COPY ('));
}

/** How long a client took to be sent the same rows, and what came. */
export interface CopiedOut {
  readonly ms: number;
  readonly bytes: number;
  readonly rows: number;
}

/** Sends them one after the other, as the API's own role, and counts what arrives. */
export async function copyOut(
  appUrl: string,
  practiceId: string,
  statements: readonly string[],
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
    for (const statement of statements) {
      const { rowCount } = await client.query(statement);
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
