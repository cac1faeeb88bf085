import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import type { Caller } from '../http/caller';
import { APP_URL } from './app-url';
import { copiedRows, copyOf, type RowBatch } from './copied-rows';
import { SteadyClient } from './steady-client';
import type { Statement } from './tenant';

/** Streams hold a connection for as long as their reader takes: they have a few of their own. */
const CONNECTIONS = 4;
/** A reader this slow is gone. */
const READER_GONE_MS = 120_000;
/** So many bytes of rows may wait for their reader beside what it is given: more brought nothing but memory. */
const READ_AHEAD_BYTES = 16_384;
/** A query that sends no row for so long is ended. */
const SILENT_MS = 60_000;

/**
 * Everything as it was at one instant, read only and of one practice. It lasts until it is closed; nothing that happens
 * meanwhile is seen.
 */
export class Snapshot {
  private isClosed = false;
  private pending: Promise<unknown> | null = null;
  private isCopying = false;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly cancelOn: (processId: number) => Promise<void>,
  ) {}

  async first<Row extends pg.QueryResultRow>(
    { text }: Statement,
    values: readonly unknown[],
  ): Promise<Row | null> {
    this.assertOpen();
    const sent = this.client.query<Row>({ text, values: [...values] });
    this.pending = sent;
    try {
      return (await sent).rows[0] ?? null;
    } finally {
      this.pending = null;
    }
  }

  /**
   * The rows of a query, some at a time: PostgreSQL sends them as fast as they are taken, and not much faster. One query
   * at a time; who leaves before the last row has to close the snapshot, and so does it who takes none for two minutes.
   */
  async *read(statement: Statement, values: readonly unknown[]): AsyncGenerator<RowBatch> {
    this.assertOpen();
    const copyQuery = copyTo(copyOf(statement, values), { highWaterMark: READ_AHEAD_BYTES });
    const copy = this.client.query(copyQuery);
    // What breaks it off is thrown below; when nobody reads any more, it is told to nobody.
    copy.on('error', () => undefined);
    this.isCopying = true;
    let watch = this.closeAfter(SILENT_MS);
    try {
      for await (const batch of copiedRows(copy)) {
        clearTimeout(watch);
        watch = this.closeAfter(READER_GONE_MS);
        yield batch;
        clearTimeout(watch);
        watch = this.closeAfter(SILENT_MS);
      }
      this.isCopying = false;
    } finally {
      clearTimeout(watch);
    }
  }

  /** Ends the transaction, and with it a statement that still runs. Never throws. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    try {
      const isAnswering = this.pending !== null || this.isCopying;
      if (isAnswering) await this.cancelOn(this.driver.processID);
      if (this.isCopying) return this.discard();
      await this.pending?.catch(() => undefined);
      await this.client.query('ROLLBACK');
      this.client.release();
    } catch {
      this.discard();
    }
  }

  /** Ends the connection at once: rows that nobody takes keep PostgreSQL from noticing that it was cancelled. */
  private discard(): void {
    this.driver.connection.stream.destroy();
    this.client.release(true);
  }

  private get driver(): DriverClient {
    return this.client as unknown as DriverClient;
  }

  private assertOpen(): void {
    if (this.isClosed) throw new Error('The snapshot is closed');
  }

  private closeAfter(ms: number): NodeJS.Timeout {
    return setTimeout(() => void this.close(), ms).unref();
  }
}

/** What of the driver's own client this builds upon; its typings leave it out. */
interface DriverClient {
  readonly processID: number;
  readonly connection: pg.Connection;
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
      // A query lasts as long as its reader takes: the snapshot watches over that.
      await client.query('SET LOCAL statement_timeout = 0');
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
      idle_in_transaction_session_timeout: READER_GONE_MS,
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
