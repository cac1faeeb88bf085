import { Injectable } from '@nestjs/common';
import type { StockQuery } from '@glabella/contracts';
import type { Statement, TenantTransaction } from '../database/tenant';
import { LOT_COLUMNS } from './lot-columns';
import type {
  ListedLotRow,
  StockBalanceRow,
  StockDeliveryRow,
  StockEntryRow,
  StockLotRow,
  StockLotVersionRow,
} from './stock-rows';

/** What stands beside a lot on the stock page: an open recall of its number, of this product or of every one. */
const LISTED = `
  ${LOT_COLUMNS},
  coalesce((SELECT sum(e.unopened) FROM stock_entry e
             WHERE e.practice_id = l.practice_id AND e.lot_id = l.id
               AND e.kind IN ('received', 'receipt-corrected')), 0)::integer AS received,
  (SELECT r.id FROM lot_recall r
    WHERE r.practice_id = l.practice_id AND r.lot_key = l.lot_key AND NOT r.closed
      AND (r.product_id IS NULL OR r.product_id = l.product_id)
    ORDER BY r.started_at DESC LIMIT 1) AS recall_id
  FROM stock_lot l`;

const ON_HAND: Statement = {
  name: 'stock_on_hand',
  text: `SELECT ${LISTED} WHERE l.practice_id = $1 AND (l.unopened > 0 OR l.open > 0)
          ORDER BY l.product_id, l.expires_on, l.lot_number, l.id LIMIT 1000`,
};

const ALL_LOTS: Statement = {
  name: 'stock_all_lots',
  text: `SELECT ${LISTED} WHERE l.practice_id = $1
          ORDER BY l.product_id, l.expires_on DESC, l.lot_number, l.id LIMIT 1000`,
};

const ONE_LOT: Statement = {
  name: 'stock_one_lot',
  text: `SELECT ${LISTED} WHERE l.practice_id = $1 AND l.id = $2`,
};

/** $2: the session that is amended, whose own vials count as on hand; null for a new one. */
const FOR_SESSION: Statement = {
  name: 'stock_for_session',
  text: `SELECT ${LOT_COLUMNS} FROM stock_lot l
          WHERE l.practice_id = $1
            AND (l.unopened > 0 OR l.open > 0 OR EXISTS (
                  SELECT FROM stock_entry own
                   WHERE own.practice_id = $1 AND own.session_id = $2::uuid AND own.lot_id = l.id))
          ORDER BY l.expires_on, l.lot_number, l.id LIMIT 500`,
};

const BALANCE: Statement = {
  name: 'stock_balance',
  text: `SELECT coalesce(sum(unopened) FILTER (WHERE kind IN ('received', 'receipt-corrected')), 0)::integer AS received,
                coalesce(sum(unopened), 0)::integer AS unopened,
                coalesce(sum(open), 0)::integer AS open,
                coalesce(sum(-unopened - open) FILTER (WHERE kind IN ('used', 'use-undone')), 0)::integer AS used,
                coalesce(sum(-unopened - open) FILTER (WHERE kind = 'wasted'), 0)::integer AS wasted,
                coalesce(sum(-unopened - open) FILTER (WHERE kind = 'discarded'), 0)::integer AS discarded,
                coalesce(sum(missing), 0)::integer AS missing,
                coalesce(sum(injected_units), 0) AS injected_units,
                coalesce(sum(wasted_units), 0) AS wasted_units
           FROM stock_entry WHERE practice_id = $1 AND lot_id = $2`,
};

const ENTRIES: Statement = {
  name: 'stock_entries',
  text: `SELECT e.ordinal, e.kind, e.unopened, e.open, e.missing, e.injected_units, e.wasted_units,
                e.session_id, s.performed_on AS session_on, s.patient_id, e.reconstituted_at,
                e.diluent_ml, e.reason, e.author_id, author.display_name AS author_name, e.recorded_at
           FROM stock_entry e
           JOIN staff author ON author.practice_id = e.practice_id AND author.id = e.author_id
           LEFT JOIN injection_session s ON s.practice_id = e.practice_id AND s.id = e.session_id
          WHERE e.practice_id = $1 AND e.lot_id = $2 ORDER BY e.ordinal DESC LIMIT 500`,
};

const VERSIONS: Statement = {
  name: 'stock_lot_versions',
  text: `SELECT v.version, v.lot_number, v.expires_on, v.vial_units, v.reason, v.author_id,
                author.display_name AS author_name, v.recorded_at
           FROM stock_lot_version v
           JOIN staff author ON author.practice_id = v.practice_id AND author.id = v.author_id
          WHERE v.practice_id = $1 AND v.lot_id = $2 ORDER BY v.version DESC LIMIT 200`,
};

const DELIVERY_COLUMNS = `
  d.delivery_id, d.lot_id, d.version, d.vials, d.supplier, d.received_on, d.reason, d.author_id,
  author.display_name AS author_name, d.recorded_at
  FROM stock_delivery_version d
  JOIN staff author ON author.practice_id = d.practice_id AND author.id = d.author_id`;

const DELIVERIES: Statement = {
  name: 'stock_deliveries',
  text: `SELECT ${DELIVERY_COLUMNS} WHERE d.practice_id = $1 AND d.lot_id = $2
          ORDER BY max(d.received_on) OVER (PARTITION BY d.delivery_id) DESC, d.delivery_id,
                   d.version DESC LIMIT 500`,
};

const ONE_DELIVERY: Statement = {
  name: 'stock_one_delivery',
  text: `SELECT ${DELIVERY_COLUMNS} WHERE d.practice_id = $1 AND d.delivery_id = $2
          ORDER BY d.version DESC LIMIT 1`,
};

/** The stock as pages and sessions read it. */
@Injectable()
export class StockReads {
  async lots(tx: TenantTransaction, { show }: StockQuery): Promise<ListedLotRow[]> {
    const statement = show === 'all' ? ALL_LOTS : ON_HAND;
    return (await tx.query<ListedLotRow>(statement, [tx.caller.practiceId])).rows;
  }

  async lot(tx: TenantTransaction, id: string): Promise<ListedLotRow | null> {
    return (await tx.query<ListedLotRow>(ONE_LOT, [tx.caller.practiceId, id])).rows[0] ?? null;
  }

  /** Lots that a session may take from, the one that expires soonest first. */
  async lotsForSession(
    tx: TenantTransaction,
    amendedSessionId: string | null,
  ): Promise<StockLotRow[]> {
    const values = [tx.caller.practiceId, amendedSessionId];
    return (await tx.query<StockLotRow>(FOR_SESSION, values)).rows;
  }

  async balance(tx: TenantTransaction, lotId: string): Promise<StockBalanceRow> {
    const [sums] = (await tx.query<StockBalanceRow>(BALANCE, [tx.caller.practiceId, lotId])).rows;
    if (!sums) throw new Error('An aggregate has one row');
    return sums;
  }

  /** What happened to the lot, the newest first. */
  async entries(tx: TenantTransaction, lotId: string): Promise<StockEntryRow[]> {
    return (await tx.query<StockEntryRow>(ENTRIES, [tx.caller.practiceId, lotId])).rows;
  }

  async versions(tx: TenantTransaction, lotId: string): Promise<StockLotVersionRow[]> {
    return (await tx.query<StockLotVersionRow>(VERSIONS, [tx.caller.practiceId, lotId])).rows;
  }

  /** Every version of every delivery of a lot, the latest delivery and its newest version first. */
  async deliveries(tx: TenantTransaction, lotId: string): Promise<StockDeliveryRow[]> {
    return (await tx.query<StockDeliveryRow>(DELIVERIES, [tx.caller.practiceId, lotId])).rows;
  }

  /** The newest version of a delivery; null when the practice has none of this id. */
  async delivery(tx: TenantTransaction, id: string): Promise<StockDeliveryRow | null> {
    const { rows } = await tx.query<StockDeliveryRow>(ONE_DELIVERY, [tx.caller.practiceId, id]);
    return rows[0] ?? null;
  }
}
