import type { Instrument, SafetyConcern, SeverityBand } from '@glabella/domain/instruments';
import type { ScorePointStatus, VisitState } from '@glabella/domain/outcomes';
import type { FrownSeverity } from '@glabella/domain/treatment';
import type { CalendarDate, Citation } from '@glabella/domain/values';
import type { ChartComparison } from './chart-comparison';
import type { ChartCycle } from './chart-cycle';
import type { ValueScale } from './value-scale';

/**
 * What the horizontal axis counts, all true to time: dates, weeks since the first injection of the
 * course, or weeks since the last injection with the cycles laid over each other.
 */
export const chartAxes = ['date', 'weeks-since-first', 'weeks-since-last'] as const;

/** One of `chartAxes`. */
export type ChartAxis = (typeof chartAxes)[number];

/** How far back the chart reaches from today. */
export const chartRanges = ['3m', '6m', '1y', 'all'] as const;

/** One of `chartRanges`. */
export type ChartRange = (typeof chartRanges)[number];

/** What a safety item said; 'unknown' where only a total was taken over. */
export type SafetyMark = SafetyConcern | 'unknown';

/**
 * One assessment on the chart. `total` null is a gap, never zero; `hasSafetyMark` is a safety item
 * of 1 or more; `change` is in points since baseline, null up to
 * and including the day of the first injection.
 */
export interface ChartPoint {
  readonly id: string;
  readonly on: CalendarDate;
  readonly total: number | null;
  readonly status: ScorePointStatus;
  readonly band: SeverityBand | null;
  /** How many of the items were answered; null where only a total is known. */
  readonly answered: number | null;
  readonly safety: SafetyMark;
  readonly hasSafetyMark: boolean;
  readonly change: number | null;
  /** Whole days since the last injection that is read before or on that day; null before the first. */
  readonly daysSinceInjection: number | null;
  /** Antidepressants changed in the four weeks before, each in words. */
  readonly confounders: readonly string[];
  /** Whether one of them certainly was: their dates may be known in part. */
  readonly isSurelyConfounded: boolean;
}

/** A severity band of the instrument with its edges half a point outside its totals. */
export interface ChartBand {
  readonly id: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** A named horizontal line: where it lies, its words on the chart, its rule in full, its source. */
export interface ChartThreshold {
  readonly id: 'response' | 'remission';
  readonly at: number;
  readonly label: string;
  readonly rule: string;
  readonly source: Citation;
}

/** A rule that is told of the chart and draws no line: in words with its number in force, and its source. */
export interface ChartRule {
  readonly rule: string;
  readonly source: Citation;
}

/** One signed injection session in the lane under the plot; units are those of its product. */
export interface ChartInjection {
  readonly id: string;
  /** 1 for the first session that the patient ever had here. */
  readonly number: number;
  readonly on: CalendarDate;
  /** The region that was treated, as its protocol has it; null where the protocol is not known. */
  readonly region: string | null;
  /** False where it was given for something else than the instrument measures: it begins no cycle. */
  readonly isRead: boolean;
  readonly units: number;
  readonly siteCount: number;
  readonly lotNumber: string;
  readonly productName: string;
  /** The protocol's assumed effect in weeks; null where the protocol is not known. */
  readonly effectWeeks: number | null;
  /** The last day of the assumed effect, or the next session of the same concern where that comes first. */
  readonly effectEndsOn: CalendarDate | null;
  /** True when the assumed effect was not cut short by the next session. */
  readonly isEffectOpen: boolean;
  /** Antidepressants changed in the four weeks before, each in words. */
  readonly confounders: readonly string[];
  /** Whether one of them certainly was: their dates may be known in part. */
  readonly isSurelyConfounded: boolean;
}

/** An adverse event in the lane under the injections, from its onset to its end. */
export interface ChartAdverseEvent {
  readonly id: string;
  readonly on: CalendarDate;
  readonly title: string;
  /** 'mild', 'severe, serious'. */
  readonly gravity: string;
  /** 'ongoing', 'resolved 3 Dec 2026'. */
  readonly standing: string;
  readonly isSerious: boolean;
  /** The last day of it; null while it is open. */
  readonly endedOn: CalendarDate | null;
  /** The session that it is linked to, where the chart has it. */
  readonly injectionId: string | null;
}

/** Frown severity 0 to 3 as rated before a session or at a review; null: not rated. */
export interface ChartFrown {
  readonly id: string;
  /** The session that it was rated before; null at a review. */
  readonly injectionId: string | null;
  /** Whole days since the last injection before or on that day; null before the first. */
  readonly daysSinceInjection: number | null;
  readonly on: CalendarDate;
  readonly atRest: FrownSeverity | null;
  readonly atMaximum: FrownSeverity | null;
}

/** A dose of a medication as it is drawn; a date of which only a part is known is a span of days. */
export interface ChartDose {
  /** The first day that its start can mean; null where nobody knows it. */
  readonly from: CalendarDate | null;
  /** The last day that its start can mean. */
  readonly certainFrom: CalendarDate | null;
  /** The last day that its end can mean; null while it goes on. */
  readonly to: CalendarDate | null;
  /** '100 mg'. */
  readonly label: string;
}

/** A change of a medication: its start, another dose, its end. */
export interface ChartMedicationChange {
  /** The first day that it can mean. */
  readonly on: CalendarDate;
  /** The last day that it can mean. */
  readonly until: CalendarDate;
  /** As much of the date as is known: '2024', 'Mar 2024', '9 Mar 2024'. */
  readonly date: string;
  readonly words: string;
}

/** A drug taken beside the toxin, in the lane under the frown. */
export interface ChartMedication {
  readonly id: string;
  readonly name: string;
  readonly doses: readonly ChartDose[];
  readonly changes: readonly ChartMedicationChange[];
  readonly isOngoing: boolean;
}

/** Something in the patient's life, in the lane under the medication; no rule reads it. */
export interface ChartLifeEvent {
  readonly id: string;
  /** The first day that it can mean. */
  readonly on: CalendarDate;
  /** The last day that it can mean, never after today. */
  readonly until: CalendarDate;
  /** As much of the date as is known: '2024', 'Mar 2024', '9 Mar 2024'. */
  readonly date: string;
  /** Its kind, as it stands beside the mark: 'bereavement'. */
  readonly label: string;
  /** Its kind with what was written about it. */
  readonly words: string;
}

/** A planned measurement that is due, overdue or missed. */
export interface ChartVisit {
  readonly week: number;
  readonly dueOn: CalendarDate;
  readonly state: Extract<VisitState, 'due' | 'overdue' | 'missed'>;
}

/** The days that the chart shows, both ends included. */
export interface ChartWindow {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The baseline of the course on the chart. */
export interface ChartBaseline {
  readonly pointId: string;
  readonly on: CalendarDate;
  readonly total: number;
}

/**
 * Everything a patient's chart shows, free of any drawing library: screen, image, table and spoken
 * text are made from it, so they cannot differ. Lists are in order of time and hold the whole
 * record; `window` says which part of it is drawn.
 */
export interface ClinicalChartSpec {
  readonly instrument: Instrument;
  readonly points: readonly ChartPoint[];
  readonly bands: readonly ChartBand[];
  /** False where the course's protocol is not about what the instrument measures: then it has no baseline. */
  readonly isRead: boolean;
  readonly baseline: ChartBaseline | null;
  /** A smaller change since baseline is within measurement error; null where no number is published. */
  readonly reliableFrom: number | null;
  readonly thresholds: readonly ChartThreshold[];
  /** The rules in force beside those of the lines: what the axis tells the totals by. */
  readonly rules: readonly ChartRule[];
  readonly injections: readonly ChartInjection[];
  readonly adverseEvents: readonly ChartAdverseEvent[];
  readonly frown: readonly ChartFrown[];
  readonly medications: readonly ChartMedication[];
  readonly lifeEvents: readonly ChartLifeEvent[];
  readonly cycles: readonly ChartCycle[];
  readonly visits: readonly ChartVisit[];
  /** Null where nobody asked for it, or where the axis does not count from the first injection. */
  readonly comparison: ChartComparison | null;
  /** The end of the course; null while it runs. */
  readonly endedOn: CalendarDate | null;
  /** Since when every total of the course was a response; null where its latest is none. */
  readonly responseSince: CalendarDate | null;
  /** Since when every total of the course was a remission; null where its latest is none. */
  readonly remissionSince: CalendarDate | null;
  /** The first injection of the course, day 0 of the axis in weeks; null before it. */
  readonly firstInjectionOn: CalendarDate | null;
  /** 'date' where weeks were asked for but there is no injection to count from. */
  readonly axis: ChartAxis;
  /** 'points' where per cent were asked for but there is no baseline above 0. */
  readonly scale: ValueScale;
  readonly range: ChartRange;
  readonly window: ChartWindow;
  readonly today: CalendarDate;
}
