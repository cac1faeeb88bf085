import type { SessionStockContext, StockLot, StockLotRecord } from '@glabella/contracts';
import {
  findProduct,
  productInPractice,
  useUntil,
  type OpenVials,
  type ProductsHere,
  type StockBalance,
  type StockChange,
} from '@glabella/domain/treatment';
import type {
  ListedLotRow,
  StandingUseRow,
  StockBalanceRow,
  StockDeliveryRow,
  StockEntryRow,
  StockLotRow,
  StockLotVersionRow,
} from './stock-rows';

/** A lot as the stock page lists it, its opened vials with the use-by of the practice's own label check. */
export function toStockLot(row: ListedLotRow, here: ProductsHere): StockLot {
  const product = findProduct(row.product_id);
  const hours = product ? productInPractice(product, here).useWithinHours : null;
  return {
    id: row.id,
    version: row.version,
    productId: row.product_id,
    lotNumber: row.lot_number,
    expiresOn: row.expires_on,
    vialUnits: Number(row.vial_units),
    unopened: row.unopened,
    opened: row.opened.map((vials) => ({
      ...vials,
      useBy: hours === null ? null : useUntil(vials.reconstitutedAt, hours),
    })),
    received: row.received,
    recallId: row.recall_id,
  };
}

/** The sums of a lot. */
export function toBalance(row: StockBalanceRow): StockBalance {
  const { received, unopened, open, used, wasted, discarded, missing } = row;
  return {
    ...{ received, unopened, open, used, wasted, discarded, missing },
    injectedUnits: Number(row.injected_units),
    wastedUnits: Number(row.wasted_units),
  };
}

/** One line of the history of a lot. */
export function toStockEntry(row: StockEntryRow): StockLotRecord['entries'][number] {
  const { session_id: id, session_on: performedOn } = row;
  return {
    ordinal: row.ordinal,
    kind: row.kind,
    unopened: row.unopened,
    open: row.open,
    missing: row.missing,
    injectedUnits: Number(row.injected_units),
    wastedUnits: Number(row.wasted_units),
    session: id === null || performedOn === null ? null : { id, performedOn },
    reconstitutedAt: row.reconstituted_at?.toISOString() ?? null,
    diluentMl: row.diluent_ml === null ? null : Number(row.diluent_ml),
    ...authored(row),
  };
}

/** One version of the label of a lot. */
export function toLotVersion(row: StockLotVersionRow): StockLotRecord['versions'][number] {
  return {
    version: row.version,
    lotNumber: row.lot_number,
    expiresOn: row.expires_on,
    vialUnits: Number(row.vial_units),
    ...authored(row),
  };
}

/** The deliveries with their versions, in the order in which they come. */
export function toDeliveries(rows: readonly StockDeliveryRow[]): StockLotRecord['deliveries'] {
  const deliveries = new Map<string, StockLotRecord['deliveries'][number]>();
  for (const row of rows) {
    const delivery = deliveries.get(row.delivery_id) ?? { id: row.delivery_id, versions: [] };
    const { version, vials, supplier, received_on: receivedOn } = row;
    delivery.versions.push({ version, vials, supplier, receivedOn, ...authored(row) });
    deliveries.set(row.delivery_id, delivery);
  }
  return [...deliveries.values()];
}

function authored(row: {
  readonly reason: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
}) {
  return {
    reason: row.reason,
    author: { id: row.author_id, displayName: row.author_name },
    recordedAt: row.recorded_at.toISOString(),
  };
}

/** A use that stands, as the ledger counts it. */
export function toStockChange(row: StandingUseRow): Omit<StockChange, 'kind'> {
  const { unopened, open, missing } = row;
  return {
    ...{ unopened, open, missing },
    injectedUnits: Number(row.injected_units),
    wastedUnits: Number(row.wasted_units),
  };
}

/** A lot as a session may take from it; what this session has taken itself counts as on hand. */
export function toSessionLot(
  row: StockLotRow,
  ownUses: readonly StandingUseRow[],
): SessionStockContext['lots'][number] {
  const own = ownUses.filter(({ lot_id: lotId }) => lotId === row.id);
  return {
    productId: row.product_id,
    lotNumber: row.lot_number,
    lotExpiresOn: row.expires_on,
    vialUnits: Number(row.vial_units),
    unopened: own.reduce((vials, { unopened }) => vials - unopened, row.unopened),
    opened: own.reduce<readonly OpenVials[]>(withTakenBack, row.opened).slice(),
  };
}

function withTakenBack(opened: readonly OpenVials[], use: StandingUseRow): readonly OpenVials[] {
  const { opening, opening_reconstituted_at: at, opening_diluent_ml: diluent } = use;
  if (opening === null || at === null || diluent === null) return opened;
  const waiting = opened.find((vials) => vials.opening === opening);
  const given = waiting ?? {
    opening,
    reconstitutedAt: at.toISOString(),
    diluentMl: Number(diluent),
    vials: 0,
  };
  return [
    ...opened.filter((vials) => vials !== waiting),
    { ...given, vials: given.vials - use.open },
  ];
}
