import { hundredthsOf } from '../dose';

/** What may happen to the vials of a lot; every happening is one entry, and no entry is ever changed. */
export const stockEntryKinds = [
  'received',
  'receipt-corrected',
  'opened',
  'used',
  'use-undone',
  'wasted',
  'discarded',
] as const;

/** One of `stockEntryKinds`. */
export type StockEntryKind = (typeof stockEntryKinds)[number];

/** The kinds in words. */
export const stockEntryLabels: Readonly<Record<StockEntryKind, string>> = {
  received: 'Received',
  'receipt-corrected': 'Delivery corrected',
  opened: 'Opened',
  used: 'Used by a session',
  'use-undone': 'Use undone',
  wasted: 'Opened vial wasted',
  discarded: 'Discarded unopened',
};

/** What one entry changes. Vials are whole; units have at most 2 decimals. */
export interface StockChange {
  readonly kind: StockEntryKind;
  /** Change of the whole, unopened vials on hand. */
  readonly unopened: number;
  /** Change of the vials that are opened and wait for a session. */
  readonly open: number;
  /** Vials that a session opened and the ledger did not hold: recorded as a fact, never below nothing on hand. */
  readonly missing: number;
  readonly injectedUnits: number;
  /** Units of opened vials that nobody received. */
  readonly wastedUnits: number;
}

/** What the entries of a lot add up to, in vials, and in units of what was opened. */
export interface StockBalance {
  readonly received: number;
  readonly unopened: number;
  readonly open: number;
  /** Taken by sessions, from the shelf or opened before. */
  readonly used: number;
  readonly wasted: number;
  readonly discarded: number;
  readonly missing: number;
  readonly injectedUnits: number;
  readonly wastedUnits: number;
}

const usedBySessions: readonly StockEntryKind[] = ['used', 'use-undone'];
const receipts: readonly StockEntryKind[] = ['received', 'receipt-corrected'];

/** The sums of a lot's entries; units exactly, as hundredths. Throws DoseOutOfRange for a third decimal. */
export function stockBalance(entries: readonly StockChange[]): StockBalance {
  const vials = (kinds: readonly StockEntryKind[], of: (entry: StockChange) => number) =>
    entries.reduce((sum, entry) => sum + (kinds.includes(entry.kind) ? of(entry) : 0), 0);
  const left = ({ unopened, open }: StockChange) => -unopened - open;
  return {
    received: vials(receipts, ({ unopened }) => unopened),
    unopened: vials(stockEntryKinds, ({ unopened }) => unopened),
    open: vials(stockEntryKinds, ({ open }) => open),
    used: vials(usedBySessions, left),
    wasted: vials(['wasted'], left),
    discarded: vials(['discarded'], left),
    missing: vials(usedBySessions, ({ missing }) => missing),
    injectedUnits: exactSum(entries.map(({ injectedUnits }) => injectedUnits)),
    wastedUnits: exactSum(entries.map(({ wastedUnits }) => wastedUnits)),
  };
}

function exactSum(units: readonly number[]): number {
  return units.reduce((sum, one) => sum + signedHundredths(one), 0) / 100;
}

function signedHundredths(units: number): number {
  return units < 0 ? -hundredthsOf(-units) : hundredthsOf(units);
}

/** What of a ledger can never be. */
export type LedgerFault = 'below-nothing' | 'vials-differ' | 'units-differ';

/**
 * What is wrong with the entries of a lot of vials of so many units, in the order in which they were written: less than
 * nothing on hand at any time; vials that were received and are neither on hand, opened, used, wasted nor discarded; units
 * of the opened vials that were neither injected nor wasted. Null when all reconciles.
 */
export function ledgerFault(
  entries: readonly StockChange[],
  vialUnits: number,
): LedgerFault | null {
  const [onHand, waiting] = [{ vials: 0 }, { vials: 0 }];
  for (const { unopened, open } of entries) {
    onHand.vials += unopened;
    waiting.vials += open;
    if (onHand.vials < 0 || waiting.vials < 0) return 'below-nothing';
  }
  const sums = stockBalance(entries);
  const accounted = sums.unopened + sums.open + sums.used + sums.wasted + sums.discarded;
  if (sums.received !== accounted) return 'vials-differ';
  const emptied = (sums.used + sums.missing + sums.wasted) * hundredthsOf(vialUnits);
  const told = signedHundredths(sums.injectedUnits) + signedHundredths(sums.wastedUnits);
  return emptied === told ? null : 'units-differ';
}
