import type { EntityManager, QueryRunner } from 'typeorm';
import { DataSource } from 'typeorm';
import { Injectable } from '@nestjs/common';
import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import type { Caller } from '../http/caller';

/** A prepared statement with a name of its own: parsed once per connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/**
 * What a service does inside one tenant transaction. `query` sends at once and does not wait for what was sent
 * before it: statements that need no answer first travel in the same flight.
 */
export interface TenantTransaction {
  readonly caller: Caller;
  readonly manager: EntityManager;
  query<Row extends QueryResultRow>(
    statement: Statement,
    values?: readonly unknown[],
  ): Promise<QueryResult<Row>>;
  /** Says that an audit row was sent: `run` refuses to commit without one. */
  noteAudited(): void;
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

/** The explicit unit of work: one per request, called by services, never by an interceptor. */
@Injectable()
export class TenantTransactions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction of the caller's practice and resolves once COMMIT said COMMIT.
   * Rejects with the first error of `work`, after ROLLBACK.
   */
  async run<Answer>(
    caller: Caller,
    work: (tx: TenantTransaction) => Promise<Answer>,
  ): Promise<Answer> {
    const queryRunner = this.dataSource.createQueryRunner();
    try {
      const client = (await queryRunner.connect()) as PoolClient;
      return await this.runOn(queryRunner, client, caller, work);
    } finally {
      await queryRunner.release();
    }
  }

  private async runOn<Answer>(
    queryRunner: QueryRunner,
    client: PoolClient,
    caller: Caller,
    work: (tx: TenantTransaction) => Promise<Answer>,
  ): Promise<Answer> {
    let audited = false;
    let open = true;
    const send: TenantTransaction['query'] = (statement, values = []) => {
      if (!open) throw new Error('The tenant transaction has ended');
      const sent = client.query({ ...statement, values: [...values] });
      // A caller that awaits sees the failure; one that does not must not crash the process: COMMIT tells.
      sent.catch(() => undefined);
      return sent;
    };
    const begun = client.query('BEGIN');
    begun.catch(() => undefined);
    // TypeORM's own saves must join this transaction instead of opening one.
    (queryRunner as { isTransactionActive: boolean }).isTransactionActive = true;
    const practiceSet = send(SET_PRACTICE, [caller.practiceId]);
    try {
      const answer = await work({
        caller,
        manager: queryRunner.manager,
        query: send,
        noteAudited: () => {
          audited = true;
        },
      });
      if (!audited) throw new TransactionNotAudited('No audit row in a tenant transaction');
      open = false;
      const committed = await client.query('COMMIT');
      if (committed.command !== 'COMMIT') {
        await practiceSet;
        throw new TransactionNotCommitted(`COMMIT answered ${committed.command}`);
      }
      return answer;
    } catch (error) {
      open = false;
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      (queryRunner as { isTransactionActive: boolean }).isTransactionActive = false;
    }
  }
}
