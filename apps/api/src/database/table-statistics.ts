import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProcessLog } from '../http/process-log';

/**
 * What PostgreSQL knows of the tables when it plans a query. It looks once a minute by itself; until then a practice that
 * came in as a whole counts as one row, and a report over it is worked out as if it were: for hours.
 */
@Injectable()
export class TableStatistics {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: ProcessLog,
  ) {}

  /**
   * Gathers them anew, table by table, each within the time of any other statement; after much was stored at once and
   * committed. Never rejects: what cannot be looked at now is left to PostgreSQL, and the log says so.
   */
  async refresh(requestId: string): Promise<void> {
    try {
      const tables = await this.dataSource.query<{ name: string }[]>(
        `SELECT oid::regclass::text AS name FROM pg_class
          WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
      );
      for (const { name } of tables) {
        await this.dataSource.query('SELECT refresh_statistics($1)', [name]);
      }
    } catch (error) {
      this.log.unforeseen(error, requestId);
    }
  }
}
