import type { Citation, CitedNumber } from '@glabella/domain/values';

/** One possible answer: its points, the printed words and its LOINC answer code where it has one. */
export interface AnswerOption {
  readonly value: number;
  readonly label: string;
  readonly loinc?: string;
}

/** A question answered by a whole number from `min` to `max`, both included, in `unit`. */
export interface NumberScale {
  readonly min: number;
  readonly max: number;
  /** As printed after the number: 'min'; empty where the number has none. */
  readonly unit: string;
  /** What the two ends mean, in words. */
  readonly ends: string;
}

/**
 * One question; `text` is the official wording, `shortLabel` is for places where space forces it.
 * It takes the answers of its instrument unless it has options or a scale of numbers of its own.
 */
export interface InstrumentItem {
  readonly code: string;
  readonly number: number;
  readonly text: string;
  readonly shortLabel: string;
  readonly loinc?: string;
  readonly options?: readonly AnswerOption[];
  readonly scale?: NumberScale;
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
 * How an assessment comes in: 'items' are answered and scored here; a 'total' was added up on a form
 * whose items the product does not hold, and is what was entered times `factor`; 'separate-items'
 * never add up, each is read for itself.
 */
export type InstrumentEntry =
  | { readonly kind: 'items' }
  | { readonly kind: 'total'; readonly label: string; readonly factor: number }
  | { readonly kind: 'separate-items' };

/** Who gives the answers: the patient about themselves, or a clinician in an interview. */
export type InstrumentRater = 'patient' | 'clinician';

/** Severity bands as one author published them. */
export interface BandSet {
  readonly id: string;
  readonly bands: readonly SeverityBand[];
  readonly source: Citation;
}

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
  readonly reliableChange?: CitedNumber;
  readonly caseness?: CitedNumber;
  readonly remissionBelow?: CitedNumber;
  readonly minimalImportantDifference?: CitedNumber;
  readonly responseBaselineFrom?: CitedNumber;
  readonly worsening?: CitedNumber;
  readonly newSevereFrom?: CitedNumber;
  readonly relapse?: RelapseThreshold;
  readonly wearOffRise?: CitedNumber;
  /** Response as a fall by grades of a short scale, in place of a share of the baseline. */
  readonly responseGrades?: CitedNumber;
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
  /** What it measures; absent: mood. A course is not read by what its protocol is not about. */
  readonly concern?: 'sweating';
  readonly recallDays: number;
  readonly direction: 'lower-is-better' | 'higher-is-better';
  readonly rater: InstrumentRater;
  readonly entry: InstrumentEntry;
  /** Absent where it is validated. */
  readonly isNotValidated?: true;
  /** Names of its total as files write it, in lower-case letters and digits: 'ham d 17'. */
  readonly aliases: readonly string[];
  /** Names by which other versions with other points go, too; a file that says no more is never taken for this one. */
  readonly ambiguousNames?: readonly string[];
  /** None where only totals may be kept. */
  readonly items: readonly InstrumentItem[];
  readonly functionItem?: FunctionItem;
  readonly options: readonly AnswerOption[];
  readonly range: { readonly min: number; readonly max: number };
  /** None where no author published any. */
  readonly bands: readonly SeverityBand[];
  readonly bandSource: Citation | null;
  /** Bands of other authors, one of which a practice may prefer. */
  readonly otherBands?: readonly BandSet[];
  readonly loinc: { readonly panel: string | null; readonly total: string | null };
  readonly missingRule: MissingRule;
  readonly thresholds: InstrumentThresholds;
  /** Cronbach's alpha as its authors published it, 0 to 1: what a reliable change follows from. */
  readonly internalConsistency?: CitedNumber;
  readonly copyright: string;
  readonly sources: readonly Citation[];
  /** For the curve of one item: the instrument it belongs to and its place there, from 0. */
  readonly itemOf?: { readonly instrumentId: string; readonly index: number };
}

/**
 * A questionnaire whose wording may be shown in full and which the product scores: every question and
 * answer has its LOINC code.
 */
export interface CodedInstrument extends Instrument {
  readonly items: readonly (InstrumentItem & { readonly loinc: string })[];
  readonly options: readonly (AnswerOption & { readonly loinc: string })[];
  readonly loinc: { readonly panel: string; readonly total: string };
  readonly thresholds: InstrumentThresholds & { readonly reliableChange: CitedNumber };
}
