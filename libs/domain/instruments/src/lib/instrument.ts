import type { Citation, CitedNumber } from '@glabella/domain/values';

/** One possible answer: its points, the printed words and its LOINC answer code. */
export interface AnswerOption {
  readonly value: number;
  readonly label: string;
  readonly loinc: string;
}

/**
 * One scored question; `text` is the official wording, `shortLabel` is for places where space
 * forces it.
 */
export interface InstrumentItem {
  readonly code: string;
  readonly number: number;
  readonly text: string;
  readonly shortLabel: string;
  readonly loinc: string;
  readonly isSafetyItem?: true;
}

/** A question that belongs to the form and is never part of the total. */
export interface FunctionItem {
  readonly code: string;
  readonly text: string;
  readonly shortLabel: string;
  readonly loinc: string;
  readonly options: readonly AnswerOption[];
}

/** A range of totals, both ends included, with its published name. */
export interface SeverityBand {
  readonly id: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** What a form with unanswered questions is worth. */
export type MissingRule =
  | {
      readonly kind: 'prorate';
      readonly minAnswered: number;
      readonly requiredItems: readonly string[];
      readonly source: Citation;
    }
  | { readonly kind: 'complete-only'; readonly source: Citation };

/**
 * When a rise after response counts as relapse: at least `from` points and at least `rise` above
 * the lowest.
 */
export interface RelapseThreshold {
  readonly from: number;
  readonly rise: number;
  readonly source: Citation;
}

/**
 * The points that decide on one instrument. A threshold that is absent has no published value for
 * this instrument, and then the rule is not applied to it: no instrument borrows the number of
 * another.
 */
export interface InstrumentThresholds {
  readonly reliableChange: CitedNumber;
  readonly caseness?: CitedNumber;
  readonly remissionBelow?: CitedNumber;
  readonly minimalImportantDifference?: CitedNumber;
  readonly responseBaselineFrom?: CitedNumber;
  readonly worsening?: CitedNumber;
  readonly newSevereFrom?: CitedNumber;
  readonly relapse?: RelapseThreshold;
  readonly wearOffRise?: CitedNumber;
}

/**
 * A questionnaire as data: wording, points, bands, codes, the rule for gaps and the thresholds,
 * each with its source.
 */
export interface Instrument {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly recallDays: number;
  readonly direction: 'lower-is-better' | 'higher-is-better';
  readonly items: readonly InstrumentItem[];
  readonly functionItem?: FunctionItem;
  readonly options: readonly AnswerOption[];
  readonly range: { readonly min: number; readonly max: number };
  readonly bands: readonly SeverityBand[];
  readonly loinc: { readonly panel: string; readonly total: string };
  readonly missingRule: MissingRule;
  readonly thresholds: InstrumentThresholds;
  readonly copyright: string;
  readonly sources: readonly Citation[];
}
