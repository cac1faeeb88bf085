import { Client } from 'pg';
import type { Replayed } from '../record/statement-template';

/** As many as the API's pool has (`apps/api/src/database/data-source.ts`). */
export const POOL_SIZE = 10;

/** Bare pipelined connections: who finds none free waits in line, as in the API's pool. */
export class FloorPool {
  private readonly waiting: ((client: Client) => void)[] = [];

  private constructor(
    private readonly clients: readonly Client[],
    private readonly free: Client[],
  ) {}

  static async open(url: string): Promise<FloorPool> {
    const clients = Array.from(
      { length: POOL_SIZE },
      () => new Client({ connectionString: url, pipeline: true, application_name: 'bench-floor' }),
    );
    await Promise.all(clients.map((client) => client.connect()));
    return new FloorPool(clients, [...clients]);
  }

  /** Sends all statements at once on one connection; resolves when every answer is there. */
  inOneFlight(statements: readonly Replayed[]): Promise<void> {
    return this.inTurns([statements]);
  }

  /** Sends the statements of each turn at once, when those of the turn before were answered, on one connection. */
  async inTurns(turns: readonly (readonly Replayed[])[]): Promise<void> {
    const client = this.free.pop() ?? (await new Promise<Client>((go) => this.waiting.push(go)));
    try {
      for (const statements of turns) await sendAtOnce(client, statements);
    } finally {
      const next = this.waiting.shift();
      if (next) next(client);
      else this.free.push(client);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end()));
  }
}

async function sendAtOnce(client: Client, statements: readonly Replayed[]): Promise<void> {
  const sent = statements.map(({ name, text, values }) =>
    // BEGIN and COMMIT go as the API sends them: plain, without parameters.
    name === undefined && values.length === 0
      ? client.query(text)
      : client.query({ ...(name === undefined ? {} : { name }), text, values: [...values] }),
  );
  const settled = await Promise.allSettled(sent);
  const failed = settled.find(({ status }) => status === 'rejected');
  if (!failed) return;
  await client.query('ROLLBACK');
  throw (failed as PromiseRejectedResult).reason;
}
