import type { StockEntryKind } from '@glabella/domain/treatment';

/** Vials opened ahead, as a query gathers them for a lot. */
export interface OpenVialsJson {
  readonly opening: number;
  readonly reconstitutedAt: string;
  readonly diluentMl: number;
  readonly vials: number;
}

/** A lot as it stands now. */
export interface StockLotRow {
  readonly id: string;
  readonly version: number;
  readonly product_id: string;
  readonly lot_number: string;
  readonly expires_on: string;
  readonly vial_units: string;
  readonly unopened: number;
  readonly open: number;
  readonly opened: readonly OpenVialsJson[];
}

/** A lot with what the stock page shows beside it. */
export interface ListedLotRow extends StockLotRow {
  readonly received: number;
  readonly recall_id: string | null;
}

/** One entry with whom and what it speaks of. */
export interface StockEntryRow {
  readonly ordinal: number;
  readonly kind: StockEntryKind;
  readonly unopened: number;
  readonly open: number;
  readonly missing: number;
  readonly injected_units: string;
  readonly wasted_units: string;
  readonly session_id: string | null;
  readonly session_on: string | null;
  readonly patient_id: string | null;
  readonly reconstituted_at: Date | null;
  readonly diluent_ml: string | null;
  readonly reason: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
}

/** The sums of a lot's entries. */
export interface StockBalanceRow {
  readonly received: number;
  readonly unopened: number;
  readonly open: number;
  readonly used: number;
  readonly wasted: number;
  readonly discarded: number;
  readonly missing: number;
  readonly injected_units: string;
  readonly wasted_units: string;
}

/** One version of the label of a lot. */
export interface StockLotVersionRow {
  readonly version: number;
  readonly lot_number: string;
  readonly expires_on: string;
  readonly vial_units: string;
  readonly reason: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
}

/** One version of a delivery. */
export interface StockDeliveryRow {
  readonly delivery_id: string;
  readonly lot_id: string;
  readonly version: number;
  readonly vials: number;
  readonly supplier: string;
  readonly received_on: string;
  readonly reason: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
}

/** A use of vials by a session that nothing has taken back. */
export interface StandingUseRow {
  readonly lot_id: string;
  readonly ordinal: number;
  readonly product_id: string;
  readonly lot_number: string;
  readonly unopened: number;
  readonly open: number;
  readonly missing: number;
  readonly injected_units: string;
  readonly wasted_units: string;
  readonly opening: number | null;
  readonly opening_reconstituted_at: Date | null;
  readonly opening_diluent_ml: string | null;
}
