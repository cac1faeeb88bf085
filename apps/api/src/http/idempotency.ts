import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseError } from 'pg';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type Statement, type TenantTransaction } from '../database/tenant';
import type { Caller } from './caller';
import { IdempotencyKeyReused } from './errors';

/** A request that creates something: the key of the caller's attempt, the route and the checked body. */
export interface CreationRequest {
  readonly idempotencyKey: string;
  readonly route: string;
  readonly body: unknown;
}

const CLAIM: Statement = {
  name: 'idempotency_claim',
  text: `INSERT INTO idempotency_record (practice_id, staff_id, key, request_hash) VALUES ($1, $2, $3, $4)`,
};
const KEEP_ANSWER: Statement = {
  name: 'idempotency_keep_answer',
  text: `UPDATE idempotency_record SET answer = $4 WHERE practice_id = $1 AND staff_id = $2 AND key = $3`,
};
const FIND: Statement = {
  name: 'idempotency_find',
  text: `SELECT request_hash, answer FROM idempotency_record
          WHERE practice_id = $1 AND staff_id = $2 AND key = $3`,
};

/** Creations that a client may repeat: the same key stores once and answers the same, also after a restart. */
@Injectable()
export class Creations {
  constructor(private readonly tenant: TenantTransactions) {}

  /**
   * Runs `create` once per key, in a tenant transaction. A repetition gets the first answer; the same key with
   * another body or route throws `IdempotencyKeyReused`.
   */
  async once<Answer>(
    caller: Caller,
    request: CreationRequest,
    create: (tx: TenantTransaction) => Promise<Answer>,
  ): Promise<Answer> {
    const requestHash = hashOf(request);
    const key = [caller.practiceId, caller.staffId, request.idempotencyKey] as const;
    try {
      return await this.tenant.run(caller, async (tx) => {
        // What `create` asks first travels with the claim. Of a key that was claimed before nothing else counts: its
        // transaction is lost, and whatever `create` met there.
        const claimed = tx.query(CLAIM, [...key, requestHash]);
        const [, answer] = await arrived(claimed, create(tx));
        void tx.query(KEEP_ANSWER, [...key, JSON.stringify(answer)]);
        return answer;
      });
    } catch (error) {
      if (!isRepeatedKey(error)) throw error;
      return this.replay<Answer>(caller, key, requestHash);
    }
  }

  private replay<Answer>(
    caller: Caller,
    key: readonly [string, string, string],
    requestHash: Buffer,
  ): Promise<Answer> {
    return this.tenant.run(caller, async (tx) => {
      recordAudit(tx, { action: 'request.replay' });
      const found = await tx.query<{ request_hash: Buffer; answer: Answer }>(FIND, key);
      const first = found.rows[0];
      if (!first || !first.request_hash.equals(requestHash)) throw new IdempotencyKeyReused();
      return first.answer;
    });
  }
}

function hashOf(request: CreationRequest): Buffer {
  return hash('sha256', JSON.stringify([request.route, request.body]), 'buffer');
}

function isRepeatedKey(error: unknown): boolean {
  return error instanceof DatabaseError && error.constraint === 'idempotency_record_pkey';
}
