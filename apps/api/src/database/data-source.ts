import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from './migrations';
import { FlightClient } from './flight-client';
import { INSTANT_OID, readInstant } from './read-instant';
import { SteadyClient } from './steady-client';

const DATE_OID = 1082;

/**
 * How long a connection that nobody uses stays open. A new one has prepared nothing: the first page after it took 40 to
 * 100 ms instead of 14 where the pool closes them after ten seconds, and a clinician reads longer than that between clicks.
 */
const IDLE_MS = 10 * 60_000;
/** Firewalls between here and a database of one's own forget connections on which nothing is heard. */
const KEEP_ALIVE_MS = 30_000;

/** Calendar dates stay the text that PostgreSQL sends: `pg` would make a local midnight of them. */
pg.types.setTypeParser(DATE_OID, (text) => text);
pg.types.setTypeParser(INSTANT_OID, readInstant);

/** The pool of the application role: pipelined, so that a transaction's statements travel in one flight. */
export function buildDataSource(
  appUrl: string,
  entities: NonNullable<DataSourceOptions['entities']> = [],
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: appUrl,
    entities,
    synchronize: false,
    logging: false,
    poolSize: 10,
    applicationName: 'glabella-api',
    // Together below the 10 s within which every request is answered, whatever the database does.
    connectTimeoutMS: 3_000,
    extra: {
      Client: FlightClient,
      pipeline: true,
      idleTimeoutMillis: IDLE_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      statement_timeout: 6_000,
      query_timeout: 6_500,
      idle_in_transaction_session_timeout: 10_000,
    },
  });
}

/** The owner's connection: migrations and roles only, never a request. */
export function buildOwnerDataSource(ownerUrl: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    poolSize: 2,
    applicationName: 'glabella-owner',
    extra: { Client: SteadyClient },
  });
}
