import type { DataSource } from 'typeorm';
import { arrived } from './flight';
import { flightClientOf, type FlightClient } from './flight-client';
import { rollBack } from './roll-back';
import { COMMIT, type Statement } from './statement';

/**
 * A whole transaction in one flight: what `send` sends, at once and without waiting, between `begin` and COMMIT. For what
 * has to be known before there is a caller, whose transactions are those of `TenantTransactions`. Rejects with the first
 * failure, after ROLLBACK.
 */
export async function inOneFlight<Answer>(
  dataSource: DataSource,
  begin: Statement,
  send: (client: FlightClient) => Promise<Answer>,
): Promise<Answer> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    const client = await flightClientOf(queryRunner);
    try {
      const begun = client.inFlight(begin);
      const [, answer] = await arrived(begun, send(client), client.inFlight(COMMIT));
      return answer;
    } catch (error) {
      await rollBack(client, error);
      throw error;
    }
  } finally {
    await queryRunner.release();
  }
}
