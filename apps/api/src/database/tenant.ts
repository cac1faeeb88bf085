import type { EntityManager, QueryRunner } from 'typeorm';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { QueryResult, QueryResultRow } from 'pg';
import type { Caller } from '../http/caller';
import { databaseTrouble } from './database-trouble';
import { flightClientOf, type FlightClient } from './flight-client';
import { StatementSkipped } from './flight-query';
import { rollBack } from './roll-back';
import { BEGIN, COMMIT, type Statement } from './statement';

export type { Statement } from './statement';

/**
 * What a service does inside one tenant transaction. `query` does not wait for what was sent before it: what is sent in
 * one turn of the event loop travels in one flight, in its order. `each` takes the rows of a statement as they come, while
 * the database still works on others, and the answer has none.
 */
export interface TenantTransaction {
  readonly caller: Caller;
  readonly manager: EntityManager;
  query<Row extends QueryResultRow>(
    statement: Statement,
    values?: readonly unknown[],
    each?: (row: Row) => void,
  ): Promise<QueryResult<Row>>;
  /**
   * Has what was sent so far answered as soon as it is done: for answers from which something is computed while the
   * database works on what follows in the same flight. Not while others have transactions: then nobody is idle meanwhile,
   * and a flight that is answered in one piece costs less.
   */
  flush(): void;
  /** Says that an audit row was sent: `run` refuses to commit without one. */
  noteAudited(): void;
  /**
   * Sends COMMIT behind what was sent, in the same flight, and ends the transaction: `run` waits for it as ever. For
   * reads that nothing can refuse any more. What fails later in the work does not take the audit row back.
   */
  commit(): void;
}

/** COMMIT answered something else than COMMIT: a statement failed and nothing was stored. */
export class TransactionNotCommitted extends Error {
  override readonly name = 'TransactionNotCommitted';
}

/** A service read or wrote inside a tenant transaction and left no audit row. */
export class TransactionNotAudited extends Error {
  override readonly name = 'TransactionNotAudited';
}

const SET_PRACTICE: Statement = {
  name: 'tenant_set_practice',
  text: `SELECT set_config('app.practice_id', $1, true)`,
};

/** PostgreSQL refuses every statement after the one that failed, and has not prepared what stood behind it. */
const consequences: readonly (string | undefined)[] = ['25P02', '26000'];

/** Whether the work must leave an audit row before it may commit. */
type AuditDuty = 'audited' | 'outside-record';

/** The explicit unit of work: one per request, called by services, never by an interceptor. */
@Injectable()
export class TenantTransactions {
  private running = 0;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction of the caller's practice and resolves once COMMIT said COMMIT.
   * Rejects with the first error of `work`, after ROLLBACK.
   */
  run<Answer>(caller: Caller, work: (tx: TenantTransaction) => Promise<Answer>): Promise<Answer> {
    return this.withClient((queryRunner, client) =>
      this.runOn(queryRunner, client, caller, 'audited', work),
    );
  }

  /**
   * The same without the duty to leave an audit row: for reads of the practice's own settings and people, and of the
   * trail itself while it is sealed. Patient data are never read here; `tenant.spec` names the files that may call it.
   */
  runOutsideRecord<Answer>(
    caller: Caller,
    work: (tx: TenantTransaction) => Promise<Answer>,
  ): Promise<Answer> {
    return this.withClient((queryRunner, client) =>
      this.runOn(queryRunner, client, caller, 'outside-record', work),
    );
  }

  private async withClient<Answer>(
    work: (queryRunner: QueryRunner, client: FlightClient) => Promise<Answer>,
  ): Promise<Answer> {
    const queryRunner = this.dataSource.createQueryRunner();
    this.running += 1;
    try {
      return await work(queryRunner, await flightClientOf(queryRunner));
    } finally {
      this.running -= 1;
      await queryRunner.release();
    }
  }

  private async runOn<Answer>(
    queryRunner: QueryRunner,
    client: FlightClient,
    caller: Caller,
    duty: AuditDuty,
    work: (tx: TenantTransaction) => Promise<Answer>,
  ): Promise<Answer> {
    let audited = duty === 'outside-record';
    let open = true;
    let firstFailure: unknown = null;
    let committing = null as Promise<QueryResult> | null;
    const watch = <Sent extends Promise<unknown>>(sent: Sent): Sent => {
      // A caller that awaits sees the failure; one that does not must not crash the process: COMMIT tells.
      sent.catch((error: unknown) => (firstFailure ??= error));
      return sent;
    };
    const send: TenantTransaction['query'] = (statement, values = [], each) => {
      if (!open) throw new Error('The tenant transaction has ended');
      return watch(client.inFlight(statement, values, each));
    };
    const commit = (): Promise<QueryResult> => {
      if (!audited) throw new TransactionNotAudited('No audit row in a tenant transaction');
      // What could not even be sent is unknown to PostgreSQL, which would commit the rest.
      if (firstFailure !== null) throw firstFailure;
      open = false;
      return (committing = watch(client.inFlight(COMMIT)));
    };
    watch(client.inFlight(BEGIN));
    // TypeORM's own saves must join this transaction instead of opening one.
    (queryRunner as { isTransactionActive: boolean }).isTransactionActive = true;
    void send(SET_PRACTICE, [caller.practiceId]);
    try {
      const answer = await work({
        caller,
        manager: queryRunner.manager,
        query: send,
        flush: () => {
          if (this.running === 1) client.flush();
        },
        noteAudited: () => {
          audited = true;
        },
        commit: () => void commit(),
      });
      const committed = await (committing ?? commit());
      if (committed.command !== 'COMMIT') {
        throw new TransactionNotCommitted(`COMMIT answered ${committed.command}`);
      }
      return answer;
    } catch (error) {
      open = false;
      if (!(await isAnswered(committing))) await rollBack(client, error);
      // A statement that nobody waited for may be what broke the transaction: it is the reason to tell.
      throw isConsequence(error) ? (firstFailure ?? error) : error;
    } finally {
      (queryRunner as { isTransactionActive: boolean }).isTransactionActive = false;
    }
  }
}

/** Only says that something failed before: COMMIT that answered ROLLBACK, a statement in a transaction that is lost. */
function isConsequence(error: unknown): boolean {
  return (
    error instanceof TransactionNotCommitted ||
    error instanceof StatementSkipped ||
    consequences.includes(databaseTrouble(error)?.sqlState)
  );
}

/** Whether COMMIT was sent and answered, whatever it said: then there is nothing left to roll back. */
async function isAnswered(committing: Promise<unknown> | null): Promise<boolean> {
  if (committing === null) return false;
  const [settled] = await Promise.allSettled([committing]);
  return settled?.status === 'fulfilled';
}
