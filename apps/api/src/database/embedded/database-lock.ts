import pg from 'pg';
import { setTimeout as delay } from 'node:timers/promises';

/** The session advisory lock of the copy that runs on a database. */
const LOCK = [0x61_ab_e1, 1] as const;
const PATIENCE_MS = 3_000;

/**
 * The second lock of one copy per data: a session of the owner holds it inside the database, so it falls with its
 * holder, however that dies. Resolves with the session, or null if another session keeps the lock. A killed holder's
 * session takes a moment to be noticed, hence the patience.
 */
export async function takeDatabaseLock(ownerUrl: string): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'glabella-lock',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // Whoever holds the session listens for its end; an error without a listener would end the process.
  client.on('error', () => undefined);
  await client.connect();
  const until = Date.now() + PATIENCE_MS;
  do {
    const { rows } = await client.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_lock($1, $2) AS taken',
      [...LOCK],
    );
    if (rows[0]?.taken) return client;
    await delay(100);
  } while (Date.now() < until);
  await client.end();
  return null;
}
