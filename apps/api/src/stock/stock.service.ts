import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  DeliveryCorrection,
  LotCorrection,
  RecordRef,
  Stock,
  StockDelivery,
  StockLotRecord,
  StockQuery,
  VialOpening,
  VialRemoval,
} from '@glabella/contracts';
import { compareDates, compareInstants, formatDate } from '@glabella/domain/values';
import { recordAudit } from '../audit/audit-trail';
import { violates } from '../database/database-trouble';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RecordNotFound, RuleBroken, StateConflict } from '../http/errors';
import { Creations } from '../http/idempotency';
import { PracticeService } from '../practice/practice.service';
import { ProductActivationsService } from '../products/product-activations.service';
import { StockLedgerRepository } from './stock-ledger.repository';
import { StockReads } from './stock-reads.repository';
import type { StockLotRow } from './stock-rows';
import { toBalance, toDeliveries, toLotVersion, toStockEntry, toStockLot } from './stock.mapper';

/** The stock of the practice: lots received, vials opened and removed, every correction a version and an entry. */
@Injectable()
export class StockService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly reads: StockReads,
    private readonly ledger: StockLedgerRepository,
    private readonly practice: PracticeService,
    private readonly products: ProductActivationsService,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, query: StockQuery): Promise<Stock> {
    return this.tenant.run(caller, async (tx) => {
      const [rows, practice, products] = await arrived(
        this.reads.lots(tx, query),
        this.practice.read(tx),
        this.products.readHere(tx),
      );
      recordAudit(tx, { action: 'stock.list', detail: { show: query.show } });
      const { keepsStock } = practice.settings;
      return { keepsStock, rows: rows.map((row) => toStockLot(row, products)) };
    });
  }

  read(caller: Caller, id: string): Promise<StockLotRecord> {
    return this.tenant.run(caller, async (tx) => {
      const [lot, balance, versions, deliveries, entries, products] = await arrived(
        this.reads.lot(tx, id),
        this.reads.balance(tx, id),
        this.reads.versions(tx, id),
        this.reads.deliveries(tx, id),
        this.reads.entries(tx, id),
        this.products.readHere(tx),
      );
      if (!lot) throw new RecordNotFound('lot');
      const patientIds = entries.flatMap(({ patient_id: patientId }) => patientId ?? []);
      recordAudit(tx, {
        action: 'stock-lot.read',
        patientIds: [...new Set(patientIds)],
        subjectType: 'stock-lot',
        subjectId: id,
      });
      return {
        lot: toStockLot(lot, products),
        balance: toBalance(balance),
        versions: versions.map(toLotVersion),
        deliveries: toDeliveries(deliveries),
        entries: entries.map(toStockEntry),
      };
    });
  }

  /** Books a delivery into its lot, which begins with it where it is new. */
  receive(caller: Caller, idempotencyKey: string, body: StockDelivery): Promise<RecordRef> {
    const request = { idempotencyKey, route: 'POST stock/deliveries', body };
    return this.creations.once(caller, request, async (tx) => {
      const at = this.clock.now();
      assertActive(body.productId, (await this.products.readHere(tx)).activeProductIds);
      await this.assertNotLater(tx, body.receivedOn, 'receivedOn');
      const lot = await this.lotFor(tx, body, at);
      const delivery = { id: randomUUID(), version: 1 };
      const { vials, supplier, receivedOn } = body;
      await arrived(
        this.ledger.insertDelivery(tx, {
          ...{ ...delivery, lotId: lot.id, vials, supplier, receivedOn, reason: null, at },
        }),
        this.ledger.append(tx, {
          ...{ lotId: lot.id, kind: 'received', unopened: vials, open: 0, delivery, at },
        }),
      );
      auditLot(tx, 'receive', lot.id, { vials });
      return { id: lot.id, version: lot.version };
    });
  }

  /** States a delivery as it really was; the ledger takes the difference. Never below what has left already. */
  correctDelivery(
    caller: Caller,
    id: string,
    expectedVersion: number,
    body: DeliveryCorrection,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const found = await this.reads.delivery(tx, id);
      if (!found) throw new RecordNotFound('delivery');
      const lot = await this.lockLot(tx, found.lot_id);
      const current = (await this.reads.delivery(tx, id)) ?? found;
      if (current.version !== expectedVersion) throw new RecordChanged('delivery', current.version);
      await this.assertNotLater(tx, body.receivedOn, 'receivedOn');
      const change = body.vials - current.vials;
      if (lot.unopened + change < 0) throw alreadyLeft(current.vials - lot.unopened);
      const at = this.clock.now();
      const delivery = { id, version: expectedVersion + 1 };
      const { vials, supplier, receivedOn, reason } = body;
      await arrived(
        this.ledger.insertDelivery(tx, {
          ...{ ...delivery, lotId: lot.id, vials, supplier, receivedOn, reason, at },
        }),
        this.ledger.append(tx, {
          ...{ lotId: lot.id, kind: 'receipt-corrected', unopened: change, open: 0 },
          ...{ delivery, reason, at },
        }),
      );
      auditLot(tx, 'correct-delivery', lot.id, { version: delivery.version });
      return delivery;
    });
  }

  /**
   * States the label of a lot as it really is. Number and vial size stand once a vial has left, or a session took one that
   * was missing: sessions say them too.
   */
  correctLot(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { reason, ...label }: LotCorrection,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const lot = await this.lockLot(tx, id);
      if (lot.version !== expectedVersion) throw new RecordChanged('lot', lot.version);
      const { received, unopened, missing } = toBalance(await this.reads.balance(tx, id));
      const isOther =
        label.vialUnits !== Number(lot.vial_units) || label.lotNumber !== lot.lot_number;
      if (isOther && (received !== unopened || missing !== 0)) {
        const text =
          'Vials of this lot have been opened or removed. Only its expiry can be corrected; amend the sessions for anything else.';
        throw new StateConflict('stock.lot_in_use', text);
      }
      const version = expectedVersion + 1;
      try {
        await this.ledger.insertNextLot(tx, {
          ...label,
          id,
          version,
          reason,
          at: this.clock.now(),
        });
      } catch (error) {
        if (!violates(error, 'stock_lot_once')) throw error;
        const message = 'This lot is in the stock already. Receive the vials there.';
        throw new StateConflict('stock.lot_taken', message, {}, [{ path: 'lotNumber', message }]);
      }
      auditLot(tx, 'correct', id, { version });
      return { id, version };
    });
  }

  /** Notes vials that were reconstituted ahead of a session: the label's clock runs from then on. */
  open(caller: Caller, id: string, idempotencyKey: string, body: VialOpening): Promise<RecordRef> {
    const request = { idempotencyKey, route: `POST stock/lots/${id}/openings`, body };
    return this.creations.once(caller, request, async (tx) => {
      const lot = await this.lockLot(tx, id);
      const at = this.clock.now();
      const { vials, reconstitutedAt, diluentMl } = body;
      if (compareInstants(reconstitutedAt, at.toISOString()) > 0) {
        throw fieldFault('stock.opened_later', 'reconstitutedAt', 'This time has not come yet.');
      }
      if (lot.unopened < vials) throw notOnHand(lot.unopened);
      await this.ledger.append(tx, {
        ...{ lotId: id, kind: 'opened', unopened: -vials, open: vials },
        ...{ reconstitutedAt, diluentMl, at },
      });
      auditLot(tx, 'open', id, { vials });
      return { id, version: lot.version };
    });
  }

  /** Takes vials out without a session: unopened ones are discarded, opened ones wasted, always with the reason. */
  remove(
    caller: Caller,
    id: string,
    idempotencyKey: string,
    body: VialRemoval,
  ): Promise<RecordRef> {
    const request = { idempotencyKey, route: `POST stock/lots/${id}/removals`, body };
    return this.creations.once(caller, request, async (tx) => {
      const lot = await this.lockLot(tx, id);
      const { vials, opening, reason } = body;
      const opened = lot.opened.find((waiting) => waiting.opening === opening);
      const onHand = opening === null ? lot.unopened : (opened?.vials ?? 0);
      if (onHand < vials) throw notOnHand(onHand);
      const at = this.clock.now();
      await this.ledger.append(
        tx,
        opening === null
          ? { lotId: id, kind: 'discarded', unopened: -vials, open: 0, reason, at }
          : {
              ...{ lotId: id, kind: 'wasted', unopened: 0, open: -vials, opening, reason, at },
              wastedUnits: vials * Number(lot.vial_units),
            },
      );
      auditLot(tx, 'remove', id, { vials });
      return { id, version: lot.version };
    });
  }

  /** The lot that a delivery belongs to, new or locked; throws where it says other facts than the label of this delivery. */
  private async lotFor(
    tx: TenantTransaction,
    { productId, lotNumber, expiresOn, vialUnits }: StockDelivery,
    at: Date,
  ): Promise<{ readonly id: string; readonly version: number }> {
    const id = randomUUID();
    const label = { lotNumber, expiresOn, vialUnits, reason: null, at };
    const isNew = await this.ledger.insertLot(tx, productId, { id, version: 1, ...label });
    if (isNew) return { id, version: 1 };
    const known = await this.ledger.lotOf(tx, productId, lotNumber);
    if (!known) throw new RecordNotFound('lot');
    const lot = await this.lockLot(tx, known.id);
    const there = 'This lot is in the stock with';
    if (lot.expires_on !== expiresOn) {
      const message = `${there} expiry ${formatDate(lot.expires_on)}. Read the label again, or correct the lot.`;
      throw fieldFault('stock.expiry_differs', 'expiresOn', message);
    }
    if (Number(lot.vial_units) !== vialUnits) {
      const message = `${there} vials of ${Number(lot.vial_units)} U. Read the label again, or correct the lot.`;
      throw fieldFault('stock.vial_differs', 'vialUnits', message);
    }
    return lot;
  }

  private async lockLot(tx: TenantTransaction, id: string): Promise<StockLotRow> {
    const lot = await this.ledger.lockLot(tx, id);
    if (!lot) throw new RecordNotFound('lot');
    return lot;
  }

  private async assertNotLater(
    tx: TenantTransaction,
    on: string,
    path: 'receivedOn',
  ): Promise<void> {
    const { today } = await this.practice.read(tx);
    if (compareDates(on, today) > 0) {
      throw fieldFault('stock.received_later', path, 'This day has not come yet.');
    }
  }
}

function assertActive(productId: string, activeIds: readonly string[]): void {
  if (activeIds.includes(productId)) return;
  const message = 'The practice has not completed the label check of this product.';
  throw fieldFault('stock.product_inactive', 'productId', message);
}

function fieldFault(code: string, path: string, message: string): RuleBroken {
  return new RuleBroken(code, message, {}, [{ path, message }]);
}

function notOnHand(vials: number): StateConflict {
  const what = vials === 1 ? '1 vial is' : `${vials} vials are`;
  return new StateConflict('stock.not_on_hand', `Only ${what} there. Read the stock again.`, {
    onHand: vials,
  });
}

function alreadyLeft(vials: number): StateConflict {
  const what = vials === 1 ? '1 vial of it has' : `${vials} vials of it have`;
  const message = `${what} left the shelf already: not fewer than that arrived.`;
  return new StateConflict('stock.below_nothing', message, { vials }, [{ path: 'vials', message }]);
}

function auditLot(
  tx: TenantTransaction,
  verb: 'receive' | 'correct' | 'correct-delivery' | 'open' | 'remove',
  id: string,
  detail: Readonly<Record<string, number>>,
): void {
  recordAudit(tx, {
    action: `stock-lot.${verb}`,
    subjectType: 'stock-lot',
    subjectId: id,
    detail,
  });
}
