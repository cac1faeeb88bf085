import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Caller } from '../http/caller';
import { APP_URL } from './app-url';
import { declaring, fetching } from './cursor';
import { SteadyClient } from './steady-client';
import type { Statement } from './tenant';

/** Streams hold a connection for as long as their reader takes: they have a few of their own. */
const CONNECTIONS = 4;
/** The first rows must not wait for a full batch. */
const FIRST_BATCH = 100;
const BATCH = 200;
const CURSOR = 'rows_of_stream';

/** Values as PostgreSQL writes them: nobody parses what is written out again. */
const asText = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig;

/** Some rows of a query, their cells in the order of `names`. */
export interface RowBatch {
  readonly names: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/**
 * Everything as it was at one instant, read only and of one practice. It lasts until it is closed; nothing that happens
 * meanwhile is seen.
 */
export class Snapshot {
  private isClosed = false;
  private pending: Promise<unknown> | null = null;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly cancelOn: (processId: number) => Promise<void>,
  ) {}

  async first<Row extends pg.QueryResultRow>(
    { text }: Statement,
    values: readonly unknown[],
  ): Promise<Row | null> {
    return (await this.send<Row>({ text, values: [...values] })).rows[0] ?? null;
  }

  /** The rows of a query from a cursor: the next batch is read while the one before is written, and no further. */
  async *read({ text }: Statement, values: readonly unknown[]): AsyncGenerator<RowBatch> {
    await this.send({ text: declaring(CURSOR, text), values: [...values] });
    let next = this.fetch(FIRST_BATCH);
    for (;;) {
      const batch = await next;
      if (batch.rows.length === 0) break;
      next = this.fetch(BATCH);
      // Who stops reading here does not wait for it.
      next.catch(() => undefined);
      yield batch;
    }
    await this.send({ text: `CLOSE ${CURSOR}` });
  }

  private async fetch(count: number): Promise<RowBatch> {
    const answer = await this.send<pg.QueryResultRow>({
      text: fetching(CURSOR, count),
      rowMode: 'array',
      types: asText,
    });
    return {
      names: answer.fields.map(({ name }) => name),
      rows: answer.rows as unknown as RowBatch['rows'],
    };
  }

  private send<Row extends pg.QueryResultRow>(
    query: pg.QueryConfig & { rowMode?: 'array' },
  ): Promise<pg.QueryResult<Row>> {
    if (this.isClosed) return Promise.reject(new Error('The snapshot is closed'));
    const sent = this.client.query<Row>(query);
    this.pending = sent;
    const done = (): void => {
      if (this.pending === sent) this.pending = null;
    };
    sent.then(done, done);
    return sent;
  }

  /** Ends the transaction, and with it a statement that still runs. Never throws. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    try {
      if (this.pending !== null) {
        const { processID } = this.client as unknown as { processID: number };
        await this.cancelOn(processID);
        await this.pending.catch(() => undefined);
      }
      await this.client.query('ROLLBACK');
      this.client.release();
    } catch (error) {
      this.client.release(error instanceof Error ? error : true);
    }
  }
}

/** Opens snapshots for streams, on connections that no request waits for. */
@Injectable()
export class Snapshots implements OnApplicationShutdown {
  private pool: pg.Pool | null = null;

  constructor(
    @Inject(APP_URL) private readonly appUrl: string,
    private readonly dataSource: DataSource,
  ) {}

  /** A snapshot of the caller's practice; rejects when no connection becomes free. */
  async open(caller: Caller): Promise<Snapshot> {
    const client = await this.connections().connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await client.query(`SELECT set_config('app.practice_id', $1, true)`, [caller.practiceId]);
    } catch (error) {
      client.release(true);
      throw error;
    }
    return new Snapshot(client, (processId) => this.cancel(processId));
  }

  /** Not before: a pool waits for the connections that it lent, and who runs a stream ends it as its module is destroyed. */
  async onApplicationShutdown(): Promise<void> {
    await this.pool?.end();
  }

  private connections(): pg.Pool {
    if (this.pool !== null) return this.pool;
    const pool = new pg.Pool({
      Client: SteadyClient,
      connectionString: this.appUrl,
      max: CONNECTIONS,
      connectionTimeoutMillis: 3_000,
      application_name: 'glabella-streams',
      statement_timeout: 60_000,
      // A reader this slow is gone.
      idle_in_transaction_session_timeout: 120_000,
    });
    // An idle connection that breaks is replaced with the next stream; without a listener it would end the process.
    pool.on('error', () => undefined);
    this.pool = pool;
    return pool;
  }

  private async cancel(processId: number): Promise<void> {
    await this.dataSource.query('SELECT pg_cancel_backend($1)', [processId]);
  }
}
