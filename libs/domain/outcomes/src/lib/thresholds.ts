import {
  type Instrument,
  type InstrumentThresholds,
  instruments,
} from '@glabella/domain/instruments';
import type { Citation, CitedNumber } from '@glabella/domain/values';
import * as sources from './sources';

/** The weeks after the first injection at which a course is read. */
export type ReadingWeek = 6 | 12;

/** Days since the first injection, both ends included, in which a total may stand for a week. */
export interface WeekWindow {
  readonly week: ReadingWeek;
  readonly targetDay: number;
  readonly fromDay: number;
  readonly toDay: number;
  readonly source: Citation;
}

/**
 * Days before and after a planned visit in which it counts: `earlyDays` up to `earlyUntilWeek`,
 * then `lateDays`.
 */
export interface VisitTolerance {
  readonly earlyUntilWeek: number;
  readonly earlyDays: number;
  readonly lateDays: number;
  readonly source: Citation;
}

/** Under `percent` improvement at the first visit from `fromDay` to `toDay`: little change yet. */
export interface LittleChangeRule {
  readonly percent: number;
  readonly fromDay: number;
  readonly toDay: number;
  readonly source: Citation;
}

/**
 * Every number that outcome arithmetic decides by, each with its source: a practice may change
 * them, and a screen prints the one in force. `instruments` holds the points of each instrument by
 * its id.
 */
export interface OutcomeThresholds {
  readonly baselineWindowDays: CitedNumber;
  readonly weekWindows: readonly WeekWindow[];
  readonly responsePercent: CitedNumber;
  readonly partialResponsePercent: CitedNumber;
  readonly noResponseFromDay: CitedNumber;
  readonly littleChange: LittleChangeRule;
  readonly relapseConfirmationDays: CitedNumber;
  readonly recoveryMonths: CitedNumber;
  readonly onsetPercent: CitedNumber;
  readonly visitTolerance: VisitTolerance;
  /** Fewer patients than this in a week and nothing but their number is shown of a band. */
  readonly leastComparable: CitedNumber;
  /** The smallest count of patients that is printed as it is where nobody is named: those from 1 on below it are small cells. */
  readonly leastPrinted: CitedNumber;
  /** Up to this age an imported PHQ-9 opens a follow-up of item 9, where it is the patient's latest. */
  readonly importedItem9Days: CitedNumber;
  readonly instruments: Readonly<Record<string, InstrumentThresholds>>;
}

/** The published numbers, and the product's own where none is published. */
export const defaultOutcomeThresholds: OutcomeThresholds = {
  baselineWindowDays: {
    value: 14,
    source: sources.practiceRule(
      'The last complete total from 14 days before the first injection up to its day.',
    ),
  },
  weekWindows: [
    {
      week: 6,
      targetDay: 42,
      fromDay: 28,
      toDay: 56,
      source: sources.practiceRule('The complete total nearest day 42, from day 28 to day 56.'),
    },
    {
      week: 12,
      targetDay: 84,
      fromDay: 70,
      toDay: 98,
      source: sources.practiceRule('The complete total nearest day 84, from day 70 to day 98.'),
    },
  ],
  responsePercent: { value: 50, source: sources.responseSource },
  partialResponsePercent: { value: 25, source: sources.partialResponseSource },
  noResponseFromDay: {
    value: 42,
    source: sources.practiceRule('Nothing is called off track before day 42.'),
  },
  littleChange: { percent: 20, fromDay: 21, toDay: 35, source: sources.littleChangeSource },
  relapseConfirmationDays: {
    value: 14,
    source: sources.practiceRule('A visit within 14 days confirms a relapse or withdraws it.'),
  },
  recoveryMonths: { value: 6, source: sources.recoverySource },
  onsetPercent: {
    value: 20,
    source: sources.practiceRule('The first visit at least 20 % below the start of the cycle.'),
  },
  visitTolerance: {
    earlyUntilWeek: 8,
    earlyDays: 7,
    lateDays: 14,
    source: sources.practiceRule('7 days either side up to week 8, 14 days after.'),
  },
  leastComparable: {
    value: 20,
    source: sources.practiceRule(
      'Fewer than 20 patients make no band: chance and single people would show.',
    ),
  },
  leastPrinted: {
    value: 5,
    source: sources.practiceRule('Counts of 1 to 4 print as <5: single people would show.'),
  },
  importedItem9Days: {
    value: 14,
    source: sources.practiceRule(
      'An imported item 9 opens a follow-up only where it is the latest and at most 14 days old.',
    ),
  },
  instruments: Object.fromEntries(
    instruments.map((instrument) => [instrument.id, instrument.thresholds]),
  ),
};

/**
 * The points of one instrument in force: the practice's where it set them, else the instrument's
 * own.
 */
export function thresholdsOf(
  instrument: Instrument,
  thresholds: OutcomeThresholds,
): InstrumentThresholds {
  return thresholds.instruments[instrument.id] ?? instrument.thresholds;
}
