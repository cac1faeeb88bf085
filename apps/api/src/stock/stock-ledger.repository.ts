import { Injectable } from '@nestjs/common';
import type { StockEntryKind } from '@glabella/domain/treatment';
import { arrived } from '../database/flight';
import { lotKeyOf } from '../database/lot-key';
import type { Statement, TenantTransaction } from '../database/tenant';
import { LOT_COLUMNS } from './lot-columns';
import type { StandingUseRow, StockLotRow } from './stock-rows';

const READ_LOT: Statement = {
  name: 'stock_ledger_read_lot',
  text: `SELECT ${LOT_COLUMNS} FROM stock_lot l WHERE l.practice_id = $1 AND l.id = $2`,
};

const LOCK_LOT: Statement = {
  name: 'stock_ledger_lock_lot',
  text: `SELECT id FROM stock_lot WHERE practice_id = $1 AND id = $2 FOR NO KEY UPDATE`,
};

const LOT_BY_NUMBER: Statement = {
  name: 'stock_ledger_lot_by_number',
  text: `SELECT ${LOT_COLUMNS} FROM stock_lot l
          WHERE l.practice_id = $1 AND l.product_id = $2 AND l.lot_key = ${lotKeyOf('$3')}`,
};

/**
 * Every lot that a session has to do with: those that it took from, and the one that it says now. One statement locks them
 * in the order of their ids, so that two sessions that change lots with each other do not wait in a circle.
 */
const LOCK_LOTS_OF_SESSION: Statement = {
  name: 'stock_ledger_lock_lots_of_session',
  text: `SELECT id FROM stock_lot
          WHERE practice_id = $1
            AND (id IN (SELECT lot_id FROM stock_entry WHERE practice_id = $1 AND session_id = $2::uuid)
                 OR (product_id = $3 AND lot_key = ${lotKeyOf('$4')}))
          ORDER BY id FOR NO KEY UPDATE`,
};

const STANDING_USES: Statement = {
  name: 'stock_ledger_standing_uses',
  text: `SELECT e.lot_id, e.ordinal, l.product_id, l.lot_number, e.unopened, e.open, e.missing,
                e.injected_units, e.wasted_units, e.opening,
                o.reconstituted_at AS opening_reconstituted_at, o.diluent_ml AS opening_diluent_ml
           FROM stock_entry e
           JOIN stock_lot l ON l.practice_id = e.practice_id AND l.id = e.lot_id
           LEFT JOIN stock_entry o ON o.practice_id = e.practice_id AND o.lot_id = e.lot_id
                                  AND o.ordinal = e.opening
          WHERE e.practice_id = $1 AND e.session_id = $2 AND e.kind = 'used'
            AND NOT EXISTS (SELECT FROM stock_entry undone
                             WHERE undone.practice_id = e.practice_id AND undone.lot_id = e.lot_id
                               AND undone.undoes = e.ordinal)
          ORDER BY e.lot_id, e.ordinal`,
};

/** Two deliveries of a new lot at once: the second one finds the lot of the first. */
const INSERT_LOT: Statement = {
  name: 'stock_ledger_insert_lot',
  text: `INSERT INTO stock_lot
           (practice_id, id, version, product_id, lot_number, expires_on, vial_units, created_at)
         VALUES ($1, $2, 1, $3, $4, $5, $6, $7)
         ON CONFLICT ON CONSTRAINT stock_lot_once DO NOTHING RETURNING id`,
};

const INSERT_LOT_VERSION: Statement = {
  name: 'stock_ledger_insert_lot_version',
  text: `INSERT INTO stock_lot_version
           (practice_id, lot_id, version, lot_number, expires_on, vial_units, reason, author_id,
            recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};

const UPDATE_LOT: Statement = {
  name: 'stock_ledger_update_lot',
  text: `UPDATE stock_lot SET version = $3, lot_number = $4, expires_on = $5, vial_units = $6
          WHERE practice_id = $1 AND id = $2`,
};

const INSERT_DELIVERY: Statement = {
  name: 'stock_ledger_insert_delivery',
  text: `INSERT INTO stock_delivery_version
           (practice_id, delivery_id, version, lot_id, vials, supplier, received_on, reason, author_id,
            recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};

/** The entry and the sums of its lot in one statement: neither is ever there without the other. */
const APPEND: Statement = {
  name: 'stock_ledger_append',
  text: `WITH head AS (
           UPDATE stock_lot SET entries = entries + 1, unopened = unopened + $4, open = open + $5
            WHERE practice_id = $1 AND id = $2 RETURNING entries)
         INSERT INTO stock_entry
           (practice_id, lot_id, ordinal, kind, unopened, open, missing, injected_units, wasted_units,
            opening, undoes, delivery_id, delivery_version, session_id, session_version,
            reconstituted_at, diluent_ml, reason, author_id, recorded_at)
         SELECT $1, $2, head.entries, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                $17, $18, $19
           FROM head`,
};

/** One entry as it is written; what it does not name is nothing. */
export interface NewStockEntry {
  readonly lotId: string;
  readonly kind: StockEntryKind;
  readonly unopened: number;
  readonly open: number;
  readonly missing?: number;
  readonly injectedUnits?: number;
  readonly wastedUnits?: number;
  readonly opening?: number | null;
  readonly undoes?: number;
  readonly delivery?: { readonly id: string; readonly version: number };
  readonly session?: { readonly id: string; readonly version: number };
  readonly reconstitutedAt?: string;
  readonly diluentMl?: number;
  readonly reason?: string | null;
  readonly at: Date;
}

/** The label of a lot in one version. */
export interface StatedLot {
  readonly id: string;
  readonly version: number;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly vialUnits: number;
  readonly reason: string | null;
  readonly at: Date;
}

/** A delivery in one version. */
export interface StatedDelivery {
  readonly id: string;
  readonly version: number;
  readonly lotId: string;
  readonly vials: number;
  readonly supplier: string;
  readonly receivedOn: string;
  readonly reason: string | null;
  readonly at: Date;
}

/** What a session says of its lot. */
export interface LotOfSession {
  readonly sessionId: string;
  readonly productId: string | null;
  readonly lotNumber: string | null;
}

/** Writes to the stock, and the locks before them. Writes are sent when called; the caller awaits them together. */
@Injectable()
export class StockLedgerRepository {
  /** The lot, locked until the transaction ends; null when the practice has none of this id. */
  async lockLot(tx: TenantTransaction, id: string): Promise<StockLotRow | null> {
    const values = [tx.caller.practiceId, id];
    const [, lot] = await arrived(
      tx.query(LOCK_LOT, values),
      tx.query<StockLotRow>(READ_LOT, values),
    );
    return lot.rows[0] ?? null;
  }

  /** The lot of that number, whatever its spaces and capitals; null where none was received. */
  async lotOf(
    tx: TenantTransaction,
    productId: string,
    lotNumber: string,
  ): Promise<StockLotRow | null> {
    const values = [tx.caller.practiceId, productId, lotNumber];
    return (await tx.query<StockLotRow>(LOT_BY_NUMBER, values)).rows[0] ?? null;
  }

  /** Locks every lot that the session has to do with until the transaction ends. */
  async lockLotsOfSession(tx: TenantTransaction, lot: LotOfSession): Promise<void> {
    const { sessionId, productId, lotNumber } = lot;
    await tx.query(LOCK_LOTS_OF_SESSION, [
      tx.caller.practiceId,
      sessionId,
      productId,
      lotNumber ?? '',
    ]);
  }

  /** What the session has taken and nothing took back. */
  async standingUses(tx: TenantTransaction, sessionId: string): Promise<StandingUseRow[]> {
    const values = [tx.caller.practiceId, sessionId];
    return (await tx.query<StandingUseRow>(STANDING_USES, values)).rows;
  }

  /** Whether the lot was new; false when it is there already. */
  async insertLot(tx: TenantTransaction, productId: string, lot: StatedLot): Promise<boolean> {
    const { rows } = await tx.query(INSERT_LOT, [
      tx.caller.practiceId,
      lot.id,
      productId,
      lot.lotNumber,
      lot.expiresOn,
      lot.vialUnits,
      lot.at,
    ]);
    if (rows.length === 0) return false;
    await this.insertLotVersion(tx, lot);
    return true;
  }

  async insertNextLot(tx: TenantTransaction, lot: StatedLot): Promise<void> {
    const { id, version, lotNumber, expiresOn, vialUnits } = lot;
    const facts = [tx.caller.practiceId, id, version, lotNumber, expiresOn, vialUnits];
    await arrived(tx.query(UPDATE_LOT, facts), this.insertLotVersion(tx, lot));
  }

  async insertDelivery(tx: TenantTransaction, delivery: StatedDelivery): Promise<void> {
    await tx.query(INSERT_DELIVERY, [
      tx.caller.practiceId,
      delivery.id,
      delivery.version,
      delivery.lotId,
      delivery.vials,
      delivery.supplier,
      delivery.receivedOn,
      delivery.reason,
      tx.caller.staffId,
      delivery.at,
    ]);
  }

  /** Writes an entry behind the last one of its lot, which must be locked. */
  async append(tx: TenantTransaction, entry: NewStockEntry): Promise<void> {
    await tx.query(APPEND, [
      tx.caller.practiceId,
      entry.lotId,
      entry.kind,
      entry.unopened,
      entry.open,
      entry.missing ?? 0,
      entry.injectedUnits ?? 0,
      entry.wastedUnits ?? 0,
      entry.opening ?? null,
      entry.undoes ?? null,
      entry.delivery?.id ?? null,
      entry.delivery?.version ?? null,
      entry.session?.id ?? null,
      entry.session?.version ?? null,
      entry.reconstitutedAt ?? null,
      entry.diluentMl ?? null,
      entry.reason ?? null,
      tx.caller.staffId,
      entry.at,
    ]);
  }

  private async insertLotVersion(tx: TenantTransaction, lot: StatedLot): Promise<void> {
    await tx.query(INSERT_LOT_VERSION, [
      tx.caller.practiceId,
      lot.id,
      lot.version,
      lot.lotNumber,
      lot.expiresOn,
      lot.vialUnits,
      lot.reason,
      tx.caller.staffId,
      lot.at,
    ]);
  }
}
