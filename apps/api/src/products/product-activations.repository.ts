import type { ProductActivation, ProductActivationChange } from '@glabella/contracts';
import type { ProductStanding } from '@glabella/domain/treatment';
import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import type { Statement, TenantTransaction } from '../database/tenant';

/** A version with its author's name. */
export interface ProductActivationRow extends QueryResultRow {
  readonly product_id: ProductActivation['productId'];
  readonly version: number;
  readonly is_active: boolean;
  readonly checks: ProductActivation['versions'][number]['checks'];
  readonly use_within_hours: number | null;
  readonly reason: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
}

/** The last word about a product, with the use-by of its label check and where that was read. */
export interface ProductStandingRow extends ProductStanding, QueryResultRow {
  readonly hours: number | null;
  readonly where: string | null;
}

const LIST: Statement = {
  name: 'product_activation_list',
  text: `SELECT v.product_id, v.version, v.is_active, v.checks, v.use_within_hours, v.reason,
                v.author_id, a.display_name AS author_name, v.recorded_at
           FROM product_activation_version v
           JOIN staff a ON a.practice_id = v.practice_id AND a.id = v.author_id
          WHERE v.practice_id = $1 ORDER BY v.product_id, v.version DESC`,
};

const STANDINGS: Statement = {
  name: 'product_activation_standings',
  text: `SELECT DISTINCT ON (product_id) product_id AS "productId", is_active AS "isActive",
                use_within_hours AS hours,
                (SELECT c ->> 'where' FROM jsonb_array_elements(checks) c
                  WHERE c ->> 'id' = 'dilution-use-by') AS "where"
           FROM product_activation_version
          WHERE practice_id = $1 ORDER BY product_id, version DESC`,
};

/** Nothing is inserted when the version that the change starts from is no longer the last. */
const INSERT: Statement = {
  name: 'product_activation_insert',
  text: `INSERT INTO product_activation_version
           (practice_id, product_id, version, is_active, checks, use_within_hours, reason, author_id,
            recorded_at)
         SELECT $1, $2, $3::integer + 1, $4, $5, $6, $7, $8, $9
          WHERE $3 = (SELECT coalesce(max(version), 0) FROM product_activation_version
                       WHERE practice_id = $1 AND product_id = $2)
         ON CONFLICT DO NOTHING`,
};

/** The practice's words about products in PostgreSQL. */
@Injectable()
export class ProductActivationsRepository {
  /** Every version of every product, by product, the newest first. */
  async list(tx: TenantTransaction): Promise<ProductActivationRow[]> {
    return (await tx.query<ProductActivationRow>(LIST, [tx.caller.practiceId])).rows;
  }

  /** The last word about each product of which there is one. */
  async standings(tx: TenantTransaction): Promise<ProductStandingRow[]> {
    return (await tx.query<ProductStandingRow>(STANDINGS, [tx.caller.practiceId])).rows;
  }

  /** Stores the next version; false when somebody was faster. */
  async insert(
    tx: TenantTransaction,
    productId: string,
    expectedVersion: number,
    { isActive, checks, useWithinHours, reason }: ProductActivationChange,
    at: Date,
  ): Promise<boolean> {
    const { practiceId, staffId } = tx.caller;
    const stored = await tx.query(INSERT, [
      practiceId,
      productId,
      expectedVersion,
      isActive,
      JSON.stringify(checks),
      useWithinHours,
      reason,
      staffId,
      at,
    ]);
    return stored.rowCount === 1;
  }
}
