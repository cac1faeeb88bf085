import { Injectable } from '@nestjs/common';
import { shippedAftercare, type AftercareInstruction } from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { AftercareVersionRow } from './aftercare-rows';

const SELECT = `
  SELECT l.version, l.instructions, l.reason, l.author_id, a.display_name AS author_name,
         l.published_on
    FROM aftercare_list_version l
    LEFT JOIN staff a ON a.practice_id = l.practice_id AND a.id = l.author_id
   WHERE l.practice_id = $1`;

const LIST: Statement = {
  name: 'aftercare_list_versions',
  text: `${SELECT} ORDER BY l.version DESC LIMIT 500`,
};

const NEWEST: Statement = {
  name: 'aftercare_list_newest',
  text: `${SELECT} ORDER BY l.version DESC LIMIT 1`,
};

/** Versions that somebody names, each once. */
const FIND_VERSIONS: Statement = {
  name: 'aftercare_list_find_versions',
  text: `${SELECT} AND l.version = ANY ($2::integer[]) ORDER BY l.version DESC`,
};

const INSERT_SHIPPED: Statement = {
  name: 'aftercare_list_insert_shipped',
  text: `INSERT INTO aftercare_list_version
           (practice_id, version, instructions, published_on, recorded_at)
         VALUES ($1, 1, $2, $3, $4)`,
};

/** Nothing is inserted when the version that the change starts from is no longer the last. */
const INSERT: Statement = {
  name: 'aftercare_list_insert',
  text: `INSERT INTO aftercare_list_version
           (practice_id, version, instructions, reason, author_id, published_on, recorded_at)
         SELECT $1, $2::integer + 1, $3, $4, $5, $6, $7
          WHERE $2 = (SELECT max(version) FROM aftercare_list_version WHERE practice_id = $1)
         ON CONFLICT DO NOTHING`,
};

/** When a version was stored: the practice's day and the instant. */
export interface PublishedWhen {
  readonly on: CalendarDate;
  readonly at: Date;
}

/** Gives a new practice the list that comes with the product. */
export async function storeShippedAftercare(
  tx: TenantTransaction,
  { on, at }: PublishedWhen,
): Promise<void> {
  const instructions = JSON.stringify(shippedAftercare.instructions);
  await tx.query(INSERT_SHIPPED, [tx.caller.practiceId, instructions, on, at]);
}

/** The practice's aftercare list in PostgreSQL. */
@Injectable()
export class AftercareRepository {
  /** Every version, the newest first. */
  async list(tx: TenantTransaction): Promise<AftercareVersionRow[]> {
    return (await tx.query<AftercareVersionRow>(LIST, [tx.caller.practiceId])).rows;
  }

  /** The version in force; null before the practice has any. */
  async newest(tx: TenantTransaction): Promise<AftercareVersionRow | null> {
    return (await tx.query<AftercareVersionRow>(NEWEST, [tx.caller.practiceId])).rows[0] ?? null;
  }

  /** The versions of these numbers, each once, the newest first. */
  async versions(
    tx: TenantTransaction,
    numbers: readonly number[],
  ): Promise<AftercareVersionRow[]> {
    const values = [tx.caller.practiceId, numbers];
    return (await tx.query<AftercareVersionRow>(FIND_VERSIONS, values)).rows;
  }

  /** Stores the next version; false when somebody was faster. */
  async insert(
    tx: TenantTransaction,
    expectedVersion: number,
    next: { readonly instructions: readonly AftercareInstruction[]; readonly reason: string },
    { on, at }: PublishedWhen,
  ): Promise<boolean> {
    const { practiceId, staffId } = tx.caller;
    const instructions = JSON.stringify(next.instructions);
    const stored = await tx.query(INSERT, [
      ...[practiceId, expectedVersion, instructions, next.reason, staffId, on, at],
    ]);
    return stored.rowCount === 1;
  }
}
