import type { Instrument } from '@glabella/domain/instruments';
import { type CalendarDate, daysBetween } from '@glabella/domain/values';
import { findBaseline } from '../baseline';
import { percentChange } from '../change';
import { comparableCourse } from '../comparison';
import {
  type ProtocolResponseRule,
  baselineAllowsResponse,
  isRemission,
  isResponse,
  withResponseRule,
} from '../response';
import { type ScorePoint, untilEnd } from '../score-point';
import { type OutcomeThresholds, type ReadingWeek, thresholdsOf } from '../thresholds';
import { inWeeks, windowDays } from '../visits';
import { isWeekClosed, valueAtWeek } from '../week-value';

/** A course of one patient as a cohort counts it: its first injection, its end, its plan and what that calls a response, its scores. */
export interface CohortCourse {
  readonly firstInjectionOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
  readonly visitWeeks: readonly number[];
  /** Of the protocol that the course keeps; without one the number of the reading holds. */
  readonly responseRule?: ProtocolResponseRule | null;
  readonly points: readonly ScorePoint[];
}

/** By what a cohort is read: the instrument, the day of the report and the thresholds in force. */
export interface CohortReading {
  readonly instrument: Instrument;
  readonly today: CalendarDate;
  readonly thresholds: OutcomeThresholds;
}

/**
 * Whether a patient stands in the figures: 'counted' has a baseline from which a response is stated;
 * 'below' has one under it (PHQ-9 10), 'none' has no complete baseline.
 */
export type CohortStanding = 'counted' | 'below' | 'none';

/** A reading week of a counted patient: its total, or why there is none. */
export interface CohortWeek {
  readonly week: ReadingWeek;
  /** 'not-yet': nothing recorded, the course runs and the window has not closed; 'missing': one of them is over. */
  readonly state: 'observed' | 'missing' | 'not-yet';
  readonly total: number | null;
  /** Change in per cent of the baseline, unrounded, negative when better; null without a total. */
  readonly change: number | null;
  /** False without a total: nobody is counted as better who was not seen. */
  readonly hasResponse: boolean;
  /** The protocol's response rule decided `hasResponse` otherwise than the number of the reading does. */
  readonly isByOwnRule: boolean;
  readonly hasRemission: boolean;
}

/** A planned visit of a counted patient: its total in the visit's window, or whether it was owed. */
export interface CohortVisit {
  readonly week: number;
  readonly total: number | null;
  /** Change in per cent of the baseline, unrounded; null without a total. */
  readonly change: number | null;
  /** The window closed, within the course, or holds a total. */
  readonly isOwed: boolean;
}

/** What one patient contributes to the figures of a cohort. */
export interface CohortPatient {
  readonly standing: CohortStanding;
  readonly baseline: number | null;
  /** Empty unless counted. */
  readonly weeks: readonly CohortWeek[];
  readonly visits: readonly CohortVisit[];
}

function weekOf(
  reading: CohortReading,
  { firstInjectionOn, endedOn, responseRule, points }: CohortCourse,
  baseline: number,
  window: OutcomeThresholds['weekWindows'][number],
): CohortWeek {
  const { instrument, thresholds, today } = reading;
  const { week } = window;
  const total = valueAtWeek(points, firstInjectionOn, week, thresholds)?.total ?? null;
  const change = percentChange(instrument, baseline, total);
  if (total === null || change === null) {
    const isClosed = isWeekClosed(firstInjectionOn, endedOn, window, today);
    const state = isClosed ? 'missing' : 'not-yet';
    const none = { hasResponse: false, isByOwnRule: false, hasRemission: false };
    return { week, state, total: null, change: null, ...none };
  }
  const own = withResponseRule(thresholds, responseRule, instrument);
  const hasResponse = isResponse(instrument, baseline, total, own);
  return {
    week,
    state: 'observed',
    total,
    change,
    hasResponse,
    isByOwnRule: hasResponse !== isResponse(instrument, baseline, total, thresholds),
    hasRemission: isRemission(instrument, total, thresholds),
  };
}

function visitsOf(reading: CohortReading, course: CohortCourse, baseline: number): CohortVisit[] {
  const { instrument, thresholds, today } = reading;
  const { firstInjectionOn, endedOn, visitWeeks, points } = course;
  const found = comparableCourse(
    instrument,
    points,
    firstInjectionOn,
    visitWeeks,
    endedOn,
    thresholds,
  );
  const totals = new Map(found?.totals.map(({ week, total }) => [week, total]));
  const day = daysBetween(firstInjectionOn, today);
  const endDay = endedOn === null ? Infinity : daysBetween(firstInjectionOn, endedOn);
  return inWeeks(visitWeeks).map((week) => {
    const { closes } = windowDays(week, thresholds.visitTolerance);
    const isMissed = closes < day && closes < endDay;
    const total = totals.get(week) ?? null;
    const change = percentChange(instrument, baseline, total);
    return { week, total, change, isOwed: change !== null || isMissed };
  });
}

/**
 * Places one patient in a cohort. The baseline is that of the course; scores after the end of the
 * course do not count and a response is what its protocol calls one, as on the patient's page. Without a published threshold for a baseline every
 * baseline above 0 counts.
 */
export function cohortPatient(reading: CohortReading, course: CohortCourse): CohortPatient {
  const { instrument, thresholds } = reading;
  const { endedOn, firstInjectionOn } = course;
  const points = untilEnd(course.points, endedOn);
  const baseline = findBaseline(points, firstInjectionOn, thresholds)?.total ?? null;
  if (baseline === null) return { standing: 'none', baseline, weeks: [], visits: [] };
  const hasRule = thresholdsOf(instrument, thresholds).responseBaselineFrom !== undefined;
  const isCounted =
    baseline > 0 && (!hasRule || baselineAllowsResponse(instrument, baseline, thresholds));
  if (!isCounted) return { standing: 'below', baseline, weeks: [], visits: [] };
  const counted = { ...course, points };
  return {
    standing: 'counted',
    baseline,
    weeks: thresholds.weekWindows.map((window) => weekOf(reading, counted, baseline, window)),
    visits: visitsOf(reading, counted, baseline),
  };
}
