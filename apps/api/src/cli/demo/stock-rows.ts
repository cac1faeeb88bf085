import type { SyntheticLot, SyntheticRecall, SyntheticStock } from '@glabella/synthetic';
import { stockBalance } from '@glabella/domain/treatment';
import type { Row } from './synthetic-rows';

type StockTable =
  | 'stock_lot'
  | 'stock_lot_version'
  | 'stock_delivery_version'
  | 'stock_entry'
  | 'lot_recall'
  | 'lot_recall_event';

/** The rows of a made-up stock and its recall as the services would have stored them, each table after those it refers to. */
export function stockRows(
  practiceId: string,
  { lots, recall }: SyntheticStock,
): ReadonlyMap<StockTable, readonly Row[]> {
  const ofPractice = (rows: readonly Row[]) =>
    rows.map((row) => ({ practice_id: practiceId, ...row }));
  return new Map<StockTable, readonly Row[]>([
    ['stock_lot', ofPractice(lots.map(lotRow))],
    ['stock_lot_version', ofPractice(lots.map(lotVersionRow))],
    ['stock_delivery_version', ofPractice(lots.map(deliveryRow))],
    ['stock_entry', ofPractice(lots.flatMap(entryRows))],
    ['lot_recall', ofPractice(recall ? [recallRow(recall)] : [])],
    ['lot_recall_event', ofPractice(recall ? recallEventRows(recall) : [])],
  ]);
}

function lotRow(lot: SyntheticLot): Row {
  const { unopened, open } = stockBalance(lot.entries);
  return {
    id: lot.id,
    version: 1,
    product_id: lot.productId,
    lot_number: lot.lotNumber,
    expires_on: lot.expiresOn,
    vial_units: lot.vialUnits,
    entries: lot.entries.length,
    unopened,
    open,
    created_at: lot.receivedAt,
  };
}

function lotVersionRow(lot: SyntheticLot): Row {
  return {
    lot_id: lot.id,
    version: 1,
    lot_number: lot.lotNumber,
    expires_on: lot.expiresOn,
    vial_units: lot.vialUnits,
    author_id: lot.receivedById,
    recorded_at: lot.receivedAt,
  };
}

function deliveryRow(lot: SyntheticLot): Row {
  return {
    delivery_id: lot.deliveryId,
    version: 1,
    lot_id: lot.id,
    vials: lot.vials,
    supplier: lot.supplier,
    received_on: lot.receivedOn,
    author_id: lot.receivedById,
    recorded_at: lot.receivedAt,
  };
}

function entryRows(lot: SyntheticLot): Row[] {
  return lot.entries.map((entry, index) => ({
    lot_id: lot.id,
    ordinal: index + 1,
    kind: entry.kind,
    unopened: entry.unopened,
    open: entry.open,
    missing: entry.missing,
    injected_units: entry.injectedUnits,
    wasted_units: entry.wastedUnits,
    delivery_id: entry.kind === 'received' ? lot.deliveryId : null,
    delivery_version: entry.kind === 'received' ? 1 : null,
    session_id: entry.sessionId,
    session_version: entry.sessionId === null ? null : 1,
    reconstituted_at: entry.reconstitutedAt,
    diluent_ml: entry.diluentMl,
    reason: entry.reason,
    author_id: entry.authorId,
    recorded_at: entry.recordedAt,
  }));
}

function recallRow(recall: SyntheticRecall): Row {
  return {
    id: recall.id,
    version: 1 + recall.contacts.length,
    lot_number: recall.lotNumber,
    product_id: recall.productId,
    reason: recall.reason,
    authority: recall.authority,
    reference: recall.reference,
    closed: false,
    started_by: recall.startedById,
    started_at: recall.startedAt,
  };
}

function recallEventRows({ id, contacts, ...recall }: SyntheticRecall): Row[] {
  const started = {
    recall_id: id,
    ordinal: 1,
    kind: 'started',
    reason: recall.reason,
    author_id: recall.startedById,
    recorded_at: recall.startedAt,
  };
  const sought = contacts.map((contact, index) => ({
    recall_id: id,
    ordinal: index + 2,
    kind: 'contact',
    patient_id: contact.patientId,
    contacted_on: contact.contactedOn,
    method: contact.method,
    outcome: contact.outcome,
    note: contact.note,
    author_id: contact.authorId,
    recorded_at: contact.recordedAt,
  }));
  return [started, ...sought];
}
