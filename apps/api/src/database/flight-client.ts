import type { QueryRunner } from 'typeorm';
import type { QueryResult, QueryResultRow } from 'pg';
import { FlightQuery, type FlightStatement } from './flight-query';
import type { Statement } from './statement';
import { SteadyClient } from './steady-client';

/** A connection whose statements travel together: what is sent in one turn of the event loop leaves as one flight. */
export class FlightClient extends SteadyClient {
  private gathered: FlightStatement[] = [];

  /**
   * Sends a statement of the transaction that is open, or that a statement before it in the same flight opens. Nothing
   * waits: the flight leaves at the end of the turn. `each` takes the rows as they come, and the answer has none. Rejects
   * with what PostgreSQL answered, with StatementSkipped, or with what `each` threw.
   */
  inFlight<Row extends QueryResultRow>(
    { name, text }: Statement,
    values: readonly unknown[] = [],
    each?: (row: Row) => void,
  ): Promise<QueryResult<Row>> {
    return new Promise((resolve, reject) => {
      if (this.gathered.length === 0) process.nextTick(() => this.depart());
      const answered = (result: QueryResult<QueryResultRow>) => resolve(result as QueryResult<Row>);
      const taken = each as FlightStatement['each'];
      this.gathered.push({ name, text, values, each: taken, answered, failed: reject });
    });
  }

  /** Has what was sent so far answered as soon as it is done, though more follows in the same flight. */
  flush(): void {
    const last = this.gathered.pop();
    if (last) this.gathered.push({ ...last, isFlushed: true });
  }

  /** What is sent by itself leaves behind what was gathered before it. */
  override query(...sent: readonly unknown[]): never {
    this.depart();
    return Reflect.apply(super.query, this, sent) as never;
  }

  private depart(): void {
    const statements = this.gathered;
    if (statements.length === 0) return;
    this.gathered = [];
    super.query(new FlightQuery(statements));
  }
}

/** The connection of a query runner of the application's pool. */
export async function flightClientOf(queryRunner: QueryRunner): Promise<FlightClient> {
  return (await queryRunner.connect()) as FlightClient;
}
