import type { Citation, CitedNumber } from '@glabella/domain/values';
import type { ContraindicationId } from './contraindications';

/** A botulinum toxin by its nonproprietary name. */
export type ProductId =
  | 'onabotulinumtoxinA'
  | 'letibotulinumtoxinA'
  | 'incobotulinumtoxinA'
  | 'prabotulinumtoxinA'
  | 'abobotulinumtoxinA'
  | 'daxibotulinumtoxinA'
  | 'relabotulinumtoxinA';

/** What the label gives to each side of a region that has two, each number with its source. */
export interface LabelledSide {
  readonly units: CitedNumber;
  readonly sites: { readonly from: number; readonly through: number; readonly source: Citation };
}

/**
 * The dose on the label for one region: total units, and units per site where the label gives them.
 */
export interface LabelledDose {
  /** The id of a body region. */
  readonly region: string;
  readonly indication: string;
  readonly totalUnits: number;
  readonly siteCount: number | null;
  readonly unitsPerSite: number | null;
  /** Null where the label says nothing of a side by itself. */
  readonly eachSide: LabelledSide | null;
}

/** A dilution on the label: a vial of so many units with so many mL of preservative-free saline. */
export interface LabelledDilution {
  readonly vialUnits: number;
  readonly diluentMl: number;
}

/** The most that may be given in a rolling window of calendar months, all indications together. */
export interface CumulativeLimit {
  readonly units: number;
  readonly months: number;
  readonly source: Citation;
}

/** The ages, in completed years, outside which the label has no data or forbids use. */
export interface LabelledAge {
  readonly from: number;
  readonly through: number | null;
}

/**
 * A toxin with the facts of its label. A null fact is one that nobody has checked: the product says
 * so rather than assume a number. Units of different products are not interchangeable.
 */
export interface Product {
  readonly id: ProductId;
  readonly name: string;
  readonly brand: string;
  /**
   * Whether a session may be signed with it; the practice activates it after its own label check.
   */
  readonly active: boolean;
  readonly form: 'powder' | 'liquid';
  readonly vialUnits: readonly number[];
  /** Units per mL of a product that comes as a liquid; null for a powder. */
  readonly liquidUnitsPerMl: number | null;
  readonly labelledDoses: readonly LabelledDose[];
  readonly labelledDilutions: readonly LabelledDilution[];
  /** Hours within which a reconstituted vial must be used. */
  readonly useWithinHours: number | null;
  /** Where the practice read its own use-by; without it the hours are those of `sources`. */
  readonly useBySource?: Citation;
  readonly cumulativeLimit: CumulativeLimit | null;
  readonly minimumIntervalMonths: number | null;
  readonly labelledAge: LabelledAge | null;
  /** Contraindications asked for this product beside those asked for all. */
  readonly extraContraindications: readonly ContraindicationId[];
  /** HCPCS code of the drug and the units that one billing unit stands for. */
  readonly billing: { readonly code: string; readonly units: number } | null;
  readonly sources: readonly Citation[];
}
