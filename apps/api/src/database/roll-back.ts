import type { ClientBase } from 'pg';
import { databaseTrouble, isServiceUnavailable } from './database-trouble';

/**
 * Ends a transaction that `error` broke, before its connection goes back to the pool. A server that did not answer will not
 * answer ROLLBACK either: then the connection goes, and its transaction with it.
 */
export async function rollBack(
  client: Pick<ClientBase, 'query'> & { end(): Promise<void> },
  error: unknown,
): Promise<void> {
  const isThere = !isServiceUnavailable(error) || databaseTrouble(error) !== null;
  try {
    if (!isThere) throw error;
    await client.query('ROLLBACK');
  } catch {
    void client.end();
  }
}
